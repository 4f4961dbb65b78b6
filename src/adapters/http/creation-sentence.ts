import type { IssueCreation } from '../../domain/creation/issue-creation.ts';
import { moment, sentence } from './sentence-parts.ts';

/** What became of the making of a Jira issue, for a person. */
export function creationSentence(creation: IssueCreation): string {
  const { state, jiraIssueKey, problem, nextAttemptAt, attempts, by, ruleId } = creation.toProps();
  const asked = ruleId === null ? `${by} asked for a Jira issue` : `The rule “${by}” asked for a Jira issue`;
  const stopped = problem === null ? '' : ` What stopped it: ${sentence(problem)}`;
  switch (state) {
    case 'due':
      return `${asked}, which is made in a moment.`;
    case 'created':
      return `${asked}: ${jiraIssueKey ?? 'it'} was made in Jira, and is linked.`;
    case 'waiting':
      return nextAttemptAt === null
        ? `${asked}, which waits until the Jira is authorized again.${stopped}`
        : `${asked}, which is tried again at ${moment(nextAttemptAt)}.${stopped}`;
    case 'failed':
      return `${asked}, and none was linked: it needs a person.${stopped}`;
    case 'dead':
      return `${asked}, and it was given up after ${attempts === 1 ? 'one try' : `${attempts} tries`}.${stopped}`;
  }
}
