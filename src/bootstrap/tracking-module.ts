import { ContainerModule } from 'inversify';
import { ReceiveSignedEvents } from '../application/outbound/receive-signed-events.ts';
import { ReceiveTrackerEvents } from '../application/outbound/receive-tracker-events.ts';
import type { Clock } from '../application/ports/clock.ts';
import type { Log } from '../application/ports/log.ts';
import type { MessageSignatures } from '../application/ports/message-signatures.ts';
import type { Meter } from '../application/ports/meter.ts';
import type { Randomness } from '../application/ports/randomness.ts';
import type { Storage } from '../application/ports/storage.ts';
import type { Trackers } from '../application/ports/tracker.ts';
import type { TrackerEventReader } from '../application/ports/tracker-event-reader.ts';
import { composeTracking, type Tracking } from '../application/tracking/compose-tracking.ts';
import { CheckTracker } from '../application/tracking/check-tracker.ts';
import { ConnectTracker } from '../application/tracking/connect-tracker.ts';
import { RotateTrackerSecrets } from '../application/tracking/rotate-tracker-secrets.ts';
import {
  CLOCK,
  LOG,
  MESSAGE_SIGNATURES,
  METER,
  RANDOMNESS,
  STORAGE,
  TRACKER_EVENT_READER,
  TRACKERS,
  TRACKING,
} from './tokens.ts';

/** Connecting trackers, and taking their signed events. */
export const trackingModule = new ContainerModule(({ bind }) => {
  bind(TRACKING).toResolvedValue(
    (storage: Storage, trackers: Trackers, randomness: Randomness, clock: Clock) =>
      composeTracking({ storage, trackers, randomness, clock }),
    [STORAGE, TRACKERS, RANDOMNESS, CLOCK],
  );
  bind(CheckTracker).toResolvedValue((all: Tracking) => all.checkTracker, [TRACKING]);
  bind(ConnectTracker).toResolvedValue((all: Tracking) => all.connectTracker, [TRACKING]);
  bind(ReceiveSignedEvents).toResolvedValue(
    (
      { stores }: Storage,
      signatures: MessageSignatures,
      reader: TrackerEventReader,
      receive: ReceiveTrackerEvents,
      clock: Clock,
      meter: Meter,
      log: Log,
    ) => new ReceiveSignedEvents({ stores, signatures, reader, clock, meter, log }, receive),
    [STORAGE, MESSAGE_SIGNATURES, TRACKER_EVENT_READER, ReceiveTrackerEvents, CLOCK, METER, LOG],
  );
  bind(RotateTrackerSecrets).toResolvedValue((all: Tracking) => all.rotateTrackerSecrets, [TRACKING]);
});
