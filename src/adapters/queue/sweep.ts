import type { Log } from '../../application/ports/log.ts';
import type { Randomness } from '../../application/ports/randomness.ts';
import { Outage } from './outage.ts';

export interface SweepOptions {
  /** What the log calls it: `<name>_failing` and `<name>_works_again`. */
  readonly name: string;
  readonly run: () => Promise<unknown>;
  /** How long it rests between two runs, give or take a fifth, so that processes do not sweep in step. */
  readonly everyMs: number;
  readonly randomness: Pick<Randomness, 'chance'>;
  readonly log: Log;
}

/** Runs something again and again in this process, never twice at a time; an error is logged and the next run comes. */
export class Sweep {
  readonly #options: SweepOptions;
  readonly #outage: Outage;
  #timer: NodeJS.Timeout | null = null;
  #current: Promise<void> = Promise.resolve();
  #isStopped = true;

  constructor(options: SweepOptions) {
    this.#options = options;
    this.#outage = new Outage(options.log, options.name);
  }

  /** The first run comes at once. The timer keeps no process alive. */
  start(): void {
    if (!this.#isStopped) return;
    this.#isStopped = false;
    this.#sweep();
  }

  /** Resolves once the run under way has ended; none follows. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#current;
  }

  #sweep(): void {
    this.#current = this.#runOnce().then(() => {
      if (!this.#isStopped) this.#timer = setTimeout(() => this.#sweep(), this.#rest()).unref();
    });
  }

  async #runOnce(): Promise<void> {
    try {
      await this.#options.run();
      this.#outage.worked();
    } catch (error) {
      this.#outage.failed(error);
    }
  }

  #rest(): number {
    const { everyMs, randomness } = this.#options;
    return everyMs * (0.8 + 0.4 * randomness.chance());
  }
}
