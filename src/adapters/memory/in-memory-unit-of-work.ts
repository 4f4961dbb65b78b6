import type { Stores } from '../../application/ports/stores.ts';
import type { UnitOfWork } from '../../application/ports/unit-of-work.ts';
import { storesOver } from './in-memory-stores.ts';
import { copyOf, emptyTables, type Tables } from './tables.ts';

/** Runs one unit of work at a time, on a copy of everything that takes the original's place on success. */
export class InMemoryUnitOfWork implements UnitOfWork {
  #committed = emptyTables();
  #last: Promise<unknown> = Promise.resolve();

  run<Result>(work: (stores: Stores) => Promise<Result>): Promise<Result> {
    return this.runOnTables((tables) => work(storesOver(tables)));
  }

  /** As `run`, for the adapters of this folder that keep what no store does. */
  runOnTables<Result>(work: (tables: Tables) => Promise<Result> | Result): Promise<Result> {
    const result = this.#last.then(async () => {
      const draft = copyOf(this.#committed);
      const answer = await work(draft);
      this.#committed = draft;
      return answer;
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** What is committed; not to be changed. */
  get committed(): Tables {
    return this.#committed;
  }
}
