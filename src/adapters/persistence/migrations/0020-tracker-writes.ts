import type { Migration } from './migration.ts';

/** What Effects had trackers write that cannot tell by themselves whether they did. */
export const trackerWrites: Migration = {
  name: '0020-tracker-writes',
  up: async (knex) => {
    await knex.schema.raw(`
      create table lockstep.tracker_write (
        effect_id lockstep.id not null,
        kind text not null check (kind in ('status', 'assignee', 'comment')),
        installation_id lockstep.id not null references lockstep.installation,
        begun_at timestamptz not null,
        answer text check (answer in ('changed', 'unchanged', 'gone', 'not_assignable')),
        comment_id text,
        primary key (effect_id, kind),
        check (comment_id is null or (kind = 'comment' and answer is not null))
      );
      create index tracker_write_comment on lockstep.tracker_write (installation_id, comment_id)
        where comment_id is not null;
    `);
  },
};
