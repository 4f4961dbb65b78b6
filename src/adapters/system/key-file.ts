import { createSecretKey, randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InvalidValue } from '../../domain/domain-error.ts';
import { KEY_BYTES, parseEncryptionKeys, type EncryptionKey } from './encryption-keys.ts';

type Keys = readonly [EncryptionKey, ...EncryptionKey[]];

const OTHERS = 0o077;
const LARGEST_BYTES = 64 * 1024;

/**
 * The encryption keys in the file, which is made first, with one new key and for its owner alone, when there is none.
 * Made at once or not at all: processes that start together agree on one key.
 * @throws {InvalidValue} for field `keyFile` when others may read the file, or it holds no keys; shows nothing of it.
 */
export async function loadOrCreateKeyFile(path: string): Promise<Keys> {
  const text = (await read(path)) ?? (await create(path)) ?? (await read(path));
  const { keys, problems } = parseEncryptionKeys((text ?? '').trim());
  const [first, ...others] = keys;
  if (first === undefined || problems.length > 0) {
    throw new InvalidValue('keyFile', `${path} does not hold encryption keys: ${problems.join('; ')}`);
  }
  return [first, ...others];
}

/**
 * The keys in the file, after a new one was put first: from now on that one seals. A file that holds several already
 * is of a rotation that was interrupted, and stays as it is. Nobody else may use the file meanwhile.
 * @throws {InvalidValue} as loadOrCreateKeyFile does.
 */
export async function addKeyToFile(path: string): Promise<Keys> {
  const keys = await loadOrCreateKeyFile(path);
  if (keys.length > 1) return keys;

  const added: Keys = [{ id: nextId(keys), key: createSecretKey(randomBytes(KEY_BYTES)) }, ...keys];
  await replace(path, added);
  return added;
}

/** Forgets every key but the first: nothing may be sealed with the others any more. */
export async function keepFirstKeyInFile(path: string): Promise<void> {
  const [first] = await loadOrCreateKeyFile(path);
  await replace(path, [first]);
}

function nextId(keys: Keys): string {
  return String(1 + Math.max(0, ...keys.map(({ id }) => (/^\d{1,9}$/.test(id) ? Number(id) : 0))));
}

/** Null when there is no such file. */
async function read(path: string): Promise<string | null> {
  const file = await openExisting(path);
  if (file === null) return null;
  try {
    const stat = await file.stat();
    if (!stat.isFile() || stat.size > LARGEST_BYTES) {
      throw new InvalidValue('keyFile', `${path} must be a small file of encryption keys`);
    }
    // Windows has no such bits: there the folder's permissions guard the file.
    if (process.platform !== 'win32' && (stat.mode & OTHERS) !== 0) {
      throw new InvalidValue(
        'keyFile',
        `${path} can be read by others: run chmod 600 on it, or give it a new key`,
      );
    }
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

async function openExisting(path: string): Promise<Awaited<ReturnType<typeof open>> | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  }
}

/** What was written; null when another process was faster. */
async function create(path: string): Promise<string | null> {
  const text = textOf([{ id: '1', key: createSecretKey(randomBytes(KEY_BYTES)) }]);

  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = await writeDraft(path, text);
  try {
    // Unlike a rename, a link never replaces the file that another process made meanwhile.
    await link(draft, path);
    return text;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return null;
    throw error;
  } finally {
    await unlink(draft);
  }
}

/** At once or not at all, and durably once this resolves. */
async function replace(path: string, keys: Keys): Promise<void> {
  await rename(await writeDraft(path, textOf(keys)), path);
  // Windows opens no folders, and keeps the order of these by itself.
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The path of a new file beside this one, for its owner alone. */
async function writeDraft(path: string, text: string): Promise<string> {
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  return draft;
}

function textOf(keys: Keys): string {
  return `${keys.map(({ id, key }) => `${id}:${key.export().toString('base64')}`).join(',')}\n`;
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
