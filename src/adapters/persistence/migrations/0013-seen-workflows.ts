import type { Migration } from './migration.ts';

/** What was seen of the workflows of a Jira: where a status led, by project and issue type. */
export const seenWorkflows: Migration = {
  name: '0013-seen-workflows',
  up: async (knex) => {
    await knex.schema.raw(`
      create table lockstep.seen_workflow (
        integration_id lockstep.id not null references lockstep.integration,
        project_id lockstep.id not null,
        issue_type_id lockstep.id not null,
        status_id lockstep.id not null,
        exits jsonb not null,
        primary key (integration_id, project_id, issue_type_id, status_id)
      );
    `);
  },
};
