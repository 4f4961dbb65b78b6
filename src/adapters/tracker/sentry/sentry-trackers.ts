import type { Installation } from '../../../domain/installation.ts';
import type { Secret } from '../../../domain/secret.ts';
import { liveTrackerSecrets } from '../../../domain/tracker-secret.ts';
import type { SentryTrackerSettings } from '../../../domain/tracker-settings.ts';
import type { Clock } from '../../../application/ports/clock.ts';
import type { Log } from '../../../application/ports/log.ts';
import type { Meter } from '../../../application/ports/meter.ts';
import type { Storage } from '../../../application/ports/storage.ts';
import type { Tracing } from '../../../application/ports/tracing.ts';
import { TrackerUnavailable, type Tracker, type Trackers } from '../../../application/ports/tracker.ts';
import { EgressGuard } from '../../egress/egress-guard.ts';
import { Transport } from '../../egress/transport.ts';
import { userAgentOf } from '../../egress/user-agent.ts';
import { OwnWrites } from './own-writes.ts';
import { SentryCaller } from './sentry-caller.ts';
import { SentryCheck } from './sentry-check.ts';
import { SentryIssues, type SentryTraits } from './sentry-issues.ts';
import { SentryTracker } from './sentry-tracker.ts';

export interface SentryTrackersPorts {
  readonly storage: Pick<Storage, 'stores' | 'trackerWrites'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  readonly tracing?: Tracing;
  readonly options: SentryTrackersOptions;
}

export interface SentryTrackersOptions {
  /** Of Lockstep, for the User-Agent. */
  readonly version?: string;
  /** Whether a Sentry may be at a private address. */
  readonly allowPrivateAddresses: boolean;
  /** For the head of an answer, and between two pieces of its body. */
  readonly answerTimeoutMs?: number;
  /** For a call as a whole. */
  readonly callTimeoutMs?: number;
}

const ANSWER_TIMEOUT_MS = 30_000;
const LONGEST_ANSWER = 20 * 1024 * 1024;
/** What was found out is asked anew after so long: a Sentry is upgraded, a token replaced. */
const TRAITS_LAST_MS = 600_000;

/** Gives an Installation its Sentry. To be closed. */
export class SentryTrackers implements Trackers {
  readonly #ports: SentryTrackersPorts;
  readonly #transport: Transport;
  readonly #traits = new Map<string, SentryTraits>();

  constructor(ports: SentryTrackersPorts) {
    const { allowPrivateAddresses, answerTimeoutMs = ANSWER_TIMEOUT_MS } = ports.options;
    const { callTimeoutMs = 2 * answerTimeoutMs } = ports.options;
    this.#ports = ports;
    this.#transport = new Transport(new EgressGuard({ allowPrivateAddresses }), {
      connectTimeoutMs: answerTimeoutMs,
      answerTimeoutMs,
      callTimeoutMs,
      maxAnswerBytes: LONGEST_ANSWER,
      tracing: ports.tracing,
    });
  }

  /** @throws {TrackerUnavailable} when the Installation has no Sentry. */
  of(installation: Installation): Tracker {
    const { id, tracker } = installation;
    if (tracker.kind !== 'sentry') throw new TrackerUnavailable('This Installation has no Sentry.');

    const { storage, clock, log, meter, options } = this.#ports;
    const token = async (): Promise<Secret | null> => {
      const secrets = await storage.stores.trackerSecrets.of(id);
      return liveTrackerSecrets(secrets, 'call', clock.now())[0] ?? null;
    };
    const ports = { transport: this.#transport, clock, log, meter, userAgent: userAgentOf(options.version) };
    const caller = new SentryCaller(ports, tracker, token);
    const issues = new SentryIssues(caller, tracker, this.#traitsOf(installation, tracker));
    const check = new SentryCheck(caller, issues, tracker);
    return new SentryTracker(issues, new OwnWrites(storage.trackerWrites, clock, id), check);
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  #traitsOf({ id }: Installation, { baseUrl, organization }: SentryTrackerSettings): SentryTraits {
    const place = `${id} ${baseUrl} ${organization}`;
    const now = this.#ports.clock.now();
    const known = this.#traits.get(place);
    if (known !== undefined && now.getTime() - known.askedAt.getTime() < TRAITS_LAST_MS) return known;
    const traits: SentryTraits = { askedAt: now, isPlain: null };
    this.#traits.set(place, traits);
    return traits;
  }
}
