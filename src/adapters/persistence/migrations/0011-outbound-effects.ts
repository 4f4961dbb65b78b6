import type { Migration } from './migration.ts';

/** Effects can ask something of Jira, for what happened in the tracker. */
export const outboundEffects: Migration = {
  name: '0011-outbound-effects',
  up: async (knex) => {
    await knex.schema.raw(`
      alter table lockstep.effect
        drop constraint effect_source_check,
        add constraint effect_source_check
          check (source in ('delivery', 'linking', 'reconciliation', 'tracker')),
        drop constraint effect_kind_check,
        add constraint effect_kind_check check (
          kind in (
            'deletion', 'move', 'comment', 'assignee', 'status',
            'outbound_status', 'outbound_assignee', 'outbound_comment', 'remote_link'
          )
        );
    `);
  },
};
