import type { LocalTrackerIssue, TrackerIssueStatus } from '../../domain/tracker-issue.ts';
import type { Clock } from '../ports/clock.ts';
import type { ActInLocalTracker, LocalTrackerActor } from './act-in-local-tracker.ts';

export interface SetLocalTrackerIssueStatusCommand extends LocalTrackerActor {
  readonly status: TrackerIssueStatus;
}

/** Resolves, ignores or unresolves an issue of the local tracker, as a person does; Jira follows. */
export class SetLocalTrackerIssueStatus {
  readonly #act: ActInLocalTracker;
  readonly #clock: Clock;

  constructor(act: ActInLocalTracker, clock: Clock) {
    this.#act = act;
    this.#clock = clock;
  }

  /**
   * Does nothing to an issue that is so already.
   * @throws {NotFound} when the scope has no such issue.
   */
  async execute({ status, ...actor }: SetLocalTrackerIssueStatusCommand): Promise<LocalTrackerIssue> {
    return this.#act.execute(actor, async (issue, { localTracker }) => {
      if (issue.status === status) return { result: issue, change: null };
      const changed = { ...issue, status, changedAt: this.#clock.now() };
      await localTracker.saveIssue(changed);
      return { result: changed, change: { kind: 'status', status, isRegression: false } };
    });
  }
}
