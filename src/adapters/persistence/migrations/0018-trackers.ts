import type { Migration } from './migration.ts';

/** An Installation's tracker is one of several kinds, with settings and secrets of its own. */
export const trackers: Migration = {
  name: '0018-trackers',
  up: async (knex) => {
    await knex.schema.raw(`
      alter table lockstep.installation
        add column tracker_settings jsonb not null default '{}',
        drop constraint installation_tracker_check,
        add constraint installation_tracker_check check (tracker in ('local', 'sentry', 'http'));

      create table lockstep.tracker_secret (
        installation_id lockstep.id not null references lockstep.installation,
        id lockstep.id not null,
        purpose text not null check (purpose in ('call', 'event')),
        value text not null,
        retires_at timestamptz,
        position integer not null,
        primary key (installation_id, id),
        unique (installation_id, position)
      );
    `);
  },
};
