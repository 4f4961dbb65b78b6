import type { Clock } from '../application/ports/clock.ts';
import type { Log } from '../application/ports/log.ts';
import type { Meter } from '../application/ports/meter.ts';
import type { Storage } from '../application/ports/storage.ts';
import { UNTRACED, type Tracing } from '../application/ports/tracing.ts';
import type { Trackers } from '../application/ports/tracker.ts';
import { WatchedTrackers } from '../application/tracking/watched-trackers.ts';
import { TrackersByKind } from '../application/tracking/trackers-by-kind.ts';
import { CryptoRandomness } from '../adapters/system/crypto-randomness.ts';
import { HttpTrackers } from '../adapters/tracker/http/http-trackers.ts';
import { LocalTrackers } from '../adapters/tracker/local/local-trackers.ts';
import { SentryTrackers } from '../adapters/tracker/sentry/sentry-trackers.ts';
import type { Config } from './config.ts';
import { version } from './version.ts';

export interface TrackerPorts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  readonly tracing?: Tracing;
}

/** The trackers of every kind; to be closed. */
export interface OpenedTrackers {
  readonly trackers: Trackers;
  close(): Promise<void>;
}

/** The trackers of every kind, as the configuration has them. */
export function openTrackers(
  { allowPrivateAddresses }: Config,
  { storage, clock, log, meter, tracing = UNTRACED }: TrackerPorts,
): OpenedTrackers {
  const options = { allowPrivateAddresses, version: version() };
  const http = new HttpTrackers({
    ...{ clock, log, meter, tracing, randomness: new CryptoRandomness() },
    secrets: storage.stores.trackerSecrets,
    options,
  });
  const sentry = new SentryTrackers({ storage, clock, log, meter, tracing, options });
  const trackers = new TrackersByKind({ local: new LocalTrackers(storage, clock), sentry, http });
  return {
    trackers: new WatchedTrackers({ trackers, installations: storage.stores.installations, clock }),
    close: async () => {
      await Promise.all([http.close(), sentry.close()]);
    },
  };
}
