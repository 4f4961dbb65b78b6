import type { Migration } from './migration.ts';

/** The comments of trackers that links carry to Jira. */
export const outboundComments: Migration = {
  name: '0014-outbound-comments',
  up: async (knex) => {
    await knex.schema.raw(`
      create table lockstep.outbound_comment (
        link_id lockstep.id not null references lockstep.external_issue_link,
        tracker_comment_id lockstep.id not null,
        creation lockstep.id unique,
        jira_comment_id lockstep.id,
        last_action text check (last_action in ('created', 'edited', 'deleted')),
        watermark timestamptz,
        primary key (link_id, tracker_comment_id),
        check (jira_comment_id is null or creation is not null),
        check (watermark is null or last_action is not null)
      );
      create index outbound_comment_in_jira on lockstep.outbound_comment (jira_comment_id)
        where jira_comment_id is not null;
    `);
  },
};
