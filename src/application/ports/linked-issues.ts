import type { JiraIssueRef } from '../../domain/ids.ts';

/** Tells events that are kept from those that nobody waits for. */
export interface LinkedIssues {
  /** Whether a link of the issue is not over, as it was committed when this was called or later: never from memory. */
  isLinked(issue: JiraIssueRef): Promise<boolean>;
}
