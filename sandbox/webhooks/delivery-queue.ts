import { setTimeout as wait } from 'node:timers/promises';
import type { Faults, Occasion } from '../faults/faults.ts';
import type { DeliveryLog } from './delivery-log.ts';
import type { DeliverySender } from './delivery-sender.ts';
import type { Delivery, DeliveryOutcome } from './delivery.ts';
import type { WebhookStatistics } from './webhook-statistics.ts';

const HELD_AT_MOST_MS = 250;

interface DeliveryQueueOptions {
  readonly faults: Faults;
  readonly log: DeliveryLog;
  readonly sender: DeliverySender;
  readonly statistics: WebhookStatistics;
  readonly now: () => number;
}

type Send = () => Promise<void>;

/** Sends deliveries: `in_order` one after the other, else each at once. The faults of deliveries bite here. */
export class DeliveryQueue {
  readonly #options: DeliveryQueueOptions;
  readonly #running = new Set<Promise<void>>();
  readonly #closed = new AbortController();
  #line: Promise<void> = Promise.resolve();
  #held: Send | null = null;

  constructor(options: DeliveryQueueOptions) {
    this.#options = options;
  }

  add(delivery: Delivery, order: 'in_order' | 'at_once'): void {
    const { faults, log, now } = this.#options;
    const id = log.open(delivery, now());
    const occasion = { event: delivery.event };
    if (faults.take('drop-deliveries', occasion) !== null) {
      log.settle(id, { state: 'dropped' });
      return;
    }
    const repeat = faults.take('repeat-deliveries', occasion);
    const delayMs = faults.take('delay-deliveries', occasion)?.ms ?? 0;
    const send: Send = async () => {
      if (delayMs > 0) await this.#wait(delayMs);
      await this.#send(delivery, id);
      if (repeat === null) return;
      if (repeat.ms !== undefined) await this.#wait(repeat.ms);
      await this.#send(delivery, log.open(delivery, now()));
    };
    this.#reordered(send, occasion, (each) => this.#start(each, order));
  }

  /** Resolves when everything added so far, and what was added meanwhile, has been sent. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Gives up what has not been sent. */
  async close(): Promise<void> {
    this.#closed.abort();
    await this.settled();
  }

  #reordered(send: Send, occasion: Occasion, start: (send: Send) => void): void {
    const held = this.#held;
    if (held !== null) {
      this.#held = null;
      start(async () => {
        await send();
        await held();
      });
      return;
    }
    const reorder = this.#options.faults.take('reorder-deliveries', occasion);
    if (reorder === null) {
      start(send);
      return;
    }
    this.#held = send;
    this.#track(this.#release(send, start, reorder.ms ?? HELD_AT_MOST_MS));
  }

  async #release(send: Send, start: (send: Send) => void, afterMs: number): Promise<void> {
    await this.#wait(afterMs);
    if (this.#held !== send) return;
    this.#held = null;
    start(send);
  }

  #start(send: Send, order: 'in_order' | 'at_once'): void {
    if (order === 'at_once') {
      this.#track(send());
      return;
    }
    this.#line = this.#line.then(send);
    this.#track(this.#line);
  }

  async #send(delivery: Delivery, id: number): Promise<void> {
    const { log, sender, statistics, now } = this.#options;
    const outcome: DeliveryOutcome = this.#closed.signal.aborted
      ? { state: 'failed', error: 'the sandbox was closed', durationMs: 0 }
      : await sender.send(delivery);
    log.settle(id, outcome);
    statistics.note(delivery, outcome, now());
  }

  #track(work: Promise<void>): void {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }

  async #wait(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.#closed.signal }).catch(() => undefined);
  }
}
