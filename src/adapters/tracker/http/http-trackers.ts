import type { Clock } from '../../../application/ports/clock.ts';
import type { Log } from '../../../application/ports/log.ts';
import type { Meter } from '../../../application/ports/meter.ts';
import type { Randomness } from '../../../application/ports/randomness.ts';
import type { Tracing } from '../../../application/ports/tracing.ts';
import type { TrackerSecrets } from '../../../application/ports/tracker-secrets.ts';
import type { Tracker, Trackers } from '../../../application/ports/tracker.ts';
import { InvariantViolated } from '../../../domain/domain-error.ts';
import type { Installation } from '../../../domain/installation.ts';
import { EgressGuard } from '../../egress/egress-guard.ts';
import { Transport } from '../../egress/transport.ts';
import { userAgentOf } from '../../egress/user-agent.ts';
import { HttpTracker } from './http-tracker.ts';
import { TrackerCaller } from './tracker-caller.ts';

export interface HttpTrackersOptions {
  /** Of Lockstep, for the User-Agent. */
  readonly version?: string;
  /** Whether addresses of private networks and of this machine may be called. */
  readonly allowPrivateAddresses?: boolean;
  readonly connectTimeoutMs?: number;
  /** For the head of an answer, and between two pieces of its body. */
  readonly answerTimeoutMs?: number;
  /** For a whole call, however steadily its answer drips. */
  readonly callTimeoutMs?: number;
  readonly maxAnswerBytes?: number;
}

export interface HttpTrackersPorts {
  readonly secrets: Pick<TrackerSecrets, 'of'>;
  readonly randomness: Pick<Randomness, 'id'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  readonly tracing?: Tracing;
  readonly options?: HttpTrackersOptions;
}

/** Gives an Installation the tracker that its settings name, to be called at its URL. */
export class HttpTrackers implements Trackers {
  readonly #transport: Transport;
  readonly #caller: TrackerCaller;
  readonly #randomness: Pick<Randomness, 'id'>;

  constructor({ options = {}, randomness, tracing, ...ports }: HttpTrackersPorts) {
    const guard = new EgressGuard({ allowPrivateAddresses: options.allowPrivateAddresses ?? true });
    this.#transport = new Transport(guard, {
      connectTimeoutMs: options.connectTimeoutMs ?? 5_000,
      answerTimeoutMs: options.answerTimeoutMs ?? 15_000,
      callTimeoutMs: options.callTimeoutMs ?? 20_000,
      maxAnswerBytes: options.maxAnswerBytes ?? 1024 * 1024,
      tracing,
    });
    const userAgent = userAgentOf(options.version);
    this.#caller = new TrackerCaller({ ...ports, transport: this.#transport, userAgent });
    this.#randomness = randomness;
  }

  /** @throws {InvariantViolated} when the Installation has a tracker of another kind. */
  of({ id: installationId, tracker }: Installation): Tracker {
    if (tracker.kind !== 'http') throw new InvariantViolated(`a ${tracker.kind} tracker is no http tracker`);
    return new HttpTracker(this.#caller, this.#randomness, { installationId, tracker });
  }

  /** Takes no more calls, lets those under way end, then closes every connection. */
  close(): Promise<void> {
    return this.#transport.close();
  }
}
