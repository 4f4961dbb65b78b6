import { arch, cpus, platform, release } from 'node:os';

import type { Law, SoakResult } from './soak.ts';

const SHOWN = 10;

const HEAD = `# The last soak

\`npm run soak\` has people change issues in a sandbox Jira while SIGKILLs hit, at random moments, processes of Lockstep and
PostgreSQL with all of its own. In the quiet after, it asks what the sandbox's log of answers, the database and a log of
changes that triggers keep have to say: is every acknowledged Delivery done with, nothing twice, nothing out of order?
Then Jira's requests that nobody acknowledged are made good by one reconciliation, and after that a time in which none came
through at all. \`npm run soak -- --write\` writes this page; \`--seed\` has the same people do the same things again, though
not at the same moments.

`;

/** The page docs/soak.md. */
export function documentOf(result: SoakResult): string {
  return HEAD + reportOf(result);
}

/** The result as Markdown. */
export function reportOf(result: SoakResult): string {
  const { options, kills, changes, sent, statuses, acknowledged, trackerChanges, drainedAfterMs, tookMs } =
    result;
  const answers = [...statuses].map(([answer, count]) => `${count} × ${answer}`).join(', ');
  const facts: readonly (readonly [string, string])[] = [
    ['date', new Date().toISOString().slice(0, 10)],
    ['seed', String(options.seed)],
    [
      'on',
      `Node ${process.versions.node}, PostgreSQL ${result.version}, ${platform()} ${release()} ${arch()}, ${cpus().length} cores`,
    ],
    ['processes', `${options.services} of \`lockstep serve\` behind round robin, one PostgreSQL`],
    [
      'SIGKILLs',
      `${kills.services + kills.postgres}: ${kills.services} to processes of Lockstep, ${kills.postgres} to PostgreSQL`,
    ],
    ['changes in Jira', `${changes}, on ${options.issues} issues`],
    ['webhook requests', `${sent}: ${answers}`],
    ['acknowledged', String(acknowledged)],
    ['changes in the tracker', String(trackerChanges)],
    ['from the last answer until all was done', `${(drainedAfterMs / 1000).toFixed(1)} s`],
    ['time in all', `${(tookMs / 60_000).toFixed(1)} min`],
  ];
  return [
    table(['', ''], facts),
    table(
      ['what must hold', 'cases', 'broken'],
      result.laws.map(({ name, cases, broken }) => [name, String(cases), String(broken.length)]),
    ),
    ...result.laws.filter(({ broken }) => broken.length > 0).map(brokenOf),
    errorsOf(result.errors),
  ].join('\n');
}

function brokenOf({ name, broken }: Law): string {
  const shown = broken.slice(0, SHOWN).map((one) => `- ${one}\n`);
  return `Broken: ${name}\n\n${shown.join('')}`;
}

function errorsOf(errors: ReadonlyMap<string, number>): string {
  if (errors.size === 0) return '';
  const counted = [...errors].map(([kind, count]) => `${count} × \`${kind}\``).join(', ');
  return `Logged at level error meanwhile: ${counted}.\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}
