import type { Migration } from './migration.ts';

/** The rules by which Jira issues are made for tracker issues. */
export const creationRules: Migration = {
  name: '0017-creation-rules',
  up: async (knex) => {
    await knex.schema.raw(`
      create table lockstep.creation_rule (
        id lockstep.id primary key,
        installation_id lockstep.id not null references lockstep.installation,
        name text not null,
        position integer not null,
        is_enabled boolean not null,
        match jsonb not null,
        again text not null check (again in ('never', 'once_done', 'always')),
        given jsonb not null,
        created_at timestamptz not null,
        removed_at timestamptz
      );
      create index creation_rule_of_installation on lockstep.creation_rule (installation_id) where removed_at is null;
      create index issue_creation_of_rule on lockstep.issue_creation (rule_id, id) where rule_id is not null;
      create index issue_creation_of_link on lockstep.issue_creation (link_id) where link_id is not null;
    `);
  },
};
