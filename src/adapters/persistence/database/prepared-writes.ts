import type { Knex } from 'knex';
import { write } from './pipeline.ts';
import type { Prepared } from './prepared.ts';

/** More rows at once are rare, and each number of them would be a statement of its own. */
const MOST_PREPARED_ROWS = 8;
/** A statement of PostgreSQL takes 65,535 values. */
const MOST_ROWS_AT_ONCE = 500;

const statements = new Map<string, Prepared>();

/** Adds the rows, all of which have all the columns that are ever given for this table. */
export async function insertRows(db: Knex, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  if (rows.length > MOST_PREPARED_ROWS) {
    for (let start = 0; start < rows.length; start += MOST_ROWS_AT_ONCE) {
      await db(table).insert(rows.slice(start, start + MOST_ROWS_AT_ONCE));
    }
    return;
  }
  const statement = once(`${table} insert ${rows.length}`, () => insertInto(table, first, rows.length));
  const values = rows.flatMap((row) => Object.values<unknown>(row as Record<string, unknown>));
  await write(db, statement, values);
}

/** Gives the row of this id these values, which are of all the columns that are ever given for this table. */
export async function updateRow(
  db: Knex,
  table: string,
  { id, ...row }: { readonly id: string },
): Promise<void> {
  const statement = once(`${table} update`, () => update(table, row));
  await write(db, statement, [...Object.values<unknown>(row), id]);
}

function once(name: string, textOf: () => string): Prepared {
  const made = statements.get(name) ?? { name, text: textOf() };
  statements.set(name, made);
  return made;
}

function insertInto(table: string, row: object, count: number): string {
  const columns = Object.keys(row);
  const rows = Array.from({ length: count }, (_, place) => {
    const values = columns.map((_column, at) => `$${place * columns.length + at + 1}`);
    return `(${values.join(', ')})`;
  });
  return `insert into ${table} (${columns.map(quoted).join(', ')}) values ${rows.join(', ')}`;
}

function update(table: string, row: object): string {
  const columns = Object.keys(row);
  const values = columns.map((column, at) => `${quoted(column)} = $${at + 1}`);
  return `update ${table} set ${values.join(', ')} where id = $${columns.length + 1}`;
}

function quoted(column: string): string {
  return `"${column}"`;
}
