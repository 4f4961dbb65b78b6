import type { IssueCreation } from '../../domain/creation/issue-creation.ts';
import { moment, sentence } from './sentence-parts.ts';

/** What became of the making of a Jira issue, for a person. */
export function creationSentence(creation: IssueCreation): string {
  const { state, jiraIssueKey, problem, nextAttemptAt, attempts, by, ruleId } = creation.toProps();
  const asked = ruleId === null ? `${by} asked for a Jira issue` : `The rule “${by}” asked for a Jira issue`;
  const stopped = problem === null ? '' : ` What stopped it: ${sentence(problem)}`;
  switch (state) {
    case 'due':
      return `${asked}. It will be made in a moment.`;
    case 'created':
      return `${asked}: ${jiraIssueKey ?? 'it'} was made in Jira, and is linked.`;
    case 'waiting':
      return nextAttemptAt === null
        ? `${asked}. It will be made once the Integration is authorized again.${stopped}`
        : `${asked}. The next try is due at ${moment(nextAttemptAt)}.${stopped}`;
    case 'failed':
      return `${asked}. None was linked: mend what stopped it and replay this, or ask anew.${stopped}`;
    case 'dead':
      return `${asked}. It was given up after ${attempts === 1 ? 'one try' : `${attempts} tries`}: mend what stopped it and replay this.${stopped}`;
  }
}
