import type { Migration } from './migration.ts';

/** Who does which chore, and when it was last done. */
export const chores: Migration = {
  name: '0002-chores',
  up: async (knex) => {
    await knex.schema.raw(`
      create table lockstep.chore (
        name text collate "C" primary key,
        holder text,
        expires_at timestamptz,
        done_at timestamptz,
        check ((holder is null) = (expires_at is null))
      );
    `);
  },
};
