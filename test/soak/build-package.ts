import { rmSync } from 'node:fs';
import { mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildProgram } from '../../scripts/build-program.ts';

/** Lockstep as it is installed. */
export interface BuiltPackage {
  /** What starts it. */
  readonly program: string;
  readonly remove: () => void;
}

/** Builds this clone in a directory of its own, to be run as it is installed. */
export async function buildPackage(): Promise<BuiltPackage> {
  const directory = await mkdtemp(join(tmpdir(), 'lockstep-soak-'));
  const program = await buildProgram(directory);
  await symlink(join(process.cwd(), 'node_modules'), join(directory, 'node_modules'));
  return { program, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
