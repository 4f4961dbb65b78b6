import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Storage } from '../ports/storage.ts';
import type { Trackers } from '../ports/tracker.ts';
import { CheckTracker } from './check-tracker.ts';
import { ConnectTracker } from './connect-tracker.ts';
import { RotateTrackerSecrets } from './rotate-tracker-secrets.ts';

export interface TrackingPorts {
  readonly storage: Pick<Storage, 'unitOfWork' | 'reads'>;
  readonly trackers: Trackers;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

export interface Tracking {
  readonly checkTracker: CheckTracker;
  readonly connectTracker: ConnectTracker;
  readonly rotateTrackerSecrets: RotateTrackerSecrets;
}

/** Connecting trackers, on these ports. */
export function composeTracking({ storage, trackers, ...ports }: TrackingPorts): Tracking {
  const { unitOfWork, reads } = storage;
  return {
    checkTracker: new CheckTracker({ reads, trackers }),
    connectTracker: new ConnectTracker({ ...ports, unitOfWork, reads }),
    rotateTrackerSecrets: new RotateTrackerSecrets({ ...ports, unitOfWork, reads }),
  };
}
