import { z } from 'zod';
import { CREATION_STATES, type IssueCreation } from '../../../domain/creation/issue-creation.ts';
import { creationSentence } from '../creation-sentence.ts';
import { FIELD_PROBLEM } from '../problem.ts';
import { count, list, ownId, time, type Presented } from './presented.ts';

export const CREATION = z
  .strictObject({
    id: ownId(),
    installationId: ownId(),
    integrationId: ownId(),
    trackerIssueId: z.string(),
    ruleId: ownId().nullable().describe('The rule that asks for it; null when a person does.'),
    by: z.string().describe('Who asks for it, for people.'),
    state: z
      .enum(CREATION_STATES)
      .describe('`due` and `waiting` are tried by themselves; `failed` and `dead` wait for a person.'),
    attempts: count(),
    nextAttemptAt: time().nullable(),
    problem: z.string().nullable().describe('What stopped the last try.'),
    errors: list(FIELD_PROBLEM).describe('What is wrong at which field, by our word or Jira’s.'),
    marker: z.string().describe('What the Jira issue bears, so that it is found again.'),
    jiraIssueId: z.string().nullable(),
    jiraIssueKey: z.string().nullable(),
    linkId: ownId().nullable(),
    createdAt: time(),
    finishedAt: time().nullable(),
    sentence: z.string().describe('How it goes, for people.'),
  })
  .meta({ id: 'Creation' });

export function presentCreation(creation: IssueCreation): Presented<typeof CREATION> {
  const props = creation.toProps();
  const { id, installationId, integrationId, trackerIssueId, ruleId, by, state, attempts } = props;
  const { nextAttemptAt, problem, fieldProblems, jiraIssueId, jiraIssueKey, linkId } = props;
  return {
    ...{ id, installationId, integrationId, trackerIssueId, ruleId, by, state, attempts, nextAttemptAt },
    ...{ problem, errors: fieldProblems, marker: creation.marker, jiraIssueId, jiraIssueKey, linkId },
    ...{ createdAt: props.createdAt, finishedAt: props.finishedAt, sentence: creationSentence(creation) },
  };
}
