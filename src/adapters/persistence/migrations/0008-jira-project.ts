import type { Migration } from './migration.ts';

/** The project a linked Jira issue is in; of links made before, it is learned from the next event or read. */
export const jiraProject: Migration = {
  name: '0008-jira-project',
  up: async (knex) => {
    await knex.schema.raw('alter table lockstep.external_issue_link add column jira_project_id lockstep.id');
  },
};
