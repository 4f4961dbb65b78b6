import type { Log } from '../../../src/application/ports/log.ts';

/** Remembers what was logged at info and above, by its event. */
export class RememberingLog implements Log {
  readonly #events: string[] = [];

  get events(): readonly string[] {
    return this.#events;
  }

  debug(): void {
    return;
  }

  info(event: string): void {
    this.#events.push(event);
  }

  warn(event: string): void {
    this.#events.push(event);
  }

  error(event: string): void {
    this.#events.push(event);
  }
}
