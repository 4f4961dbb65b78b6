import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';

import { buildPackage } from '../test/soak/build-package.ts';
import { acceptedEvents, irrelevantEvents } from './cases/door.ts';
import { drain } from './cases/drain.ts';
import { manyLinks } from './cases/many-links.ts';
import { memory } from './cases/memory.ts';
import type { RunCase } from './cases/run-case.ts';
import { startUp } from './cases/start-up.ts';
import { toTracker } from './cases/to-tracker.ts';
import { TABLE_HEAD, tableLine, type CaseLetter, type Result } from './results.ts';
import { Stage } from './stage.ts';

// How fast Lockstep is, and what it takes of the machine, held against the aims. README.md has the method.

const CASES: readonly (readonly [CaseLetter, RunCase])[] = [
  ['a', acceptedEvents],
  ['b', irrelevantEvents],
  ['c', toTracker],
  ['d', drain],
  ['e', manyLinks],
  ['f', memory],
  ['g', startUp],
];

const { values } = parseArgs({
  options: {
    /** Letters, with commas between them. */
    only: { type: 'string' },
    full: { type: 'boolean', default: false },
    json: { type: 'string' },
    rounds: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '2' },
    /** What starts a Lockstep that is built; without it, these sources are built. */
    program: { type: 'string' },
    /** A directory for a CPU profile of each Lockstep. */
    profile: { type: 'string' },
  },
});
const extent = { seconds: Number(values.seconds), rounds: Number(values.rounds), isFull: values.full };
const only = values.only?.split(',') ?? CASES.map(([letter]) => letter);
const unknown = only.filter((letter) => !CASES.some(([known]) => known === letter));
if (unknown.length > 0) throw new Error(`there is no case ${unknown.join(', ')}`);
if (values.profile !== undefined) mkdirSync(values.profile, { recursive: true });

const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 1024 ** 3),
  node: process.version,
  at: new Date().toISOString(),
};
process.stdout.write(
  `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}\n\n`,
);

const startedAt = performance.now();
const results: Result[] = [];
const program = values.program ?? (await builtProgram());
process.stdout.write(TABLE_HEAD);
for (const [, run] of CASES.filter(([one]) => only.includes(one))) {
  const stage = await Stage.set(program, values.profile ?? null);
  try {
    for await (const measured of run(stage, extent)) {
      results.push(measured);
      process.stdout.write(tableLine(measured));
    }
  } finally {
    await stage.close();
  }
}
const seconds = (performance.now() - startedAt) / 1000;
process.stdout.write(`\nin ${seconds.toFixed(0)} s\n`);
if (values.json !== undefined) {
  writeFileSync(values.json, `${JSON.stringify({ machine, extent, seconds, results }, null, 2)}\n`);
}

async function builtProgram(): Promise<string> {
  const built = await buildPackage();
  process.once('exit', built.remove);
  return built.program;
}
