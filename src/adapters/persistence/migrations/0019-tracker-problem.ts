import type { Migration } from './migration.ts';

/** What a tracker cannot be asked for, and since when; null while it answers. */
export const trackerProblem: Migration = {
  name: '0019-tracker-problem',
  up: async (knex) => {
    await knex.schema.raw(`
      alter table lockstep.installation
        add column tracker_problem text,
        add column tracker_problem_since timestamptz,
        add constraint installation_tracker_problem_check
          check ((tracker_problem is null) = (tracker_problem_since is null));
    `);
  },
};
