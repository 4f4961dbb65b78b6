import type { IntegrationId, JiraIssueRef } from '../../domain/ids.ts';

/** How much there is to do for one Jira, and what was given up. */
export interface BacklogDepth {
  /** Deliveries that nobody has processed. */
  readonly pendingDeliveries: number;
  /** Effects that are due or waiting. */
  readonly openEffects: number;
  readonly deadEffects: number;
  /**
   * Since when the oldest of what is to be done has been due, or when the first of it will be. Null when there is
   * nothing, or when all of it waits for an authorization.
   */
  readonly oldestDueAt: Date | null;
}

/** What is still to be done, read from the store. */
export interface Backlog {
  /** Whether the issue has a Delivery nobody processed, or an Effect that is due at `now`. */
  hasWork(issue: JiraIssueRef, now: Date): Promise<boolean>;

  /** At most `limit` issues that have work at `now`, those that wait longest first. */
  issuesWithWork(now: Date, limit: number): Promise<readonly JiraIssueRef[]>;

  /** Counted anew each time, over all the issues of this Jira. */
  depth(id: IntegrationId): Promise<BacklogDepth>;
}
