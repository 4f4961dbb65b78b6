import type { Clock } from '../../application/ports/clock.ts';
import type { Chore, Chores } from '../../application/ports/chores.ts';

/** Chores of one process; a turn ends with its work, or after `lengthMs`: by default never. */
export class InMemoryChores implements Chores {
  readonly #clock: Clock;
  readonly #lengthMs: number;
  readonly #turns = new Map<string, { readonly holder: symbol; readonly until: number }>();
  readonly #doneAt = new Map<string, number>();

  constructor(clock: Clock, lengthMs = Infinity) {
    this.#clock = clock;
    this.#lengthMs = lengthMs;
  }

  async runIfDue({ name, everyMs }: Chore, work: () => Promise<void>): Promise<'done' | 'not_due' | 'busy'> {
    const beganAt = this.#clock.now().getTime();
    if (beganAt - everyMs < (this.#doneAt.get(name) ?? -Infinity)) return 'not_due';
    if ((this.#turns.get(name)?.until ?? -Infinity) > beganAt) return 'busy';

    const holder = Symbol(name);
    this.#turns.set(name, { holder, until: beganAt + this.#lengthMs });
    try {
      await work();
      if (this.#turns.get(name)?.holder === holder) this.#doneAt.set(name, beganAt);
      return 'done';
    } finally {
      if (this.#turns.get(name)?.holder === holder) this.#turns.delete(name);
    }
  }
}
