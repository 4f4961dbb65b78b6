import type { Log } from '../../application/ports/log.ts';

/** Says once that something stopped working, and once that it works again, however often it is tried meanwhile. */
export class Outage {
  readonly #log: Log;
  readonly #name: string;
  #isOut = false;

  /** Logged as `<name>_failing` and `<name>_works_again`. */
  constructor(log: Log, name: string) {
    this.#log = log;
    this.#name = name;
  }

  failed(error: unknown): void {
    if (this.#isOut) return;
    this.#isOut = true;
    this.#log.warn(`${this.#name}_failing`, { error });
  }

  worked(): void {
    if (!this.#isOut) return;
    this.#isOut = false;
    this.#log.info(`${this.#name}_works_again`);
  }
}
