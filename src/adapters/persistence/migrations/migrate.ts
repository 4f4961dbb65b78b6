import type { Knex } from 'knex';
import { SCHEMA } from '../rows/tables.ts';
import type { Migration } from './migration.ts';
import { MIGRATIONS } from './migrations.ts';
import { SchemaTooNew, SchemaTooOld } from './schema-mismatch.ts';

const TABLE = 'migration';
/** Any number will do, as long as every Lockstep takes the same: these are the letters of "lockstep". */
const LOCK = '7813573191660758384';

/**
 * Brings the schema up to date, and answers the names of the migrations that took. All in one transaction under an
 * advisory lock: several processes may start at once, and one that is killed leaves nothing behind.
 * @throws {SchemaTooNew} when a newer Lockstep has been here; nothing is changed.
 */
export async function migrate(
  knex: Knex,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<readonly string[]> {
  return knex.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [LOCK]);
    const done = await appliedIn(trx);
    refuseNewer(done, migrations);
    if (missingOf(done, migrations).length === 0) return [];

    // Asked first: who may not create schemas may still use one that an administrator made.
    if (!(await hasSchema(trx))) await trx.raw(`create schema ${SCHEMA}`);
    const [, names] = (await trx.migrate.latest(configFor(migrations))) as [number, string[]];
    return names;
  });
}

/**
 * Makes sure that the schema is the one this Lockstep works on; changes nothing.
 * @throws {SchemaTooNew} when a newer Lockstep has been here.
 * @throws {SchemaTooOld} when migrations are missing.
 */
export async function checkSchema(knex: Knex, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  const done = await appliedIn(knex);
  refuseNewer(done, migrations);
  const missing = missingOf(done, migrations);
  if (missing.length > 0) throw new SchemaTooOld(missing);
}

/** Knex's own lock is a row that our transaction takes back with everything else. */
function configFor(migrations: readonly Migration[]): Knex.MigratorConfig {
  return {
    schemaName: SCHEMA,
    tableName: TABLE,
    migrationSource: {
      getMigrations: () => Promise.resolve([...migrations]),
      getMigrationName: ({ name }: Migration) => name,
      getMigration: (migration: Migration) =>
        Promise.resolve({ up: (trx) => migration.up(trx), down: refuseDown }),
    } satisfies Knex.MigrationSource<Migration>,
  };
}

function refuseDown(): Promise<never> {
  return Promise.reject(new Error('migrations only go forward: restore the backup made before the upgrade'));
}

async function appliedIn(knex: Knex): Promise<readonly string[]> {
  const { rows } = await knex.raw<{ rows: { found: string | null }[] }>('select to_regclass(?) as found', [
    `${SCHEMA}.${TABLE}`,
  ]);
  if ((rows[0]?.found ?? null) === null) return [];
  return knex.withSchema(SCHEMA).from<{ name: string }>(TABLE).orderBy('id').pluck('name');
}

async function hasSchema(knex: Knex): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: unknown[] }>('select 1 from pg_namespace where nspname = ?', [
    SCHEMA,
  ]);
  return rows.length > 0;
}

function refuseNewer(done: readonly string[], migrations: readonly Migration[]): void {
  const unknown = done.findLast((name) => !migrations.some((migration) => migration.name === name));
  if (unknown !== undefined) throw new SchemaTooNew(unknown, migrations.at(-1)?.name ?? 'none');
}

function missingOf(done: readonly string[], migrations: readonly Migration[]): readonly string[] {
  return migrations.map(({ name }) => name).filter((name) => !done.includes(name));
}

/** The name of the newest migration that was applied; null before the first. */
export async function newestMigration(knex: Knex): Promise<string | null> {
  return (await appliedIn(knex)).toSorted().at(-1) ?? null;
}
