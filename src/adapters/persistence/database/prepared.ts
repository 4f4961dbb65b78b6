import type { Knex } from 'knex';

/** A statement with its values as `$1`, `$2` ..., and a name that no other text has. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

/**
 * What the statement answers. Each connection parses and plans it once, and Knex makes no SQL of it: both cost more than
 * a small statement itself.
 */
export async function runPrepared<Row>(
  db: Knex,
  { name, text }: Prepared,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  // Knex hands these on to pg, which knows what to do with a name.
  const { rows } = await db.raw<{ rows: readonly Row[] }>(text).options({ name, values });
  return rows;
}
