import type { Migration } from './migration.ts';

/** The comments of Jira that links know, and those of the local tracker. */
export const syncedComments: Migration = {
  name: '0008-synced-comments',
  up: async (knex) => {
    await knex.schema.raw(`
      create table lockstep.synced_comment (
        link_id lockstep.id not null references lockstep.external_issue_link,
        jira_comment_id lockstep.id not null,
        tracker_comment_id lockstep.id,
        creation lockstep.id,
        last_action text check (last_action in ('created', 'edited', 'deleted')),
        watermark timestamptz,
        primary key (link_id, jira_comment_id),
        unique (link_id, tracker_comment_id),
        check (tracker_comment_id is null or creation is not null),
        check (watermark is null or last_action is not null)
      );

      create table lockstep.tracker_comment (
        id lockstep.id primary key,
        issue_id lockstep.id not null references lockstep.tracker_issue,
        author text,
        body text not null,
        url text,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        deleted_at timestamptz
      );
      create index tracker_comment_of_issue on lockstep.tracker_comment (issue_id, id) where deleted_at is null;

      create table lockstep.tracker_comment_answer (
        effect_id lockstep.id primary key,
        answer text not null check (answer in ('changed', 'gone'))
      );
    `);
  },
};
