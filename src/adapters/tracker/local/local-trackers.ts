import type { Installation } from '../../../domain/installation.ts';
import type { Clock } from '../../../application/ports/clock.ts';
import type { LocalTrackerIssues } from '../../../application/ports/local-tracker-issues.ts';
import type { Tracker, Trackers } from '../../../application/ports/tracker.ts';
import { LocalTracker } from './local-tracker.ts';

/** Gives every Installation the local tracker, the only kind there is. */
export class LocalTrackers implements Trackers {
  readonly #issues: LocalTrackerIssues;
  readonly #clock: Clock;

  constructor(issues: LocalTrackerIssues, clock: Clock) {
    this.#issues = issues;
    this.#clock = clock;
  }

  of(installation: Installation): Tracker {
    return new LocalTracker(this.#issues, this.#clock, installation.id);
  }
}
