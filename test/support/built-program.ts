import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where `npm test` builds the program that its tests start: it starts in half the time that the sources take. */
export const BUILT_FOR_TESTS = '.cache/program';

const SOURCES = ['src', 'sandbox', 'bin', 'package.json'];

/** What starts Lockstep in tests: what was built for them, and the sources where these are newer. */
export function programToTest(): string {
  const built = join(BUILT_FOR_TESTS, 'bin', 'lockstep.js');
  const builtAt = newest(join(BUILT_FOR_TESTS, 'dist', 'index.js'));
  return builtAt > Math.max(...SOURCES.map(newest)) ? built : 'bin/lockstep.js';
}

/** When the newest of all files under `path` was changed, in milliseconds; 0 when there is none. */
function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const within = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return Math.max(0, ...within.map((name) => statSync(join(path, name)).mtimeMs));
}
