import { ContainerModule } from 'inversify';
import type { Outbound } from '../application/outbound/compose-outbound.ts';
import { ReceiveSentryHook } from '../application/outbound/receive-sentry-hook.ts';
import type { BodySignatures } from '../application/ports/body-signatures.ts';
import type { Clock } from '../application/ports/clock.ts';
import type { Fingerprints } from '../application/ports/fingerprints.ts';
import type { Meter } from '../application/ports/meter.ts';
import type { Storage } from '../application/ports/storage.ts';
import type { Trackers } from '../application/ports/tracker.ts';
import { BODY_SIGNATURES, CLOCK, FINGERPRINTS, METER, OUTBOUND, STORAGE, TRACKERS } from './tokens.ts';

/** What Sentrys tell by webhook. */
export const sentryModule = new ContainerModule(({ bind }) => {
  bind(ReceiveSentryHook).toResolvedValue(
    (
      { stores }: Storage,
      trackers: Trackers,
      bodySignatures: BodySignatures,
      fingerprints: Fingerprints,
      clock: Clock,
      meter: Meter,
      outbound: Outbound,
    ) =>
      new ReceiveSentryHook(
        { stores, trackers, bodySignatures, fingerprints, clock, meter },
        outbound.receiveTrackerEvents,
      ),
    [STORAGE, TRACKERS, BODY_SIGNATURES, FINGERPRINTS, CLOCK, METER, OUTBOUND],
  );
});
