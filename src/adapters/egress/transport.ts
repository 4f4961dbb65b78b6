import { rootCertificates } from 'node:tls';
import { Agent, errors, request, type Dispatcher } from 'undici';
import { UNTRACED, type Tracing } from '../../application/ports/tracing.ts';
import type { TlsSettings } from '../../domain/integration-props.ts';
import type { EgressGuard } from './egress-guard.ts';

export interface TransportOptions {
  readonly connectTimeoutMs: number;
  /** For the head of an answer, and between two pieces of its body. */
  readonly answerTimeoutMs: number;
  /** For a call as a whole, however steadily it drips. */
  readonly callTimeoutMs: number;
  readonly maxAnswerBytes: number;
  /** Is told of each request, which then bears the `traceparent` of its span. */
  readonly tracing?: Tracing | undefined;
}

export interface OutgoingRequest {
  /** What it is in a trace: the pattern of what is called, with no id, key or address in it. */
  readonly name: string;
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
  async send(outgoing: OutgoingRequest): Promise<Answer> {
    const { tracing = UNTRACED } = this.#options;
    if (!tracing.isOn) return this.#send(outgoing);

    const { name, method, headers, url } = outgoing;
    const attributes = { 'http.request.method': method, 'server.address': new URL(url).host };
    return tracing.run({ name, kind: 'client', attributes }, async () => {
      const traceparent = tracing.traceparent();
      const traced = traceparent === null ? {} : { traceparent };
      const answer = await this.#send({ ...outgoing, headers: { ...headers, ...traced } });
      tracing.tell({
        failure: answer.status >= 400 ? String(answer.status) : null,
        attributes: { 'http.response.status_code': answer.status },
      });
      return answer;
    });
  }

  async #send({ url, method, headers, body, tls }: OutgoingRequest): Promise<Answer> {
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
