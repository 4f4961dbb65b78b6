import { JiraFailure, QuietTime } from '../../application/ports/jira-failure.ts';
import type { Clock } from '../../application/ports/clock.ts';
import type { Log } from '../../application/ports/log.ts';
import type { Meter } from '../../application/ports/meter.ts';
import { failureFromAnswer, unexpectedAnswer } from './failure-from-answer.ts';
import { endpointOf, hostOf, isDance, type JiraAnswer, type JiraCall } from './jira-call.ts';
import { failureFromNetwork } from './network-failure.ts';
import { privateKeyOf } from './private-key.ts';
import { signRequest } from './signature.ts';
import type { Transport } from '../egress/transport.ts';

interface Ports {
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  readonly transport: Transport;
  readonly userAgent: string;
}

/** What the body of a good answer says; null when it makes no sense. */
export type Understand<Meaning> = (answer: JiraAnswer) => Meaning | null;

/**
 * Makes calls of Jira: signs each request anew, counts and logs it, and turns whatever goes wrong into a JiraFailure.
 * Repeats a request only where Jira has surely done nothing: once for a used nonce, once for a refused time stamp. Sends
 * nothing signed to a Jira before the time is over for which it asked to be left alone.
 */
export class JiraCaller {
  readonly #ports: Ports;
  /** By how much Jira's clock is ahead of ours, in milliseconds, where the difference once mattered. */
  readonly #clockOffsets = new Map<string, number>();

  /** By base URL, until when that Jira asked to be left alone. */
  readonly #quietUntil = new Map<string, number>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** @throws {JiraFailure} */
  async call<Meaning>(call: JiraCall, understand: Understand<Meaning>): Promise<Meaning> {
    try {
      this.#checkQuiet(call);
      const answer = await this.#ask(call, new Set());
      const meaning = understand(answer);
      if (meaning === null) throw unexpectedAnswer(call, answer, this.#ports.clock.now());
      this.#count(call, '2xx');
      return meaning;
    } catch (error) {
      if (error instanceof JiraFailure) {
        this.#count(call, error.code);
        this.#noteQuiet(call, error);
      }
      throw error;
    }
  }

  #checkQuiet({ kind, target: { baseUrl } }: JiraCall): void {
    const quietMs = (this.#quietUntil.get(baseUrl) ?? 0) - this.#ports.clock.now().getTime();
    if (kind === 'signed' && quietMs > 0) throw new QuietTime(baseUrl, quietMs);
  }

  #noteQuiet({ target: { baseUrl } }: JiraCall, { code, retryAfterMs }: JiraFailure): void {
    if (code !== 'jira_rate_limited' || retryAfterMs === null) return;
    const until = this.#ports.clock.now().getTime() + retryAfterMs;
    this.#quietUntil.set(baseUrl, Math.max(until, this.#quietUntil.get(baseUrl) ?? 0));
  }

  async #ask(call: JiraCall, mended: ReadonlySet<string>): Promise<JiraAnswer> {
    const answer = await this.#send(call);
    const failure = failureFromAnswer(call, answer, this.#ports.clock.now());
    if (failure === null) return answer;

    const problem = failure.oauthProblem ?? '';
    if (mended.has(problem) || !this.#mend(call, problem, answer)) throw failure;
    return this.#ask(call, new Set([...mended, problem]));
  }

  /** Whether asking once more, signed anew, is worth it. */
  #mend(call: JiraCall, problem: string, { headers }: JiraAnswer): boolean {
    if (problem === 'nonce_used') return true;
    if (problem !== 'timestamp_refused') return false;

    const jiraTime = Date.parse(headers['date'] ?? '');
    if (Number.isNaN(jiraTime)) return false;
    const offset = jiraTime - this.#ports.clock.now().getTime();
    this.#clockOffsets.set(call.target.baseUrl, offset);
    this.#ports.log.warn('jira_clock_differs', {
      host: hostOf(call.target),
      secondsAhead: Math.round(offset / 1000),
      advice: 'have the clocks of both machines kept right by NTP',
    });
    return true;
  }

  async #send(call: JiraCall): Promise<JiraAnswer> {
    const { clock, log, meter, transport } = this.#ports;
    const { url, headers } = this.#prepare(call);
    const body = call.body === undefined ? null : JSON.stringify(call.body);
    const startedAt = clock.now();
    let status: number | null = null;
    try {
      const answer = await transport.send({
        ...{ name: endpointOf(call), url, method: call.method },
        ...{ headers, body, tls: call.target.tls },
      });
      status = answer.status;
      return answer;
    } catch (error) {
      throw failureFromNetwork(call, error);
    } finally {
      const durationMs = clock.now().getTime() - startedAt.getTime();
      const endpoint = endpointOf(call);
      log.debug('jira_call', { endpoint, status, durationMs });
      meter.time('jira_call', { endpoint }, durationMs);
    }
  }

  #prepare(call: JiraCall): { readonly url: string; readonly headers: Readonly<Record<string, string>> } {
    const { url, authorization } = this.#sign(call);
    const headers = {
      Accept: isDance(call) ? '*/*' : 'application/json',
      'User-Agent': this.#ports.userAgent,
      ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(call.method === 'GET' ? {} : { 'X-Atlassian-Token': 'no-check' }),
      ...(authorization === null ? {} : { Authorization: authorization }),
    };
    return { url, headers };
  }

  #sign(call: JiraCall): { readonly url: string; readonly authorization: string | null } {
    const address = call.target.baseUrl + call.path;
    if (call.credentials === null) return { url: address, authorization: null };

    if (call.credentials.kind === 'personal_access_token') {
      return { url: address, authorization: `Bearer ${call.credentials.token.reveal()}` };
    }

    const { consumer, token, dance } = call.credentials;
    const offset = this.#clockOffsets.get(call.target.baseUrl) ?? 0;
    return signRequest({
      method: call.method,
      url: address,
      consumerKey: consumer.consumerKey,
      privateKey: privateKeyOf(consumer.privateKey),
      token: token?.reveal() ?? null,
      timestamp: new Date(this.#ports.clock.now().getTime() + offset),
      ...(dance === undefined ? {} : { dance }),
    });
  }

  #count(call: JiraCall, outcome: string): void {
    this.#ports.meter.count('jira_calls', { endpoint: endpointOf(call), outcome });
  }
}
