import type { Migration } from './migration.ts';

/**
 * Who erases a tenant deletes links and people by the thousand, and PostgreSQL looks for what still names each of them:
 * without an index, in a whole table each time.
 */
export const erasing: Migration = {
  name: '0036-erasing',
  up: async (knex) => {
    await knex.schema.raw(`
      create index issue_creation_replaces on lockstep.issue_creation (replaces) where replaces is not null;
      create index tracker_issue_of_assignee on lockstep.tracker_issue (assignee_id)
        where assignee_id is not null;
    `);
  },
};
