import type { Migration } from './migration.ts';

/**
 * The issues that are made in Jira, each until it is linked, and what was given for the last ones. One at a time is made
 * for a tracker issue.
 */
export const issueCreations: Migration = {
  name: '0016-issue-creations',
  up: async (knex) => {
    await knex.schema.raw(`
      create table lockstep.issue_creation (
        id lockstep.id primary key,
        installation_id lockstep.id not null references lockstep.installation,
        integration_id lockstep.id not null references lockstep.integration,
        tracker_issue_id lockstep.id not null,
        key text collate "C" not null,
        rule_id lockstep.id,
        replaces lockstep.id references lockstep.external_issue_link,
        asked_by text not null,
        for_user text,
        facts jsonb not null,
        given jsonb not null,
        fields jsonb,
        state text not null check (state in ('due', 'waiting', 'created', 'failed', 'dead')),
        attempts integer not null,
        next_attempt_at timestamptz,
        asked_at timestamptz,
        problem text,
        field_problems jsonb not null,
        jira_issue_id lockstep.id,
        jira_issue_key text,
        link_id lockstep.id references lockstep.external_issue_link,
        created_at timestamptz not null,
        finished_at timestamptz,
        unique (installation_id, key),
        check (state <> 'created' or num_nulls(jira_issue_id, link_id) = 0),
        check ((state in ('created', 'failed')) <= (finished_at is not null))
      );
      create unique index issue_creation_open on lockstep.issue_creation (installation_id, tracker_issue_id)
        where state in ('due', 'waiting');
      create index issue_creation_to_do on lockstep.issue_creation (created_at) where state in ('due', 'waiting');

      create table lockstep.creation_default (
        installation_id lockstep.id not null references lockstep.installation,
        project_id lockstep.id not null,
        issue_type_id lockstep.id,
        priority text,
        labels jsonb not null,
        given_at timestamptz not null,
        primary key (installation_id, project_id)
      );

      create table lockstep.creation_reporter (
        installation_id lockstep.id not null references lockstep.installation,
        for_user text collate "C" not null,
        reporter text not null,
        primary key (installation_id, for_user)
      );
    `);
  },
};
