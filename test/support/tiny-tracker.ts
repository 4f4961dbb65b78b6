import type { AddressInfo } from 'node:net';

import { expect } from 'chai';

import { startTracker } from '../../examples/http-tracker/tracker.ts';
import { PromMeter } from '../../src/adapters/system/prom-meter.ts';
import { SilentLog } from '../../src/adapters/system/silent-log.ts';
import { SystemClock } from '../../src/adapters/system/system-clock.ts';
import { HttpTrackers } from '../../src/adapters/tracker/http/http-trackers.ts';
import type { Tracker } from '../../src/application/ports/tracker.ts';
import { Secret } from '../../src/domain/secret.ts';
import { signingSecretFrom } from '../../src/domain/tracker-secret.ts';
import type { HttpTrackerSettings } from '../../src/domain/tracker-settings.ts';
import { startContractProxy } from './contract-proxy.ts';
import { anId, anInstallation } from './builders.ts';
import { SeededRandomness } from './scenario-randomness.ts';

export type TinyTracker = Awaited<ReturnType<typeof startTracker>>;

/**
 * The tracker of the example, and the Tracker by which Lockstep calls it; both to be closed. What they say to each other
 * is held to the document of the contract.
 */
export interface CalledTracker {
  readonly tiny: TinyTracker;
  readonly tracker: Tracker;
  close(): Promise<void>;
}

export async function callingTinyTracker(): Promise<CalledTracker> {
  const value = signingSecretFrom(new Secret('a-secret-of-the-tests-for-calls-only'));
  const tiny = await startTracker({
    callSecrets: [value.reveal()],
    eventSecret: value.reveal(),
    eventsUrl: 'http://127.0.0.1:1/nobody',
    ...{ port: 0, firstRetryMs: 60_000 },
  });
  const trackers = new HttpTrackers({
    secrets: { of: async () => [{ id: 'one', purpose: 'call', value, retiresAt: null }] },
    randomness: new SeededRandomness(),
    clock: new SystemClock(),
    log: new SilentLog(),
    meter: new PromMeter(),
  });
  const proxy = await startContractProxy(originOf(tiny));
  return {
    tiny,
    tracker: trackers.of(anInstallation({ id: anId(), tracker: settingsAt(proxy.url) })),
    close: async () => {
      tiny.close();
      proxy.close();
      await trackers.close();
      expect(proxy.offences, 'against the contract').to.deep.equal([]);
    },
  };
}

export function originOf({ server }: TinyTracker): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What connects Lockstep to the tracker at this origin. */
export function settingsAt(origin: string): HttpTrackerSettings {
  return {
    kind: 'http',
    name: 'Tiny',
    url: `${origin}/lockstep`,
    tls: { isVerified: true, caCertificate: null },
  };
}
