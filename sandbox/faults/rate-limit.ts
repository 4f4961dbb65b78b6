import type { Faults, Occasion } from './faults.ts';

const WRITES = new Set(['POST', 'PUT', 'DELETE']);

export interface RateLimited {
  /** In whole seconds, as `Retry-After` has it. */
  readonly retryAfterSeconds: number;
  /** The request came before a time was over that an earlier one had been told. */
  readonly isEarly: boolean;
}

/** Once the fault `rate-limit` has struck a write, everything is refused until the time is over that it was told. */
export class RateLimit {
  readonly #faults: Faults;
  readonly #now: () => number;
  #until = 0;

  /** `now` is the true clock. */
  constructor({ faults, now }: { readonly faults: Faults; readonly now: () => number }) {
    this.#faults = faults;
    this.#now = now;
  }

  /** Null: let it pass. */
  refuses(at: Occasion): RateLimited | null {
    const leftMs = this.#until - this.#now();
    if (leftMs > 0) return { retryAfterSeconds: Math.ceil(leftMs / 1_000), isEarly: true };
    if (at.method === undefined || !WRITES.has(at.method)) return null;
    const settings = this.#faults.take('rate-limit', at);
    if (settings === null) return null;
    const retryAfterSeconds = settings.retryAfterSeconds ?? 1;
    this.#until = this.#now() + retryAfterSeconds * 1_000;
    return { retryAfterSeconds, isEarly: false };
  }

  /** Lets everything pass again. */
  lift(): void {
    this.#until = 0;
  }
}
