import type { Migration } from './migration.ts';

/** Until when a Jira that limits how often it may be called asked to be sent nothing. */
export const quietTime: Migration = {
  name: '0021-quiet-time',
  up: async (knex) => {
    await knex.schema.raw('alter table lockstep.integration add column quiet_until timestamptz');
  },
};
