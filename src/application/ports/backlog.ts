import type { BacklogDepth } from '../../domain/backlog-depth.ts';
import type { IntegrationId, JiraIssueId, JiraIssueRef } from '../../domain/ids.ts';

/** What is still to be done, read from the store. */
export interface Backlog {
  /** Whether the issue has a Delivery nobody processed, or an Effect that is due at `now`. */
  hasWork(issue: JiraIssueRef, now: Date): Promise<boolean>;

  /**
   * At most `limit` issues that have work at `now`, those that wait longest first; Integrations take turns, so that the
   * backlog of one hides nobody else's.
   */
  issuesWithWork(now: Date, limit: number): Promise<readonly JiraIssueRef[]>;

  /** Those of the issues that have a Delivery nobody processed, or an Effect that is not over, whenever it is due. */
  unfinished(id: IntegrationId, issues: readonly JiraIssueId[]): Promise<readonly JiraIssueId[]>;

  /** Counted anew each time, over all the issues of this Jira. */
  depth(id: IntegrationId): Promise<BacklogDepth>;
}
