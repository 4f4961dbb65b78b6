import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import knex, { type Knex } from 'knex';
import { lockDirectory, type DirectoryLock } from './directory-lock.ts';
import type { OpenDatabase } from './open-postgres.ts';
import { SILENT_KNEX_LOG } from './silent-knex-log.ts';

/** An embedded PostgreSQL that is open. */
export interface OpenPglite extends OpenDatabase {
  /** The database itself, for those that listen to notifications. */
  readonly pglite: PGlite;
}

export interface OpenPgliteOptions {
  /** A dump of a data directory to begin with, where there is none yet. */
  readonly loadDataDir?: Blob;
}

/** PGlite's own server settings, and less memory for them than it takes by itself. */
const START_PARAMS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

/**
 * An embedded PostgreSQL in `directory`, or in memory when that is null. It has one session: everything waits behind an
 * open transaction. It survives the kill of its process, not a power cut.
 * @throws {DirectoryInUse} when another process has it open.
 */
export async function openPglite(
  directory: string | null,
  { loadDataDir }: OpenPgliteOptions = {},
): Promise<OpenPglite> {
  const loaded = loadDataDir === undefined ? {} : { loadDataDir };
  if (directory === null) return open(loaded, null);

  await mkdir(directory, { recursive: true, mode: 0o700 });
  const lock = await lockDirectory(directory);
  try {
    return await open({ dataDir: join(directory, 'database'), ...loaded }, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function open(options: PGliteOptions, lock: DirectoryLock | null): Promise<OpenPglite> {
  const pglite = await PGlite.create({ ...options, startParams: START_PARAMS });
  const database = knex({
    client: 'pg',
    log: SILENT_KNEX_LOG,
    // A function, for Knex makes a deep copy of anything else. Only one connection: there is only one session.
    connection: () =>
      Object.assign(createPgConfig(pglite), { pipeline: true }) as unknown as Knex.PgConnectionConfig,
    pool: { min: 0, max: 1 },
  });
  return {
    knex: database,
    pglite,
    close: async () => {
      await database.destroy();
      await pglite.close();
      await lock?.release();
    },
  };
}
