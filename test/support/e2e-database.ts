import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openPglite } from '../../src/adapters/persistence/database/open-pglite.ts';
import { freshPostgres, pgliteSnapshot } from './test-database.ts';

/** Variables of the environment. */
export type Settings = Readonly<Record<string, string>>;

/** A database of the test's own, as an operator names it. */
export interface NamedDatabase {
  readonly settings: Settings;
  readonly close: () => Promise<void>;
}

/** What Lockstep can be run on. */
export const DATABASES: readonly (readonly [string, () => Promise<NamedDatabase>])[] = [
  ['PostgreSQL', onPostgres],
  ['PGlite', onPglite],
];

export function newEncryptionKeys(): string {
  return `test:${randomBytes(32).toString('base64')}`;
}

export async function onPostgres(): Promise<NamedDatabase> {
  const database = await freshPostgres({ poolSize: 1 });
  return {
    settings: { DATABASE_URL: database.url, LOCKSTEP_ENCRYPTION_KEYS: newEncryptionKeys() },
    close: () => database.close(),
  };
}

let template: Promise<string> | null = null;

/** A data directory with the schema in it: quicker than an empty one. */
export async function onPglite(): Promise<NamedDatabase> {
  template ??= makeTemplate();
  const directory = await newDirectory();
  await cp(await template, directory, { recursive: true });
  return {
    settings: { LOCKSTEP_DATA_DIR: directory },
    close: () => rm(directory, { recursive: true, force: true }),
  };
}

export function newDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'lockstep-e2e-'));
}

async function makeTemplate(): Promise<string> {
  const directory = await newDirectory();
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  const database = await openPglite(directory, { loadDataDir: await pgliteSnapshot() });
  await database.close();
  return directory;
}
