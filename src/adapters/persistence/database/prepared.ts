import type { Knex } from 'knex';

/** A statement with its values as `$1`, `$2` ..., and a name that no other text has. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

/**
 * What the statement answers. Each connection parses and plans it once, and Knex makes no SQL of it: both cost more than
 * a small statement itself. Calls `sent` as the statement is handed to its connection.
 */
export async function runPrepared<Row>(
  db: Knex,
  { name, text }: Prepared,
  values: readonly unknown[],
  sent: () => void = () => undefined,
): Promise<readonly Row[]> {
  // Knex hands these on to pg, which knows what to do with a name.
  const statement = db.raw<{ rows: readonly Row[] }>(text).options({ name, values });
  const { rows } = await statement.on('query', sent);
  return rows;
}
