import type { Migration } from './migration.ts';

/** Sessions of the console. The key is referred to by its fingerprint, for the operator's is in no table. */
export const consoleSessions: Migration = {
  name: '0032-console-sessions',
  up: async (knex) => {
    await knex.schema.raw(`
      create table lockstep.console_session (
        id text primary key,
        key_fingerprint text not null,
        begun_at timestamptz not null,
        expires_at timestamptz not null check (expires_at > begun_at)
      )
    `);
    await knex.schema.raw('create index console_session_expires_at on lockstep.console_session (expires_at)');
  },
};
