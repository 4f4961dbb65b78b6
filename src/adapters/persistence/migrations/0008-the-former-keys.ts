import type { Migration } from './migration.ts';

/** The keys that a linked Jira issue had before it was moved: people look for it under those, too. */
export const formerKeys: Migration = {
  name: '0008-the-former-keys',
  up: async (knex) => {
    await knex.schema.raw(`
      alter table lockstep.external_issue_link add column former_keys text[] not null default '{}';
      create index external_issue_link_of_former_key on lockstep.external_issue_link using gin (former_keys);
    `);
  },
};
