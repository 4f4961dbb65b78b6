import type { Migration } from './migration.ts';

/** Requests with an idempotency key; `answer` is sealed, for it may hold what is shown once. */
export const idempotentRequests: Migration = {
  name: '0029-idempotent-requests',
  up: async (knex) => {
    await knex.schema.raw(`
      create table lockstep.idempotent_request (
        id text primary key,
        caller text not null,
        key text not null,
        fingerprint text not null,
        begun_at timestamptz not null,
        answer text,
        unique (caller, key)
      )
    `);
    await knex.schema.raw(
      'create index idempotent_request_begun_at on lockstep.idempotent_request (begun_at)',
    );
  },
};
