import type { Knex } from 'knex';
import type { SyncDecision } from '../../../domain/sync-decision.ts';
import type { SyncDecisions } from '../../../application/ports/stores.ts';
import { insertRows } from '../database/prepared-writes.ts';
import { toRow } from '../rows/sync-decision-row.ts';
import { TABLES } from '../rows/tables.ts';

export class KnexSyncDecisions implements SyncDecisions {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async add(decision: SyncDecision): Promise<void> {
    await insertRows(this.#db, TABLES.decision, [toRow(decision)]);
  }
}
