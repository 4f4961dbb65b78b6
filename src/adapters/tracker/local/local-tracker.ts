import { EVERYTHING } from '../../../domain/api-key.ts';
import type { EffectId, InstallationId, TrackerIssueId } from '../../../domain/ids.ts';
import { statusAfter, type TrackerAction, type TrackerIssue } from '../../../domain/tracker-issue.ts';
import type { Clock } from '../../../application/ports/clock.ts';
import type { LocalTrackerIssues } from '../../../application/ports/local-tracker-issues.ts';
import type { Tracker, TrackerAnswer } from '../../../application/ports/tracker.ts';

/** The tracker whose issues live in Lockstep itself, as one Installation sees it. */
export class LocalTracker implements Tracker {
  readonly #issues: LocalTrackerIssues;
  readonly #clock: Clock;
  readonly #installationId: InstallationId;

  constructor(issues: LocalTrackerIssues, clock: Clock, installationId: InstallationId) {
    this.#issues = issues;
    this.#clock = clock;
    this.#installationId = installationId;
  }

  async find(id: TrackerIssueId): Promise<TrackerIssue | null> {
    const issue = await this.#issues.find(EVERYTHING, id);
    return issue?.installationId === this.#installationId ? issue : null;
  }

  apply(action: TrackerAction, id: TrackerIssueId, effect: EffectId): Promise<TrackerAnswer> {
    const issue = { installationId: this.#installationId, id };
    return this.#issues.applyOnce(effect, issue, { status: statusAfter(action), at: this.#clock.now() });
  }
}
