import { arch, cpus, platform, release } from 'node:os';

import type { Law, SoakResult } from './soak.ts';

const SHOWN = 10;

/** The result as Markdown, for docs/soak.md. */
export function reportOf(result: SoakResult): string {
  const { options, kills, changes, sent, statuses, acknowledged, trackerChanges, drainedAfterMs, tookMs } =
    result;
  const answers = [...statuses].map(([answer, count]) => `${count} × ${answer}`).join(', ');
  const facts: readonly (readonly [string, string])[] = [
    ['date', new Date().toISOString().slice(0, 10)],
    ['seed', String(options.seed)],
    ['on', `Node ${process.versions.node}, ${platform()} ${release()} ${arch()}, ${cpus().length} cores`],
    ['processes', `${options.services} of \`lockstep serve\` behind round robin, one PostgreSQL`],
    [
      'SIGKILLs',
      `${kills.services + kills.postgres}: ${kills.services} to processes of Lockstep, ${kills.postgres} to PostgreSQL`,
    ],
    ['changes in Jira', `${changes}, on ${options.issues} issues`],
    ['webhook requests', `${sent}: ${answers}`],
    ['acknowledged', String(acknowledged)],
    ['changes in the tracker', String(trackerChanges)],
    ['from the last SIGKILL until all was done', `${(drainedAfterMs / 1000).toFixed(1)} s`],
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
