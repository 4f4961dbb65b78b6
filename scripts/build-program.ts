import { cp } from 'node:fs/promises';
import { join } from 'node:path';

import { buildInto } from './build-into.ts';

/** What stands beside `dist` in an installed Lockstep, and makes it run. */
const BESIDE = ['bin', 'package.json'];

/** Builds the program into `directory`, where it runs with the packages found from there; answers what starts it. */
export async function buildProgram(directory: string): Promise<string> {
  await buildInto(join(directory, 'dist'), { inHaste: true });
  for (const part of BESIDE) await cp(part, join(directory, part), { recursive: true });
  return join(directory, 'bin', 'lockstep.js');
}
