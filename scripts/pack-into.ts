import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { buildInto } from './build-into.ts';

/** Builds the package, packs it into `folder`, and answers the file. */
export async function packInto(folder: string): Promise<string> {
  await buildInto('dist');
  const { stdout } = await promisify(execFile)(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    { maxBuffer: 8 * 1024 * 1024 },
  );
  const [packed] = JSON.parse(stdout) as readonly [{ readonly filename: string }];
  return join(folder, packed.filename);
}
