import { ContainerModule } from 'inversify';
import type { Clock } from '../application/ports/clock.ts';
import type { Randomness } from '../application/ports/randomness.ts';
import type { Storage } from '../application/ports/storage.ts';
import type { Trackers } from '../application/ports/tracker.ts';
import { composeTracking, type Tracking } from '../application/tracking/compose-tracking.ts';
import { CheckTracker } from '../application/tracking/check-tracker.ts';
import { ConnectTracker } from '../application/tracking/connect-tracker.ts';
import { RotateTrackerSecrets } from '../application/tracking/rotate-tracker-secrets.ts';
import { CLOCK, RANDOMNESS, STORAGE, TRACKERS, TRACKING } from './tokens.ts';

/** Connecting trackers. */
export const trackingModule = new ContainerModule(({ bind }) => {
  bind(TRACKING).toResolvedValue(
    (storage: Storage, trackers: Trackers, randomness: Randomness, clock: Clock) =>
      composeTracking({ storage, trackers, randomness, clock }),
    [STORAGE, TRACKERS, RANDOMNESS, CLOCK],
  );
  bind(CheckTracker).toResolvedValue((all: Tracking) => all.checkTracker, [TRACKING]);
  bind(ConnectTracker).toResolvedValue((all: Tracking) => all.connectTracker, [TRACKING]);
  bind(RotateTrackerSecrets).toResolvedValue((all: Tracking) => all.rotateTrackerSecrets, [TRACKING]);
});
