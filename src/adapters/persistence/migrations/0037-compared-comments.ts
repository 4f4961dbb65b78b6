import type { Migration } from './migration.ts';

/** Up to when each link's comments were compared with Jira; a link of before is compared from now on. */
export const comparedComments: Migration = {
  name: '0037-compared-comments',
  up: async (knex) => {
    await knex.schema.raw(`
      alter table lockstep.external_issue_link add column comments_compared_at timestamptz;
    `);
  },
};
