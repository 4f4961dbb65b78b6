import type { Knex } from 'knex';
import type { SecretBox } from '../../application/ports/secret-box.ts';
import type { Stores } from '../../application/ports/stores.ts';
import type { UnitOfWork } from '../../application/ports/unit-of-work.ts';
import { knexStoresOver } from './knex-stores.ts';

/** Each run is a transaction, read committed. */
export class KnexUnitOfWork implements UnitOfWork {
  readonly #knex: Knex;
  readonly #box: SecretBox;

  constructor(knex: Knex, box: SecretBox) {
    this.#knex = knex;
    this.#box = box;
  }

  async run<Result>(work: (stores: Stores) => Promise<Result>): Promise<Result> {
    return this.#knex.transaction(async (trx) => {
      const failures: unknown[] = [];
      trx.on('query-error', (error) => failures.push(error));

      const result = await work(knexStoresOver(trx, this.#box));
      // PostgreSQL answers COMMIT with a rollback, and no error, once a statement has failed.
      if (failures.length > 0) throw failures[0];
      return result;
    });
  }
}
