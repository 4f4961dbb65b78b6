import type { Knex } from 'knex';

/** A statement with its values as `$1`, `$2` ..., and a name that no other text has. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

/** By the names that were asked so far. */
const texts = new Map<string, string>();

/** What the statement answers. */
export async function runPrepared<Row>(
  db: Knex,
  statement: Prepared,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const { rows } = await preparedOn(db, statement, values);
  return rows as readonly Row[];
}

/**
 * The statement, not sent yet. Each connection parses and plans it once, and Knex makes no SQL of it: both cost more than
 * a small statement itself.
 * @throws {TypeError} where the name is another text's: pg says so only when COMMIT may be on its way.
 */
export function preparedOn(
  db: Knex,
  { name, text }: Prepared,
  values: readonly unknown[],
): Knex.Raw<{ readonly rows: readonly unknown[] }> {
  const known = texts.get(name);
  if (known === undefined) texts.set(name, text);
  else if (known !== text)
    throw new TypeError(`two statements are named ${name}: each needs a name of its own`);
  // Knex hands these on to pg, which knows what to do with a name.
  return db.raw<{ readonly rows: readonly unknown[] }>(text).options({ name, values });
}
