import type { Migration } from './migration.ts';

/** A Jira lets us in by OAuth's access token or by a personal one: never by both. What was authorized before is OAuth's. */
export const personalAccessTokens: Migration = {
  name: '0006-personal-access-tokens',
  up: async (knex) => {
    await knex.schema.raw(`
      alter table lockstep.credential
        add column personal_access_token text,
        add constraint credential_one_way_in check (num_nonnulls(access_token, personal_access_token) <= 1);
      alter table lockstep.integration
        add column authorized_by text check (authorized_by in ('oauth', 'personal_access_token'));
      update lockstep.integration set authorized_by = 'oauth' where account is not null;
    `);
  },
};
