import type { Migration } from './migration.ts';

/** What a reconciliation found, apart from what stopped it; of one that goes on they were one and the same. */
export const reconciliationFindings: Migration = {
  name: '0010-reconciliation-findings',
  up: async (knex) => {
    await knex.schema.raw(`
      alter table lockstep.reconciliation_run add column found text;
      update lockstep.reconciliation_run set found = problem where state in ('running', 'done');
    `);
  },
};
