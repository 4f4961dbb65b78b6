import type { Knex } from 'knex';

/** How the connections of this process are, now. */
export interface PoolState {
  readonly used: number;
  readonly free: number;
  /** Callers that want one, and wait. */
  readonly waiting: number;
  /** The most that are opened. */
  readonly most: number;
}

/** Of the pool as Knex has it (tarn), whose types Knex does not tell. */
interface Pool {
  readonly max: number;
  numUsed(): number;
  numFree(): number;
  numPendingAcquires(): number;
}

/** How the pool of `knex` is; asks the database nothing. */
export function poolState(knex: Knex): PoolState {
  const { pool } = knex.client as { readonly pool: Pool };
  return {
    used: pool.numUsed(),
    free: pool.numFree(),
    waiting: pool.numPendingAcquires(),
    most: pool.max,
  };
}
