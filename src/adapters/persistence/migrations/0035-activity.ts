import type { Migration } from './migration.ts';

/**
 * What the console tells at once, however much there is: what was decided hour by hour, what waits for a person, and what
 * came of a Delivery. Decisions are found by when they were made without an index that grows with them: they are stored
 * in that order.
 */
export const activity: Migration = {
  name: '0035-activity',
  up: async (knex) => {
    await knex.schema.raw(`
      create table lockstep.hourly_activity (
        hour timestamptz not null,
        installation_id lockstep.id not null references lockstep.installation,
        events integer not null,
        applied integer not null,
        skipped integer not null,
        failed integer not null,
        healed integer not null,
        timed integer not null,
        lag_ms bigint not null,
        longest_lag_ms bigint,
        primary key (hour, installation_id)
      );
      create index sync_decision_decided on lockstep.sync_decision using brin (decided_at)
        with (pages_per_range = 16, autosummarize = on);
      create index effect_of_delivery on lockstep.effect (delivery_id) where delivery_id is not null;
      create index external_issue_link_unreachable on lockstep.external_issue_link (installation_id)
        where state = 'unreachable';
      create index issue_creation_stuck on lockstep.issue_creation (installation_id)
        where state in ('failed', 'dead');
    `);
  },
};
