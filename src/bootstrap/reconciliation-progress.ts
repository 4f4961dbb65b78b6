import type { ReconciliationRunProps } from '../domain/reconciliation-run.ts';

const WIDTH = 30;

/** How far a run has come, as a bar for a terminal. */
export function progressBar(run: ReconciliationRunProps): string {
  const { compared } = run.counts;
  const share = run.total === null || run.total === 0 ? 0 : Math.min(compared / run.total, 1);
  const filled = run.state === 'done' ? WIDTH : Math.round(share * WIDTH);
  const percent = run.state === 'done' ? 100 : Math.floor(share * 100);
  const bar = '#'.repeat(filled) + '.'.repeat(WIDTH - filled);
  return `[${bar}] ${String(percent).padStart(3)} %  ${progressLine(run)}`;
}

/** The same in words. */
export function progressLine({ state, counts, total, problem, resumeAt }: ReconciliationRunProps): string {
  if (state === 'queued') return 'waiting to begin';
  const { compared, drifted, healed } = counts;
  const progress = `${compared} of ${total ?? '?'} linked issues compared, ${drifted} drifted, ${healed} healed`;
  if (state !== 'paused') return progress;
  const until = resumeAt === null ? '' : ` until ${resumeAt.toISOString()}`;
  return `${progress}; paused${until}: ${problem ?? 'for a reason that is not known'}`;
}

/** What a run that is over came to, in a sentence or two. */
export function outcomeLine({ state, counts, problem }: ReconciliationRunProps): string {
  const { compared, drifted, healed, unseen, requests } = counts;
  const sentences = [
    `${state === 'done' ? 'Done' : 'Given up'}. Linked issues compared: ${compared}, in requests: ${requests}.`,
    drifted === 0 ? 'All agree with Jira.' : `Disagreements with Jira: ${drifted}, healed: ${healed}.`,
    ...(unseen === 0 ? [] : [`Not shown by Jira: ${unseen}.`]),
    ...(problem === null ? [] : [problem]),
  ];
  return sentences.join(' ');
}
