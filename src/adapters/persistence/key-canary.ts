import type { Knex } from 'knex';
import { TABLES } from './rows/tables.ts';

interface KeyCanaryRow {
  readonly id: number;
  readonly sealed: string;
}

/** Puts this canary in the place of the one before, once nothing is sealed with another key any more. */
export async function replaceKeyCanary(knex: Knex, canary: string): Promise<void> {
  await knex<KeyCanaryRow>(TABLES.keyCanary).where('id', 1).update({ sealed: canary });
}

/**
 * The canary that this database keeps, by which a wrong encryption key is told at the start: `made`, unless there was
 * one before.
 */
export async function keepKeyCanary(knex: Knex, made: string): Promise<string> {
  await knex<KeyCanaryRow>(TABLES.keyCanary).insert({ id: 1, sealed: made }).onConflict('id').ignore();
  const kept = await knex<KeyCanaryRow>(TABLES.keyCanary).where('id', 1).first();
  return kept?.sealed ?? made;
}
