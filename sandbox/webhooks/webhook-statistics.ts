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

type Kind = keyof Counts;

interface Tally {
  readonly counted: { readonly at: number; readonly event: string; readonly kind: Kind }[];
  lastError: LastError | null;
  latest: LatestDelivery | null;
}

const NOTHING: Counts = { successes: 0, failures: 0, errors: 0 };

/** How far back deliveries count. */
export const WINDOW_MS = 86_400_000;

/** Counts how the deliveries of the last 24 hours went, by webhook and event. */
export class WebhookStatistics {
  readonly #tallies = new Map<number, Tally>();
  readonly #now: () => number;

  constructor({ now }: { readonly now: () => number }) {
    this.#now = now;
  }

  note(delivery: Delivery, outcome: DeliveryOutcome, at: number): void {
    if (outcome.state === 'pending' || outcome.state === 'dropped') return;
    const tally = this.#tally(delivery.webhookId);
    const kind = outcome.state === 'failed' ? 'errors' : isSuccess(outcome.status) ? 'successes' : 'failures';
    tally.latest = { at, delivery, outcome };
    tally.counted.push({ at, event: delivery.event, kind });
    if (kind === 'successes') return;
    const message = outcome.state === 'failed' ? outcome.error : `HTTP ${outcome.status}`;
    tally.lastError = { at, event: delivery.event, message };
  }

  total(webhookId: number): Counts {
    return this.#counted(webhookId).reduce(plusOne, NOTHING);
  }

  byEvent(webhookId: number): ReadonlyMap<string, Counts> {
    const byEvent = new Map<string, Counts>();
    for (const one of this.#counted(webhookId)) {
      byEvent.set(one.event, plusOne(byEvent.get(one.event) ?? NOTHING, one));
    }
    return byEvent;
  }

  lastError(webhookId: number): LastError | null {
    return this.#tally(webhookId).lastError;
  }

  latest(webhookId: number): LatestDelivery | null {
    return this.#tally(webhookId).latest;
  }

  #counted(webhookId: number): Tally['counted'] {
    const { counted } = this.#tally(webhookId);
    const since = this.#now() - WINDOW_MS;
    return counted.filter(({ at }) => at > since);
  }

  #tally(webhookId: number): Tally {
    const tally = this.#tallies.get(webhookId) ?? { counted: [], lastError: null, latest: null };
    this.#tallies.set(webhookId, tally);
    return tally;
  }
}

function plusOne(counts: Counts, { kind }: { readonly kind: Kind }): Counts {
  return { ...counts, [kind]: counts[kind] + 1 };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
