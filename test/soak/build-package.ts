import { rmSync } from 'node:fs';
import { cp, mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildInto } from '../../scripts/build-into.ts';

/** Lockstep as it is installed. */
export interface BuiltPackage {
  /** What starts it. */
  readonly program: string;
  readonly remove: () => void;
}

/** Builds this clone in a directory of its own: what was built starts in a third of the time that the sources take. */
export async function buildPackage(): Promise<BuiltPackage> {
  const directory = await mkdtemp(join(tmpdir(), 'lockstep-soak-'));
  await buildInto(join(directory, 'dist'));
  for (const part of ['bin', 'package.json']) await cp(part, join(directory, part), { recursive: true });
  await symlink(join(process.cwd(), 'node_modules'), join(directory, 'node_modules'));
  return {
    program: join(directory, 'bin', 'lockstep.js'),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
