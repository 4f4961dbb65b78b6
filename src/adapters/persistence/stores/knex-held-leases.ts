import type { Knex } from 'knex';
import { LeaseLost, type IssueLease } from '../../../application/ports/issue-leases.ts';
import type { HeldLeases } from '../../../application/ports/stores.ts';
import { TABLES } from '../rows/tables.ts';
import { rowsOf } from './rows-of.ts';

/** Holds the row of the lease: who wants to take it over waits until the transaction ends. */
export class KnexHeldLeases implements HeldLeases {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async confirm({ issue, holder }: IssueLease): Promise<void> {
    const rows = await this.#db(TABLES.lease)
      .where({ ...rowsOf(issue), holder })
      .forUpdate()
      .select('holder');
    if (rows.length === 0) throw new LeaseLost('another process works on this issue by now');
  }
}
