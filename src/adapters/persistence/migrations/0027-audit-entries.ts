import type { Migration } from './migration.ts';

/** Who changed what. Refers to nothing, for it is kept longer than what it tells of. */
export const auditEntries: Migration = {
  name: '0027-audit-entries',
  up: async (knex) => {
    await knex.schema.raw(`
      create table lockstep.audit_entry (
        id lockstep.id primary key,
        actor_kind text not null check (actor_kind in ('api_key', 'cli')),
        api_key_id lockstep.id,
        actor_name text not null,
        operation text not null,
        thing_kind text,
        thing_id text collate "C",
        organization_id lockstep.id,
        request_id text,
        before jsonb,
        after jsonb,
        outcome text not null,
        begun_at timestamptz not null,
        concluded_at timestamptz
      );
      create index audit_entry_organization on lockstep.audit_entry (organization_id, id);
      create index audit_entry_thing on lockstep.audit_entry (thing_id, id);
      create index audit_entry_old on lockstep.audit_entry (begun_at);
    `);
  },
};
