import type { Migration } from './migration.ts';

/** What was given up is found and counted by an index of its own. */
export const replay: Migration = {
  name: '0003-replay',
  up: async (knex) => {
    await knex.schema.raw(`
      create index effect_dead on lockstep.effect (integration_id, added) where state = 'dead';
    `);
  },
};
