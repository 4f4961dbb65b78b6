import type { Migration } from './migration.ts';

/** The events of trackers that were taken, each once; and what Lockstep itself wrote on both sides of a link. */
export const trackerEvents: Migration = {
  name: '0012-tracker-events',
  up: async (knex) => {
    await knex.schema.raw(`
      create table lockstep.tracker_event (
        installation_id lockstep.id not null,
        event_id text collate "C" not null,
        taken_at timestamptz not null,
        primary key (installation_id, event_id)
      );
      create index tracker_event_taken on lockstep.tracker_event (taken_at);

      alter table lockstep.external_issue_link add column ledger jsonb not null default '{}';
    `);
  },
};
