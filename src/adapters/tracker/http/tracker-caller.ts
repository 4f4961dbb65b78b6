import type { z } from 'zod';
import type { Clock } from '../../../application/ports/clock.ts';
import type { Log } from '../../../application/ports/log.ts';
import type { Meter } from '../../../application/ports/meter.ts';
import type { TrackerSecrets } from '../../../application/ports/tracker-secrets.ts';
import { TrackerUnavailable } from '../../../application/ports/tracker.ts';
import type { InstallationId } from '../../../domain/ids.ts';
import { liveTrackerSecrets } from '../../../domain/tracker-secret.ts';
import type { HttpTrackerSettings } from '../../../domain/tracker-settings.ts';
import type { Answer, Transport } from '../../egress/transport.ts';
import { ANSWERS, type CallAnswer, type CallData, type CallType } from './call-schemas.ts';
import { signedHeaders, type Message } from './signed-call.ts';
import {
  troubleWithAnswer,
  troubleWithNetwork,
  troubleWithSecrets,
  troubleWithStatus,
  type Wanted,
} from './tracker-trouble.ts';

export interface TrackerCallerPorts {
  readonly secrets: Pick<TrackerSecrets, 'of'>;
  readonly transport: Pick<Transport, 'send'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  readonly userAgent: string;
}

/** Which tracker of which Installation is called. */
export interface HttpTrackerOf {
  readonly installationId: InstallationId;
  readonly tracker: HttpTrackerSettings;
}

/** One call of one tracker. */
export interface TrackerCall<Type extends CallType> extends HttpTrackerOf {
  /** Identifies the message: a repeat has the same, so that the tracker can tell. */
  readonly id: string;
  readonly type: Type;
  readonly data: CallData<Type>;
  /** Completes "Could not … Bugz". */
  readonly purpose: string;
}

/** Makes calls of http trackers, one POST each: signed, never repeated by itself, answers read strictly. */
export class TrackerCaller {
  readonly #ports: TrackerCallerPorts;

  constructor(ports: TrackerCallerPorts) {
    this.#ports = ports;
  }

  /** @throws {TrackerUnavailable} for whatever goes wrong, saying what, and what to do about it. */
  async call<Type extends CallType>(call: TrackerCall<Type>): Promise<CallAnswer<Type>> {
    try {
      const answer = understood(call, await this.#send(call));
      this.#count(call, '2xx');
      return answer;
    } catch (error) {
      if (error instanceof TrackerUnavailable) this.#count(call, 'failed');
      throw error;
    }
  }

  async #send(call: TrackerCall<CallType>): Promise<Answer> {
    const { clock, transport, userAgent } = this.#ports;
    const { type, data, tracker, id } = call;
    const at = clock.now();
    const message = { id, at, body: JSON.stringify({ type, timestamp: at.toISOString(), data }) };
    const headers = {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'User-Agent': userAgent,
      ...(await this.#proof(call, message)),
    };
    const answer = await this.#logged(call, async () => {
      try {
        const { url, tls } = tracker;
        return await transport.send({ name: type, url, method: 'POST', headers, body: message.body, tls });
      } catch (error) {
        throw troubleWithNetwork(call, error);
      }
    });
    const failure = troubleWithStatus(call, answer, clock.now());
    if (failure !== null) throw failure;
    return answer;
  }

  async #proof(call: TrackerCall<CallType>, message: Message): Promise<Readonly<Record<string, string>>> {
    const secrets = await this.#ports.secrets.of(call.installationId);
    const live = liveTrackerSecrets(secrets, 'call', message.at);
    if (live.length === 0) throw troubleWithSecrets(call);
    return signedHeaders(message, live);
  }

  async #logged(
    { type, installationId }: TrackerCall<CallType>,
    send: () => Promise<Answer>,
  ): Promise<Answer> {
    const { clock, log, meter } = this.#ports;
    const startedAt = clock.now();
    let status: number | null = null;
    try {
      const answer = await send();
      status = answer.status;
      return answer;
    } finally {
      const durationMs = clock.now().getTime() - startedAt.getTime();
      log.debug('tracker_call', { installationId, type, status, durationMs });
      meter.time('tracker_call', { tracker: 'http', call: type }, durationMs);
    }
  }

  #count({ type }: TrackerCall<CallType>, outcome: '2xx' | 'failed'): void {
    this.#ports.meter.count('tracker_calls', { tracker: 'http', call: type, outcome });
  }
}

function understood<Type extends CallType>(call: TrackerCall<Type>, { text }: Answer): CallAnswer<Type> {
  const schema: z.ZodType = ANSWERS[call.type];
  const result = schema.safeParse(jsonIn(text, call));
  if (!result.success) throw troubleWithAnswer(call, `its answer is none to ${call.type}.`);
  return result.data as CallAnswer<Type>;
}

function jsonIn(text: string, wanted: Wanted): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw troubleWithAnswer(wanted, 'its answer is no JSON.');
  }
}
