import type { Migration } from './migration.ts';

/** Whether the tracker was asked to take a comment out, so that one which is gone can be told from one we took out. */
export const commentRemovals: Migration = {
  name: '0009-comment-removals',
  up: async (knex) => {
    await knex.schema.raw(`
      alter table lockstep.synced_comment
        add column removal_asked boolean not null default false,
        add constraint synced_comment_removal_check check (not removal_asked or creation is not null);
    `);
  },
};
