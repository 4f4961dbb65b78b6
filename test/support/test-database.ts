import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import knex, { type Knex } from 'knex';

import { openPglite, type OpenPglite } from '../../src/adapters/persistence/database/open-pglite.ts';
import { openPostgres, type OpenDatabase } from '../../src/adapters/persistence/database/open-postgres.ts';
import { migrate } from '../../src/adapters/persistence/migrations/migrate.ts';
import { TABLES } from '../../src/adapters/persistence/rows/tables.ts';
import { pgliteDump } from './made-for-tests.ts';
import { startTestServer, type TestServer } from './test-postgres.ts';

/** A PostgreSQL database of the test's own. `close` drops it. */
export interface TestDatabase extends OpenDatabase {
  /** For a process or a pool of its own. */
  readonly url: string;
}

export interface TestDatabaseOptions {
  readonly poolSize?: number;
  /** With nothing in it, not even our schema. */
  readonly isEmpty?: boolean;
}

/** What all tests of this process share, made when the first asks for it. */
interface Shared {
  readonly server: TestServer;
  readonly admin: Knex;
  readonly template: string;
  readonly made: Set<string>;
}

let shared: Promise<Shared> | null = null;
let snapshot: Promise<Blob> | null = null;

/** A new database on real PostgreSQL, migrated. Slow the first time in a process (about 3 s), then about 50 ms. */
export async function freshPostgres({
  poolSize = 4,
  isEmpty = false,
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { server, admin, template, made } = await theShared();
  const name = newName();
  made.add(name);
  await createDatabase(admin, name, isEmpty ? 'template0' : template);

  const url = urlOf(server, name);
  const opened = openPostgres(url, { poolSize });
  return {
    ...opened,
    url,
    close: async () => {
      await opened.close();
      await dropDatabase(admin, name);
      made.delete(name);
    },
  };
}

/** A new PGlite in memory, migrated. Takes about 0.5 s; the first in a process 3 s more, where `npm test` made none before. */
export async function freshPglite(): Promise<OpenPglite> {
  return openPglite(null, { loadDataDir: await pgliteSnapshot() });
}

/** Takes everything out of a migrated database: much quicker than a new one. */
export async function emptyDatabase(database: Knex): Promise<void> {
  // What refers to others is named after them.
  const tables = Object.values(TABLES).toReversed();
  await database.raw(tables.map((table) => `delete from ${table};`).join(' '));
}

/** Drops what tests left, and stops the server. For the root hook that runs after all tests. */
export async function stopTestDatabases(): Promise<void> {
  if (shared === null) return;
  const { server, admin, template, made } = await shared;
  shared = null;
  for (const name of [...made, template]) await dropDatabase(admin, name);
  await admin.destroy();
  await server.stop();
}

function theShared(): Promise<Shared> {
  shared ??= prepare();
  return shared;
}

async function prepare(): Promise<Shared> {
  const server = await startTestServer();
  const admin = knex({ client: 'pg', connection: server.url, pool: { min: 0, max: 2 } });
  const template = newName();
  await createDatabase(admin, template, 'template0');
  const opened = openPostgres(urlOf(server, template), { poolSize: 1 });
  await migrate(opened.knex);
  await opened.close();
  return { server, admin, template, made: new Set() };
}

/** A migrated PGlite, as it was made before the tests or is made now. */
export function pgliteSnapshot(): Promise<Blob> {
  snapshot ??= readOrTakeSnapshot();
  return snapshot;
}

async function readOrTakeSnapshot(): Promise<Blob> {
  const made = pgliteDump();
  return made === null ? dumpOfPglite() : new Blob([await readFile(made)]);
}

/** The data directory of a new PGlite with the schema in it, as a tar file. */
export async function dumpOfPglite(): Promise<Blob> {
  const opened = await openPglite(null);
  await migrate(opened.knex);
  const dump = await opened.pglite.dumpDataDir('none');
  await opened.close();
  return dump;
}

async function createDatabase(admin: Knex, name: string, template: string): Promise<void> {
  await admin.raw('create database ?? template ??', [name, template]);
}

async function dropDatabase(admin: Knex, name: string): Promise<void> {
  await admin.raw('drop database if exists ?? with (force)', [name]);
}

/** Told apart from what other processes make on a server that was given. */
function newName(): string {
  return `lockstep_test_${process.pid}_${randomBytes(6).toString('hex')}`;
}

function urlOf(server: TestServer, database: string): string {
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  return url.href;
}
