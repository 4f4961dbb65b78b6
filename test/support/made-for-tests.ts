import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const DIRECTORY = '.cache/tests';

/** Where `npm test` builds the program that its tests start: it starts in two thirds of the time that the sources take. */
export const BUILT_PROGRAM = join(DIRECTORY, 'program');

/** Where `npm test` keeps a PGlite with the schema in it: making one takes seconds. */
export const PGLITE_DUMP = join(DIRECTORY, 'pglite.tar');

/** What starts Lockstep in tests: what was built for them, and the sources where these are newer. */
export function programToTest(): string {
  const isBuilt = isNewer(join(BUILT_PROGRAM, 'dist', 'index.js'), ['src', 'sandbox', 'bin', 'package.json']);
  return join(isBuilt ? BUILT_PROGRAM : '.', 'bin', 'lockstep.js');
}

/** The dump of a PGlite that has today's schema; null where none was made since that was changed. */
export function pgliteDump(): string | null {
  const changes = [
    'src/adapters/persistence/migrations',
    'src/adapters/persistence/database',
    'package.json',
  ];
  return isNewer(PGLITE_DUMP, changes) ? PGLITE_DUMP : null;
}

function isNewer(made: string, sources: readonly string[]): boolean {
  return newest(made) > Math.max(...sources.map(newest));
}

/** When the newest of all files under `path` was changed, in milliseconds; 0 when there is none. */
function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const within = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return Math.max(0, ...within.map((name) => statSync(join(path, name)).mtimeMs));
}
