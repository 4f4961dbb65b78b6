import type { Migration } from './migration.ts';

/**
 * People of the local tracker, whom its issues are assigned to, and what a link knows of its Jira issue's assignee.
 * A tracker issue can be ignored.
 */
export const assignees: Migration = {
  name: '0007-assignees',
  up: async (knex) => {
    await knex.schema.raw(`
      create table lockstep.tracker_user (
        id lockstep.id primary key,
        organization_id lockstep.id not null references lockstep.organization,
        name text collate "C" not null,
        email text,
        email_verified boolean not null,
        created_at timestamptz not null,
        unique (organization_id, name),
        check (email is not null or not email_verified)
      );
      create index tracker_user_of_organization on lockstep.tracker_user (organization_id, id);

      alter table lockstep.tracker_issue
        add column assignee_id lockstep.id references lockstep.tracker_user,
        drop constraint tracker_issue_status_check,
        add constraint tracker_issue_status_check check (status in ('unresolved', 'resolved', 'ignored'));

      alter table lockstep.tracker_answer
        drop constraint tracker_answer_answer_check,
        add constraint tracker_answer_answer_check
          check (answer in ('changed', 'unchanged', 'gone', 'not_assignable'));

      alter table lockstep.external_issue_link
        add column assignee_watermark timestamptz,
        add column jira_assignee text,
        add column assignee_in_doubt boolean not null default false,
        add column unresolved_in_tracker boolean not null default false;
    `);
  },
};
