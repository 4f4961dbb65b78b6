import type { Knex } from 'knex';

/** A step of the schema. Never changed once released; its name sorts after those before it. */
export interface Migration {
  readonly name: string;
  /** Runs in a transaction with those after it: nothing that cannot be in one. */
  up(knex: Knex): Promise<void>;
}
