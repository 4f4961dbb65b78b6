import { randomUUID } from 'node:crypto';
import { link, readFile, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';

import { identityOfThisProcess, livenessOf, type ProcessIdentity } from './process-identity.ts';

/** Another process has the directory. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';

  constructor(directory: string, file: string, { pid, host }: ProcessIdentity) {
    super(
      `The data directory ${directory} is in use by process ${pid} on ${host}, and only one may have it. ` +
        'Stop that process, give this one another directory, or set DATABASE_URL for several processes on one ' +
        `database. If no such process runs any more, delete ${file}.`,
    );
  }
}

/** This process's hold of a directory. */
export interface DirectoryLock {
  release(): Promise<void>;
}

export interface DirectoryLockOptions {
  /** How often the holder shows that it is alive, in milliseconds. */
  readonly signEveryMs?: number;
  /** How long without a sign a holder that cannot be seen from here counts as gone, in milliseconds. */
  readonly patienceMs?: number;
}

const FILE = 'database.lock';
const MOST_TRIES = 5;

/**
 * Takes the directory for this process alone, until it is released or the process ends, however it ends. A holder on
 * this machine is looked up; one in another container or on another machine is watched for signs of life.
 * @throws {DirectoryInUse} when somebody has it.
 */
export async function lockDirectory(
  directory: string,
  { signEveryMs = 2_000, patienceMs = 8_000 }: DirectoryLockOptions = {},
): Promise<DirectoryLock> {
  const file = join(directory, FILE);
  const self = await identityOfThisProcess();
  const content = JSON.stringify({ ...self, lock: randomUUID() });

  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (await create(file, content)) return keep(file, content, signEveryMs);

    const found = await read(file);
    if (found === null) continue;
    const holder = holderIn(found);
    if (holder !== null && (await isAlive(holder, self, file, patienceMs))) {
      throw new DirectoryInUse(directory, file, holder);
    }
    await remove(file, found);
  }
  throw new Error(`the lock file ${file} changes again and again: several processes start on one directory`);
}

/** All of it or nothing, and only where there is none: a link is made in one step, and never over another. */
async function create(file: string, content: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, content, { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await unlink(draft);
  }
}

/** Removes the lock that was found, and no other that somebody made meanwhile. */
async function remove(file: string, found: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  try {
    if ((await readFile(aside, 'utf8')) !== found) await link(aside, file);
  } finally {
    await unlink(aside);
  }
}

function keep(file: string, content: string, signEveryMs: number): DirectoryLock {
  const timer = setInterval(() => {
    const now = new Date();
    // A sign that fails is made good by the next.
    utimes(file, now, now).catch(() => undefined);
  }, signEveryMs).unref();

  return {
    release: async () => {
      clearInterval(timer);
      await remove(file, content);
    },
  };
}

async function isAlive(
  holder: ProcessIdentity,
  self: ProcessIdentity,
  file: string,
  patienceMs: number,
): Promise<boolean> {
  const liveness = await livenessOf(holder, self);
  if (liveness !== 'unknown') return liveness === 'alive';

  const before = await signOf(file);
  await rest(patienceMs);
  return (await signOf(file)) !== before;
}

async function signOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).mtimeMs;
  } catch {
    return null;
  }
}

async function read(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Null for a file that is no lock of ours: made by nobody who could still be there. */
function holderIn(content: string): ProcessIdentity | null {
  try {
    const holder = JSON.parse(content) as Partial<ProcessIdentity> | null;
    return typeof holder?.pid === 'number' ? (holder as ProcessIdentity) : null;
  } catch {
    return null;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
