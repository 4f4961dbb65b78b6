import type { IssueCreation } from '../../../domain/creation/issue-creation.ts';
import { creationSentence } from '../creation-sentence.ts';

export function presentCreation(creation: IssueCreation) {
  const props = creation.toProps();
  const { id, installationId, integrationId, trackerIssueId, ruleId, by, state, attempts } = props;
  const { nextAttemptAt, problem, fieldProblems, jiraIssueId, jiraIssueKey, linkId } = props;
  return {
    ...{ id, installationId, integrationId, trackerIssueId, ruleId, by, state, attempts, nextAttemptAt },
    ...{ problem, errors: fieldProblems, marker: creation.marker, jiraIssueId, jiraIssueKey, linkId },
    ...{ createdAt: props.createdAt, finishedAt: props.finishedAt, sentence: creationSentence(creation) },
  };
}
