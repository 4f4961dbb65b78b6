import { createHmac, randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { request } from 'undici';
import type { SentryFaults } from '../faults.ts';

/** One webhook request as it was sent, or should have been. */
export interface HookDelivery {
  readonly resource: string;
  readonly action: string;
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `dropped`: lost by a fault. A number is the status it was answered with. */
  outcome: 'pending' | 'dropped' | 'failed' | number;
}

export interface Hook {
  readonly resource: string;
  readonly action: string;
  readonly url: string;
  readonly secret: string;
  readonly body: string;
}

interface HookSenderOptions {
  readonly faults: SentryFaults;
  readonly now: () => number;
  readonly retries: number;
  readonly retryMs: number;
}

/** Signs and sends webhook requests, each at once; sends again, under a new Request-ID, what was not taken. */
export class HookSender {
  readonly deliveries: HookDelivery[] = [];
  readonly #options: HookSenderOptions;
  readonly #running = new Set<Promise<void>>();
  readonly #closed = new AbortController();

  constructor(options: HookSenderOptions) {
    this.#options = options;
    setMaxListeners(0, this.#closed.signal);
  }

  add(hook: Hook): void {
    const { faults, retries } = this.#options;
    if (faults.take('drop-deliveries') !== null) {
      this.deliveries.push({ ...this.#open(hook), outcome: 'dropped' });
      return;
    }
    const delayMs = faults.take('delay-deliveries')?.ms ?? 0;
    const isRepeated = faults.take('repeat-deliveries') !== null;
    this.#track(this.#deliver(hook, { delayMs, isRepeated, retries }));
  }

  /** Resolves when everything added so far has been sent. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.settled();
  }

  async #deliver(
    hook: Hook,
    { delayMs, isRepeated, retries }: { delayMs: number; isRepeated: boolean; retries: number },
  ): Promise<void> {
    if (delayMs > 0) await this.#wait(delayMs);
    const delivery = this.#open(hook);
    const isTaken = await this.#send(delivery);
    if (isRepeated) await this.#send({ ...delivery });
    if (isTaken || retries === 0 || this.#closed.signal.aborted) return;
    await this.#deliver(hook, { delayMs: this.#options.retryMs, isRepeated: false, retries: retries - 1 });
  }

  #open({ resource, action, url, secret, body }: Hook): HookDelivery {
    return {
      resource,
      action,
      url,
      body,
      headers: {
        'Content-Type': 'application/json',
        'Request-ID': randomUUID().replaceAll('-', ''),
        'Sentry-Hook-Resource': resource,
        'Sentry-Hook-Timestamp': String(Math.floor(this.#options.now() / 1000)),
        'Sentry-Hook-Signature': createHmac('sha256', secret).update(body).digest('hex'),
      },
      outcome: 'pending',
    };
  }

  async #send(delivery: HookDelivery): Promise<boolean> {
    this.deliveries.push(delivery);
    try {
      const { url, headers, body } = delivery;
      const answer = await request(url, { method: 'POST', headers, body, signal: this.#closed.signal });
      await answer.body.dump();
      delivery.outcome = answer.statusCode;
    } catch {
      delivery.outcome = 'failed';
    }
    return typeof delivery.outcome === 'number' && delivery.outcome < 300;
  }

  #track(work: Promise<void>): void {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }

  async #wait(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.#closed.signal }).catch(() => undefined);
  }
}
