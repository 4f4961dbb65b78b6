import type { Clock } from '../application/ports/clock.ts';
import type { Storage } from '../application/ports/storage.ts';
import { TrackerUnavailable, type Tracker, type Trackers } from '../application/ports/tracker.ts';
import { TrackersByKind } from '../application/tracking/trackers-by-kind.ts';
import { LocalTrackers } from '../adapters/tracker/local/local-trackers.ts';

export interface TrackerPorts {
  readonly storage: Storage;
  readonly clock: Clock;
}

/** The trackers of every kind. */
export function openTrackers({ storage, clock }: TrackerPorts): Trackers {
  const missing: Trackers = {
    of: ({ tracker }): Tracker => {
      throw new TrackerUnavailable(`This Lockstep cannot call a tracker of the kind "${tracker.kind}".`);
    },
  };
  return new TrackersByKind({ local: new LocalTrackers(storage, clock), sentry: missing, http: missing });
}
