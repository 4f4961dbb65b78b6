import type { Migration } from './migration.ts';

/** In whose trace a Delivery is processed and an Effect carried out, by whichever process; null where nothing is traced. */
export const traceparents: Migration = {
  name: '0031-traceparents',
  up: async (knex) => {
    await knex.schema.raw('alter table lockstep.delivery add column traceparent text');
    await knex.schema.raw('alter table lockstep.effect add column traceparent text');
  },
};
