import type { Delivery, DeliveryOutcome } from './delivery.ts';

export interface Counts {
  readonly successes: number;
  /** Answers other than 2xx. */
  readonly failures: number;
  /** No answer at all. */
  readonly errors: number;
}

export interface LastError {
  readonly at: number;
  readonly event: string;
  readonly message: string;
}

export interface LatestDelivery {
  readonly at: number;
  readonly delivery: Delivery;
  readonly outcome: DeliveryOutcome;
}

interface Tally {
  readonly byEvent: Map<string, Counts>;
  lastError: LastError | null;
  latest: LatestDelivery | null;
}

const NOTHING: Counts = { successes: 0, failures: 0, errors: 0 };

/** Counts how deliveries went, by webhook and event. */
export class WebhookStatistics {
  readonly #tallies = new Map<number, Tally>();

  note(delivery: Delivery, outcome: DeliveryOutcome, at: number): void {
    if (outcome.state === 'pending' || outcome.state === 'dropped') return;
    const tally = this.#tally(delivery.webhookId);
    const counts = tally.byEvent.get(delivery.event) ?? NOTHING;
    tally.latest = { at, delivery, outcome };

    const kind = outcome.state === 'failed' ? 'errors' : isSuccess(outcome.status) ? 'successes' : 'failures';
    tally.byEvent.set(delivery.event, { ...counts, [kind]: counts[kind] + 1 });
    if (kind === 'successes') return;
    const message = outcome.state === 'failed' ? outcome.error : `HTTP ${outcome.status}`;
    tally.lastError = { at, event: delivery.event, message };
  }

  total(webhookId: number): Counts {
    return [...this.byEvent(webhookId).values()].reduce(
      (sum, counts) => ({
        successes: sum.successes + counts.successes,
        failures: sum.failures + counts.failures,
        errors: sum.errors + counts.errors,
      }),
      NOTHING,
    );
  }

  byEvent(webhookId: number): ReadonlyMap<string, Counts> {
    return this.#tally(webhookId).byEvent;
  }

  lastError(webhookId: number): LastError | null {
    return this.#tally(webhookId).lastError;
  }

  latest(webhookId: number): LatestDelivery | null {
    return this.#tally(webhookId).latest;
  }

  #tally(webhookId: number): Tally {
    const tally = this.#tallies.get(webhookId) ?? { byEvent: new Map(), lastError: null, latest: null };
    this.#tallies.set(webhookId, tally);
    return tally;
  }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
