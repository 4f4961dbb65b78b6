import type { Stores } from './stores.ts';

/** Makes several changes one: all of them, or none. */
export interface UnitOfWork {
  /**
   * Commits what `work` did once it resolves, and forgets all of it when it throws. Durable once this resolves.
   * Run again from the start when it stood in the way of others, and nothing of it was kept.
   * Inside: these stores and nothing else, no other connection, no network, no timer.
   */
  run<Result>(work: (stores: Stores) => Promise<Result>): Promise<Result>;
}
