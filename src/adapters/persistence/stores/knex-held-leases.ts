import type { Knex } from 'knex';
import { LeaseLost, type IssueLease } from '../../../application/ports/issue-leases.ts';
import type { HeldLeases } from '../../../application/ports/stores.ts';
import { runPrepared } from '../database/prepared.ts';
import { TABLES } from '../rows/tables.ts';
import { rowsOf } from './rows-of.ts';

const CONFIRM = {
  name: 'lease_confirm',
  text: `
    select holder from ${TABLES.lease}
    where integration_id = $1 and jira_issue_id = $2 and holder = $3
    for update
  `,
};

/** Holds the row of the lease: who wants to take it over waits until the transaction ends. */
export class KnexHeldLeases implements HeldLeases {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async confirm({ issue, holder }: IssueLease): Promise<void> {
    const { integration_id, jira_issue_id } = rowsOf(issue);
    const rows = await runPrepared(this.#db, CONFIRM, [integration_id, jira_issue_id, holder]);
    if (rows.length === 0) throw new LeaseLost('another process works on this issue by now');
  }
}
