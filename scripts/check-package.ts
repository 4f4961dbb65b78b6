import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packInto } from './pack-into.ts';

/** Has publint and arethetypeswrong look at the package as it would be installed. */
const folder = await mkdtemp(join(tmpdir(), 'lockstep-pack-'));
try {
  const tarball = await packInto(folder);
  const checks = [
    ['publint', 'run', tarball, '--strict'],
    ['attw', tarball, '--profile', 'esm-only'],
  ];
  // Both, whatever the first finds.
  const codes = checks.map(
    (command) => spawnSync('npx', ['--no', '--', ...command], { stdio: 'inherit' }).status,
  );
  if (codes.some((code) => code !== 0)) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
