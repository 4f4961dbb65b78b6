import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { parseArgs, promisify } from 'node:util';

import { buildPackage } from './build-package.ts';
import { documentOf, reportOf } from './soak-report.ts';
import { runSoak } from './soak.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    kills: { type: 'string', default: '200' },
    write: { type: 'boolean', default: false },
  },
});
const started = performance.now();
const say = (line: string) => {
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);
};

say(`seed ${values.seed}; building what is to run`);
const built = await buildPackage();
process.once('exit', built.remove);
const result = await runSoak({
  seed: Number(values.seed),
  kills: Number(values.kills),
  services: 3,
  issues: 60,
  changesPerSecond: 25,
  longestPauseMs: 5_000,
  program: built.program,
  say,
});
process.stdout.write(`\n${reportOf(result)}`);
if (values.write) {
  await writeFile('docs/soak.md', documentOf(result));
  await promisify(execFile)('npx', ['prettier', '--write', 'docs/soak.md']);
}
process.exitCode = result.laws.some(({ broken }) => broken.length > 0) ? 1 : 0;
