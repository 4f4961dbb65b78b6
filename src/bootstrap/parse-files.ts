import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** A file to parse. `name` is its path relative to the argument it was found by, `path` the way to it from here. */
export interface FoundFile {
  readonly name: string;
  readonly path: string;
}

/** A path that could not be looked at, and why. */
export interface UnreadablePath {
  readonly path: string;
  readonly reason: string;
}

/** What an argument stands for. */
export interface FoundFiles {
  readonly files: readonly FoundFile[];
  readonly unreadable: readonly UnreadablePath[];
}

/**
 * What `argument` stands for: a file itself, whatever it is called; of a folder every `*.json` in it and in what is
 * below it, sorted by name. Links are followed, and a folder that several of them lead to is read once.
 */
export async function findFiles(argument: string): Promise<FoundFiles> {
  try {
    if (!(await stat(argument)).isDirectory()) {
      return { files: [{ name: basename(argument), path: argument }], unreadable: [] };
    }
  } catch (error) {
    return { files: [], unreadable: [{ path: argument, reason: reasonOf(error) }] };
  }
  return findInFolder(argument);
}

/** How a person reads a failure of the file system. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'permission to read it is missing';
  if (code === 'ELOOP') return 'the links lead round in a circle';
  return error instanceof Error ? error.message : String(error);
}

async function findInFolder(root: string): Promise<FoundFiles> {
  const files: FoundFile[] = [];
  const unreadable: UnreadablePath[] = [];
  const seen = new Set<string>();
  const folders = [''];

  for (let name = folders.shift(); name !== undefined; name = folders.shift()) {
    const folder = join(root, name);
    try {
      const place = await realpath(folder);
      if (seen.has(place)) continue;
      seen.add(place);

      for (const entry of (await readdir(folder)).toSorted()) {
        const found = await look(root, name === '' ? entry : `${name}/${entry}`);
        if (found.kind === 'folder') folders.push(found.name);
        if (found.kind === 'file') files.push({ name: found.name, path: join(root, found.name) });
        if (found.kind === 'unreadable')
          unreadable.push({ path: join(root, found.name), reason: found.reason });
      }
    } catch (error) {
      unreadable.push({ path: folder, reason: reasonOf(error) });
    }
  }
  return { files: files.toSorted((one, other) => (one.name < other.name ? -1 : 1)), unreadable };
}

type Look =
  | { readonly kind: 'folder' | 'file' | 'neither'; readonly name: string }
  | { readonly kind: 'unreadable'; readonly name: string; readonly reason: string };

async function look(root: string, name: string): Promise<Look> {
  const isWanted = name.endsWith('.json');
  try {
    const kind = await stat(join(root, name));
    if (kind.isDirectory()) return { kind: 'folder', name };
    return { kind: kind.isFile() && isWanted ? 'file' : 'neither', name };
  } catch (error) {
    return isWanted ? { kind: 'unreadable', name, reason: reasonOf(error) } : { kind: 'neither', name };
  }
}
