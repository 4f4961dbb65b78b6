import { rootCertificates } from 'node:tls';
import { Agent, errors, request, type Dispatcher } from 'undici';
import type { TlsSettings } from '../../domain/integration-props.ts';
import type { EgressGuard } from './egress-guard.ts';

export interface TransportOptions {
  readonly connectTimeoutMs: number;
  /** For the head of an answer, and between two pieces of its body. */
  readonly answerTimeoutMs: number;
  /** For a call as a whole, however steadily it drips. */
  readonly callTimeoutMs: number;
  readonly maxAnswerBytes: number;
}

export interface OutgoingRequest {
  readonly url: string;
  readonly method: Dispatcher.HttpMethod;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly tls: TlsSettings;
}

/** What was answered. Names of headers are in lower case. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Sends single requests: follows no redirect, keeps no cookie, repeats nothing.
 * Connections are kept and used again, apart for each way TLS is checked.
 */
export class Transport {
  readonly #agents = new Map<string, Agent>();
  readonly #guard: EgressGuard;
  readonly #options: TransportOptions;
  #closed: Promise<void> | null = null;

  constructor(guard: EgressGuard, options: TransportOptions) {
    this.#guard = guard;
    this.#options = options;
  }

  /** @throws what undici and node throw when there is no answer, and EgressRefused. */
  async send({ url, method, headers, body, tls }: OutgoingRequest): Promise<Answer> {
    if (this.#closed !== null) throw new errors.ClientClosedError();
    this.#guard.checkUrl(new URL(url));
    const answer = await request(url, {
      method,
      headers,
      body,
      dispatcher: this.#agentFor(tls),
      signal: AbortSignal.timeout(this.#options.callTimeoutMs),
    });
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [
          name.toLowerCase(),
          [value ?? ''].flat().join(', '),
        ]),
      ),
      text: await answer.body.text(),
    };
  }

  /** Takes no more calls, lets those under way end, then closes every connection. */
  close(): Promise<void> {
    this.#closed ??= Promise.all([...this.#agents.values()].map((agent) => agent.close())).then(
      () => undefined,
    );
    return this.#closed;
  }

  #agentFor({ isVerified, caCertificate }: TlsSettings): Agent {
    const key = `${String(isVerified)} ${caCertificate ?? ''}`;
    const known = this.#agents.get(key);
    if (known !== undefined) return known;

    const agent = new Agent({
      headersTimeout: this.#options.answerTimeoutMs,
      bodyTimeout: this.#options.answerTimeoutMs,
      maxResponseSize: this.#options.maxAnswerBytes,
      connect: {
        lookup: this.#guard.lookup,
        timeout: this.#options.connectTimeoutMs,
        rejectUnauthorized: isVerified,
        ...(caCertificate === null ? {} : { ca: [...rootCertificates, caCertificate] }),
      },
    });
    this.#agents.set(key, agent);
    return agent;
  }
}
