import { randomUUID } from 'node:crypto';
import { stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { createWhole, readIfThere, removeWhen } from './whole-file.ts';
import { identityOfThisProcess, livenessOf, type ProcessIdentity } from './process-identity.ts';

/** Another process has the directory. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';

  readonly holder: ProcessIdentity;

  constructor(directory: string, file: string, holder: ProcessIdentity) {
    const { pid, host } = holder;
    super(
      `The data directory ${directory} is in use by process ${pid} on ${host}, and only one may have it. ` +
        'Stop that process, give this one another directory, or set DATABASE_URL for several processes on one ' +
        `database. If no such process runs any more, delete ${file}.`,
    );
    this.holder = holder;
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
const MOST_TRIES = 200;
const BETWEEN_TRIES_MS = 10;

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
    if (await createWhole(file, content)) return keep(file, content, signEveryMs);

    const left = await readIfThere(file);
    const holder = left === null ? null : holderIn(left);
    if (holder !== null && (await isAlive(holder, { self, file, patienceMs }))) {
      throw new DirectoryInUse(directory, file, holder);
    }
    if (left !== null) await clear(file, left, { content, self, patienceMs });
    await rest(BETWEEN_TRIES_MS);
  }
  throw new Error(`the lock file ${file} changes again and again: several processes start on one directory`);
}

/**
 * Removes the lock that a process left, and no other that was made since. One at a time, by a second file that lasts
 * as long as this takes: of two that found the same lock, the later would remove what the earlier put in its place.
 */
async function clear(
  file: string,
  left: string,
  { content, self, patienceMs }: { content: string; self: ProcessIdentity; patienceMs: number },
): Promise<void> {
  const guard = `${file}.clearing`;
  if (!(await createWhole(guard, content))) {
    const found = await readIfThere(guard);
    const other = found === null ? null : holderIn(found);
    const isAtWork = other !== null && (await isAlive(other, { self, file: guard, patienceMs }));
    if (found !== null && !isAtWork) await removeWhen(guard, found);
    return;
  }
  try {
    await removeWhen(file, left);
  } finally {
    await removeWhen(guard, content);
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
      await removeWhen(file, content);
    },
  };
}

/** Whether the holder of `file` still runs, as far as `self` can tell: one that cannot be seen shows it by its signs. */
async function isAlive(
  holder: ProcessIdentity,
  { self, file, patienceMs }: { self: ProcessIdentity; file: string; patienceMs: number },
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

/** Null for a file that is no lock of ours: made by nobody who could still be there. */
function holderIn(content: string): ProcessIdentity | null {
  try {
    const holder = JSON.parse(content) as Partial<ProcessIdentity> | null;
    return typeof holder?.pid === 'number' ? (holder as ProcessIdentity) : null;
  } catch {
    return null;
  }
}
