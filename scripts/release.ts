import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import {
  namingVersion,
  notesOf,
  releasedChangelog,
  releaseProblems,
  tagOf,
  type ReleaseState,
} from './release-plan.ts';

/** What a release has to pass, in this order, as it is going to be tagged. */
const CHECKS: readonly (readonly [string, ...string[]])[] = [
  ['npm', 'run', 'check'],
  ['npm', 'test'],
  ['npm', 'run', 'check:package'],
  ['npm', 'run', 'test:package'],
  ['npm', 'audit', '--omit=dev'],
];

/** Where images and packages are named by their version. */
const NAMING = [
  'compose.yaml',
  'deploy/kubernetes/kustomization.yaml',
  'docs/operations/containers.md',
  'README.md',
];
const CHANGED = ['package.json', 'package-lock.json', 'CHANGELOG.md', ...NAMING];

const tell = (line: string) => void process.stdout.write(`${line}\n`);
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    apply: { type: 'boolean', default: false },
    'without-audit': { type: 'boolean', default: false },
  },
});
const checks = CHECKS.filter((command) => !values['without-audit'] || !command.includes('audit'));
process.exitCode = release(positionals[0] ?? '');

/** Tells what a release would do and, with `--apply`, does it. Answers the exit code. */
function release(wanted: string): number {
  const state = presentState();
  const problems = releaseProblems(wanted, state);
  for (const problem of problems) tell(`- ${problem}`);
  if (problems.length > 0) return 1;

  if (!values.apply) {
    tell(`${state.version} is to be ${wanted}. With --apply this changes ${CHANGED.join(', ')}, runs`);
    for (const command of checks) tell(`  ${command.join(' ')}`);
    tell(`then commits that and tags it ${tagOf(wanted)}. Nothing was done yet.`);
    return 0;
  }

  nameVersion(wanted, state);
  const failed = checks.find(
    ([program, ...args]) => spawnSync(program, args, { stdio: 'inherit' }).status !== 0,
  );
  if (failed !== undefined) {
    git('checkout', '--', ...CHANGED);
    tell(`"${failed.join(' ')}" failed: ${wanted} is not released, and everything is as it was.`);
    return 1;
  }
  git('commit', '--quiet', '--message', `Release ${wanted}`, '--', ...CHANGED);
  // As it is: git would take the headings of the changelog for comments.
  git(
    'tag',
    '--annotate',
    '--cleanup=verbatim',
    tagOf(wanted),
    '--message',
    `Lockstep ${wanted}\n\n${notesOf(readFileSync('CHANGELOG.md', 'utf8'), wanted)}\n`,
  );
  tell(
    `${tagOf(wanted)} is tagged, here alone. Once you have looked at it: git push --atomic origin main ${tagOf(wanted)}`,
  );
  return 0;
}

function presentState(): ReleaseState {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  return {
    version,
    branch: git('rev-parse', '--abbrev-ref', 'HEAD'),
    isClean: git('status', '--porcelain') === '',
    tags: git('tag', '--list').split('\n'),
    changelog: readFileSync('CHANGELOG.md', 'utf8'),
  };
}

function nameVersion(version: string, { version: before, changelog }: ReleaseState): void {
  writeFileSync('CHANGELOG.md', releasedChangelog(changelog, { version, on: new Date() }));
  for (const file of NAMING)
    writeFileSync(file, namingVersion(readFileSync(file, 'utf8'), { from: before, to: version }));
  const quiet = ['--no-git-tag-version', '--allow-same-version', '--ignore-scripts'];
  execFileSync('npm', ['version', version, ...quiet]);
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim();
}
