import type { Installation } from '../../../domain/installation.ts';
import type { Clock } from '../../../application/ports/clock.ts';
import type { Tracker, Trackers } from '../../../application/ports/tracker.ts';
import { LocalTracker, type LocalTrackerStorage } from './local-tracker.ts';

/** Gives every Installation the local tracker, the only kind there is. */
export class LocalTrackers implements Trackers {
  readonly #storage: LocalTrackerStorage;
  readonly #clock: Clock;

  constructor(storage: LocalTrackerStorage, clock: Clock) {
    this.#storage = storage;
    this.#clock = clock;
  }

  of(installation: Installation): Tracker {
    return new LocalTracker(this.#storage, this.#clock, installation);
  }
}
