import { setMaxListeners } from 'node:events';
import { Agent, request } from 'undici';
import type { Delivery, DeliveryOutcome } from './delivery.ts';

const TIMEOUT_MS = 30_000;

/** Sends webhook requests; follows no redirect and never tries again. */
export class DeliverySender {
  readonly #agent = new Agent({ headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS });
  readonly #aborted = new AbortController();

  constructor() {
    // Each delivery under way listens, and there may be any number of them.
    setMaxListeners(0, this.#aborted.signal);
  }

  async send({ url, body, headers }: Delivery): Promise<DeliveryOutcome> {
    const started = performance.now();
    const durationMs = () => Math.round(performance.now() - started);
    try {
      const { signal } = this.#aborted;
      const options = { method: 'POST', headers, body, dispatcher: this.#agent, signal } as const;
      const answer = await request(url, options);
      await answer.body.dump();
      return { state: 'answered', status: answer.statusCode, durationMs: durationMs() };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { state: 'failed', error: message, durationMs: durationMs() };
    }
  }

  /** Gives up what is being sent. */
  async close(): Promise<void> {
    this.#aborted.abort();
    await this.#agent.destroy();
  }
}
