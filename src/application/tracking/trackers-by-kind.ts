import type { Installation } from '../../domain/installation.ts';
import type { TrackerKind } from '../../domain/tracker-settings.ts';
import type { Tracker, Trackers } from '../ports/tracker.ts';

/** Gives every Installation the tracker of its kind. */
export class TrackersByKind implements Trackers {
  readonly #byKind: Readonly<Record<TrackerKind, Trackers>>;

  constructor(byKind: Readonly<Record<TrackerKind, Trackers>>) {
    this.#byKind = byKind;
  }

  of(installation: Installation): Tracker {
    return this.#byKind[installation.tracker.kind].of(installation);
  }
}
