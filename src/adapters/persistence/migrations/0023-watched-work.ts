import type { Migration } from './migration.ts';

/** What waits for a person, and what was given up of the creations, is counted without looking at the rest. */
export const watchedWork: Migration = {
  name: '0023-watched-work',
  up: async (knex) => {
    await knex.schema.raw(`
      create index effect_awaiting_authorization on lockstep.effect (integration_id)
        where state = 'waiting' and next_attempt_at is null;
      create index issue_creation_dead on lockstep.issue_creation (created_at) where state = 'dead';
    `);
  },
};
