import type { Knex } from 'knex';
import type { SecretBox } from '../../application/ports/secret-box.ts';
import type { Stores } from '../../application/ports/stores.ts';
import type { Tracing } from '../../application/ports/tracing.ts';
import type { UnitOfWork } from '../../application/ports/unit-of-work.ts';
import { answered, openPipeline } from './database/pipeline.ts';
import { knexStoresOver } from './knex-stores.ts';

/** Of a transaction that PostgreSQL ends in favour of others; each time one of those comes through. */
const MOST_RUNS = 3;

/** PostgreSQL's `deadlock_detected` and `serialization_failure` (its manual, appendix A): nothing was kept. */
const ENDED_FOR_OTHERS: readonly unknown[] = ['40P01', '40001'];

/** PostgreSQL's `in_failed_sql_transaction`: the statement before it says why. */
const AFTER_A_FAILURE = '25P02';

/** Each run is a transaction, read committed. One that PostgreSQL ends in favour of others is run again. */
export class KnexUnitOfWork implements UnitOfWork {
  readonly #knex: Knex;
  readonly #box: SecretBox;
  readonly #tracing: Pick<Tracing, 'traceparent'>;

  constructor(knex: Knex, box: SecretBox, tracing: Pick<Tracing, 'traceparent'>) {
    this.#knex = knex;
    this.#box = box;
    this.#tracing = tracing;
  }

  async run<Result>(work: (stores: Stores) => Promise<Result>): Promise<Result> {
    for (let run = 1; ; run += 1) {
      const failures: unknown[] = [];
      try {
        return await this.#once(work, failures);
      } catch (error) {
        if (run === MOST_RUNS || ![error, ...failures].some(isEndedForOthers)) throw error;
      }
    }
  }

  /** Adds to `failures` what the statements of this run failed with, whatever the work made of it. */
  async #once<Result>(work: (stores: Stores) => Promise<Result>, failures: unknown[]): Promise<Result> {
    try {
      const { result, trx } = await this.#knex.transaction(async (trx) => {
        trx.on('query-error', (error) => failures.push(error));
        openPipeline(trx);

        const result = await work(knexStoresOver(trx, this.#box, this.#tracing));
        // PostgreSQL answers COMMIT with a rollback, and no error, once a statement has failed.
        if (failures.length > 0) throw failures[0];
        return { result, trx };
      });
      // Of those that were under way when COMMIT was sent.
      await answered(trx);
      return result;
    } catch (error) {
      throw codeOf(error) === AFTER_A_FAILURE ? (failures[0] ?? error) : error;
    }
  }
}

function isEndedForOthers(error: unknown): boolean {
  return ENDED_FOR_OTHERS.includes(codeOf(error));
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
