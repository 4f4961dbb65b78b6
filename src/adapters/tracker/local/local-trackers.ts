import type { Installation } from '../../../domain/installation.ts';
import type { Clock } from '../../../application/ports/clock.ts';
import type { Storage } from '../../../application/ports/storage.ts';
import type { Tracker, Trackers } from '../../../application/ports/tracker.ts';
import { LocalTracker } from './local-tracker.ts';

/** Gives every Installation the local tracker, the only kind there is. */
export class LocalTrackers implements Trackers {
  readonly #storage: Pick<Storage, 'trackerIssues' | 'trackerUsers'>;
  readonly #clock: Clock;

  constructor(storage: Pick<Storage, 'trackerIssues' | 'trackerUsers'>, clock: Clock) {
    this.#storage = storage;
    this.#clock = clock;
  }

  of(installation: Installation): Tracker {
    return new LocalTracker(this.#storage, this.#clock, installation);
  }
}
