import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { BUILT_PROGRAM, PGLITE_DUMP } from '../test/support/made-for-tests.ts';
import { dumpOfPglite } from '../test/support/test-database.ts';
import { buildProgram } from './build-program.ts';

/** Makes what tests would otherwise make again and again. */
async function keepPglite(): Promise<void> {
  const dump = await dumpOfPglite();
  await mkdir(dirname(PGLITE_DUMP), { recursive: true });
  await writeFile(PGLITE_DUMP, Buffer.from(await dump.arrayBuffer()));
}

await Promise.all([buildProgram(BUILT_PROGRAM), keepPglite()]);
