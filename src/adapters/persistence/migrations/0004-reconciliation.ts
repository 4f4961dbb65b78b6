import type { Migration } from './migration.ts';

/** The comparing of links with Jira: its runs, and since when Jira has denied a link's issue. */
export const reconciliation: Migration = {
  name: '0004-reconciliation',
  up: async (knex) => {
    await knex.schema.raw(`
      alter table lockstep.external_issue_link add column missed_at timestamptz;

      create table lockstep.reconciliation_run (
        id lockstep.id primary key,
        integration_id lockstep.id not null references lockstep.integration,
        organization_id lockstep.id references lockstep.organization,
        kind text not null check (kind in ('recent', 'full')),
        is_requested boolean not null,
        range_kind text not null check (range_kind in ('integration', 'project', 'link')),
        range_value text not null,
        state text not null check (state in ('queued', 'running', 'paused', 'done', 'failed')),
        step integer not null,
        cursor text,
        since timestamptz,
        seen_until timestamptz,
        total integer,
        compared integer not null,
        drifted integer not null,
        healed integer not null,
        unseen integer not null,
        requests integer not null,
        attempts integer not null,
        resume_at timestamptz,
        problem text,
        created_at timestamptz not null,
        started_at timestamptz,
        finished_at timestamptz,
        check ((state in ('done', 'failed')) = (finished_at is not null))
      );
      create unique index reconciliation_run_under_way on lockstep.reconciliation_run
        (integration_id, coalesce(organization_id, ''), kind, is_requested, range_kind, range_value)
        where finished_at is null;
      create index reconciliation_run_of_integration on lockstep.reconciliation_run (integration_id, id);
    `);
  },
};
