import type { Clock } from '../../src/application/ports/clock.ts';

/** A clock that stands still until it is told otherwise. */
export class HandSetClock implements Clock {
  #now = Date.UTC(2024, 4, 6, 12);

  now(): Date {
    return new Date(this.#now);
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}
