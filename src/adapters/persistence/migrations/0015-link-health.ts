import type { Migration } from './migration.ts';

/** How a link fares is told by the few of its Effects that are open or came to nothing. */
export const linkHealth: Migration = {
  name: '0015-link-health',
  up: async (knex) => {
    await knex.schema.raw(`
      create index effect_troubled on lockstep.effect (link_id, added)
        where state in ('due', 'waiting', 'failed', 'dead');
    `);
  },
};
