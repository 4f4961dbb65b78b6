import type { Knex } from 'knex';
import type { SecretBox } from '../../application/ports/secret-box.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { SEALED_TABLES, type SealedTable } from './rows/sealed-columns.ts';

export interface Resealed {
  /** How many secrets were sealed anew. */
  readonly resealed: number;
  /** Why others could not be, one sentence each; shows no secret. */
  readonly problems: readonly string[];
  /** Whether every secret was found sealed with the first key in the end. */
  readonly isComplete: boolean;
}

type SealedRow = Readonly<Record<string, string | null>>;

const BATCH = 100;
/** More than one, for what others wrote meanwhile; few, for who still seals with another key goes on doing so. */
const MOST_PASSES = 5;

/**
 * Seals with the first key of `box` every secret that is sealed with another. May run while others read and write, be
 * killed and be run again: each value is replaced by itself, and only where it is still the one that was read. Reads
 * `batch` rows at a time.
 */
export async function resealAll(knex: Knex, box: SecretBox, batch = BATCH): Promise<Resealed> {
  let resealed = 0;
  for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
    const found = await resealOnce({ knex, box, batch });
    resealed += found.resealed;
    const { problems, left } = found;
    if (problems.length > 0) return { resealed, problems, isComplete: false };
    if (left === 0) return { resealed, problems, isComplete: true };
  }
  return { resealed, problems: [], isComplete: false };
}

interface Work {
  readonly knex: Knex;
  readonly box: SecretBox;
  readonly batch: number;
}

interface Pass {
  resealed: number;
  /** How many values were not as they should be. */
  left: number;
  readonly problems: string[];
}

async function resealOnce(work: Work): Promise<Pass> {
  const pass: Pass = { resealed: 0, left: 0, problems: [] };
  for (const sealed of SEALED_TABLES) {
    let rows = await rowsAfter(work, sealed, null);
    while (rows.length > 0) {
      for (const row of rows) await resealRow(work, { sealed, row, pass });
      rows = await rowsAfter(work, sealed, keyOf(sealed, rows.at(-1)));
    }
  }
  return pass;
}

interface RowToReseal {
  readonly sealed: SealedTable;
  readonly row: SealedRow;
  readonly pass: Pass;
}

async function resealRow({ knex, box }: Work, { sealed, row, pass }: RowToReseal): Promise<void> {
  const { table, key, columns, placeOf } = sealed;
  const identity = keyOf(sealed, row);
  for (const column of columns) {
    const value = row[column] ?? null;
    if (value === null || box.isCurrent(value)) continue;

    pass.left += 1;
    const renewed = resealedValue(box, value, placeOf(column, identity));
    if ('problem' in renewed) {
      pass.problems.push(renewed.problem);
      continue;
    }
    // No row is held: who writes another value meanwhile wins, and the next pass looks at that one.
    pass.resealed += await knex(table)
      .where(Object.fromEntries(key.map((name, place) => [name, identity[place] ?? ''])))
      .where(column, value)
      .update({ [column]: renewed.value });
  }
}

function resealedValue(
  box: SecretBox,
  value: string,
  place: string,
): { readonly value: string } | { readonly problem: string } {
  try {
    return { value: box.seal(box.open(value, place), place) };
  } catch (error) {
    if (error instanceof DomainError) return { problem: error.message };
    throw error;
  }
}

function rowsAfter(
  { knex, batch }: Work,
  { table, key, columns }: SealedTable,
  after: readonly string[] | null,
): Promise<readonly SealedRow[]> {
  const query = knex<Record<string, string | null>>(table)
    .select(...key, ...columns)
    .orderBy([...key])
    .limit(batch);
  if (after === null) return query;
  return query.whereRaw(`(${key.join(', ')}) > (${key.map(() => '?').join(', ')})`, [...after]);
}

function keyOf({ key }: SealedTable, row: SealedRow | undefined): readonly string[] {
  return key.map((name) => row?.[name] ?? '');
}
