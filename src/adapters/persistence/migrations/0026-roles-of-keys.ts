import type { Migration } from './migration.ts';

/** What an API key is good for, and until when. Those that are there could do everything, and still can. */
export const rolesOfKeys: Migration = {
  name: '0026-roles-of-keys',
  up: async (knex) => {
    await knex.schema.raw(`
      alter table lockstep.api_key
        add column role text not null default 'admin' check (role in ('read', 'operate', 'admin')),
        add column prefix text,
        add column expires_at timestamptz,
        add column revoked_at timestamptz,
        add column last_used_at timestamptz;
      create index api_key_organization on lockstep.api_key (organization_id, id);
    `);
  },
};
