import type { Secret } from '../../../domain/secret.ts';
import type { SentryTrackerSettings } from '../../../domain/tracker-settings.ts';
import type { Clock } from '../../../application/ports/clock.ts';
import type { Log } from '../../../application/ports/log.ts';
import type { Meter } from '../../../application/ports/meter.ts';
import { TrackerUnavailable } from '../../../application/ports/tracker.ts';
import { networkTroubleIn } from '../../egress/network-trouble.ts';
import type { Answer, Transport } from '../../egress/transport.ts';
import { failureOf } from './sentry-failure.ts';

export interface SentryCallerPorts {
  readonly transport: Pick<Transport, 'send'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  readonly userAgent: string;
}

export interface SentryCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/0`, with a slash at its start and, but for a query, at its end. */
  readonly path: string;
  /** The path without what is special to this call, for the log. */
  readonly pattern: string;
  /** What it is for, as in "could not ... at sentry.example.com". */
  readonly purpose: string;
  readonly body?: unknown;
}

/** An answer that is good, or says that what was asked is not there or not done. */
export interface SentryAnswer {
  /** `refused`: it was understood, and not done. */
  readonly kind: 'good' | 'missing' | 'refused' | 'other_path';
  /** The JSON of the body; undefined when it is none. */
  readonly value: unknown;
  /** When it was answered, by Sentry's clock where it tells. */
  readonly at: Date;
  /** Where the next page of a list is; null when this is the last. */
  readonly next: string | null;
}

const KINDS: Readonly<Record<number, SentryAnswer['kind']>> = {
  400: 'refused',
  404: 'missing',
  405: 'other_path',
  // Where GlitchTip answers what Sentry answers by 400.
  422: 'refused',
};

/** Calls the API of one Sentry with its token. Never sends anything twice. */
export class SentryCaller {
  readonly #ports: SentryCallerPorts;
  readonly #settings: SentryTrackerSettings;
  readonly #token: () => Promise<Secret | null>;

  constructor(
    ports: SentryCallerPorts,
    settings: SentryTrackerSettings,
    token: () => Promise<Secret | null>,
  ) {
    this.#ports = ports;
    this.#settings = settings;
    this.#token = token;
  }

  /** @throws {TrackerUnavailable} when it may or may not be done, or the token is not let do it. */
  async ask(call: SentryCall): Promise<SentryAnswer> {
    const count = (outcome: '2xx' | 'failed') => {
      this.#ports.meter.count('tracker_calls', { ...labelsOf(call), outcome });
    };
    try {
      const answer = await this.#ask(call);
      count('2xx');
      return answer;
    } catch (error) {
      if (error instanceof TrackerUnavailable) count('failed');
      throw error;
    }
  }

  async #ask(call: SentryCall): Promise<SentryAnswer> {
    const answer = await this.#send(call);
    const isGood = answer.status >= 200 && answer.status < 300;
    const kind = isGood ? 'good' : KINDS[answer.status];
    const now = this.#ports.clock.now();
    if (kind === undefined) throw failureOf(call, answer, { host: this.#host, now });

    const value = jsonIn(answer.text);
    if (isGood && value === undefined && answer.status !== 204) {
      throw new TrackerUnavailable(
        `Could not ${call.purpose} at ${this.#host}: what answered is no Sentry. Check the base URL, and what stands in ` +
          'between.',
      );
    }
    return { kind, value, at: timeOf(answer) ?? now, next: nextPageIn(answer.headers['link']) };
  }

  async #send(call: SentryCall): Promise<Answer> {
    const { method, path, pattern, purpose, body } = call;
    const { transport, clock, log, meter, userAgent } = this.#ports;
    const { baseUrl, tls } = this.#settings;
    const token = await this.#token();
    if (token === null) {
      throw new TrackerUnavailable(
        `There is no token for ${this.#host}: give this Installation's tracker one.`,
      );
    }
    const startedAt = clock.now();
    let status: number | null = null;
    try {
      const answer = await transport.send({
        name: `${method} ${pattern}`,
        url: `${baseUrl}/api/0${path}`,
        method,
        headers: {
          Accept: 'application/json',
          Authorization: `Bearer ${token.reveal()}`,
          'User-Agent': userAgent,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        tls,
      });
      status = answer.status;
      return answer;
    } catch (error) {
      const { says } = networkTroubleIn(error);
      throw new TrackerUnavailable(`Could not ${purpose} at ${this.#host}: ${says}`, { cause: error });
    } finally {
      const durationMs = clock.now().getTime() - startedAt.getTime();
      log.debug('sentry_call', { endpoint: `${method} ${pattern}`, status, durationMs });
      meter.time('tracker_call', labelsOf(call), durationMs);
    }
  }

  get #host(): string {
    return new URL(this.#settings.baseUrl).host;
  }
}

function labelsOf({ method, pattern }: SentryCall): { readonly tracker: 'sentry'; readonly call: string } {
  return { tracker: 'sentry', call: `${method} ${pattern}` };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function timeOf({ headers }: Answer): Date | null {
  const time = Date.parse(headers['date'] ?? '');
  return Number.isNaN(time) ? null : new Date(time);
}

/** The cursor of the next page (RFC 8288, with `results` as Sentry says it). */
function nextPageIn(link: string | undefined): string | null {
  const next = (link ?? '').split(/,\s*(?=<)/).find((part) => /;\s*rel="next"/.test(part));
  if (next === undefined || !/;\s*results="true"/.test(next)) return null;
  return /;\s*cursor="([^"]+)"/.exec(next)?.[1] ?? null;
}
