import type { Clock } from '../../application/ports/clock.ts';
import type { Log } from '../../application/ports/log.ts';
import type { WorkloadReads } from '../../application/ports/workload-reads.ts';
import type { Workload } from '../../domain/workload.ts';

export interface LatestWorkloadOptions {
  /** For how long what was read, or that nothing could be, is told again. */
  readonly freshMs?: number;
  /** How long the database may take before it counts as away: less than a scrape may take. */
  readonly patienceMs?: number;
}

/**
 * The Workload as it was read some seconds ago at most: however often and by however many it is asked for, the database
 * is asked once at a time, and no more often than that.
 */
export class LatestWorkload {
  readonly #ports: { readonly reads: WorkloadReads; readonly clock: Clock; readonly log: Log };
  readonly #freshMs: number;
  readonly #patienceMs: number;
  #last: { readonly workload: Workload | null; readonly at: number } | null = null;
  #asking: Promise<Workload | null> | null = null;

  constructor(
    ports: { readonly reads: WorkloadReads; readonly clock: Clock; readonly log: Log },
    { freshMs = 5_000, patienceMs = 2_000 }: LatestWorkloadOptions = {},
  ) {
    this.#ports = ports;
    this.#freshMs = freshMs;
    this.#patienceMs = patienceMs;
  }

  /** Null when the database is away, or does not answer in time. Never rejects. */
  async read(): Promise<Workload | null> {
    const now = this.#ports.clock.now().getTime();
    if (this.#last !== null && now - this.#last.at < this.#freshMs) return this.#last.workload;

    this.#asking ??= this.#ask();
    return orNull(this.#asking, this.#patienceMs);
  }

  async #ask(): Promise<Workload | null> {
    const { reads, clock, log } = this.#ports;
    const workload = await reads.workload(clock.now()).catch((error: unknown) => {
      log.warn('workload_not_read', { error });
      return null;
    });
    this.#last = { workload, at: clock.now().getTime() };
    this.#asking = null;
    return workload;
  }
}

async function orNull<Value>(value: Promise<Value>, withinMs: number): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      resolve(null);
    }, withinMs);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}
