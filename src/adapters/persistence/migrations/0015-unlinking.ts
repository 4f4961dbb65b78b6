import type { Migration } from './migration.ts';

/**
 * People unlink issues, and link them anew: a tracker issue has one link in an Installation that is not over, beside
 * those that are. A Lockstep from before this links nothing on the new schema, and does everything else as before.
 */
export const unlinking: Migration = {
  name: '0015-unlinking',
  up: async (knex) => {
    await knex.schema.raw(`
      alter table lockstep.external_issue_link
        add column unlinked_at timestamptz,
        add column unlinked_by text,
        add column has_remote_link boolean not null default false,
        add constraint external_issue_link_unlinking_check check ((unlinked_at is null) = (unlinked_by is null)),
        drop constraint external_issue_link_installation_id_tracker_issue_id_key;
      create unique index external_issue_link_one_alive
        on lockstep.external_issue_link (installation_id, tracker_issue_id)
        where state not in ('deleted', 'unlinked');
      create index external_issue_link_of_tracker_issue
        on lockstep.external_issue_link (installation_id, tracker_issue_id, id);
    `);
  },
};
