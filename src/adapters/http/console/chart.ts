import type { ACTIVITY } from '../presenters/activity.ts';
import type { Answered } from './in-process-api.ts';

const HOUR_MS = 60 * 60_000;

/** What is shown of a stretch of time. */
export interface Column {
  readonly from: Date;
  readonly events: number;
  readonly applied: number;
  readonly skipped: number;
  readonly failed: number;
  readonly healed: number;
  readonly lagMs: number | null;
  readonly longestLagMs: number | null;
}

export const SPAN_SHAPES = {
  day: { columns: 24, hoursEach: 1 },
  week: { columns: 28, hoursEach: 6 },
} as const;

export type Span = keyof typeof SPAN_SHAPES;

/** The columns up to the hour that is now, the oldest first; those in which nothing was decided, too. */
export function columnsOf(
  { hours }: Answered<typeof ACTIVITY>,
  { span, now }: { readonly span: Span; readonly now: Date },
): readonly Column[] {
  const { columns, hoursEach } = SPAN_SHAPES[span];
  const end = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS + HOUR_MS;
  return Array.from({ length: columns }, (_, at) => {
    const from = end - (columns - at) * hoursEach * HOUR_MS;
    const until = from + hoursEach * HOUR_MS;
    const within = hours.filter(({ hour }) => Date.parse(hour) >= from && Date.parse(hour) < until);
    return { from: new Date(from), ...summed(within) };
  });
}

/** All columns together. */
export function totalOf(columns: readonly Omit<Column, 'from'>[]): Omit<Column, 'from'> {
  return summed(columns);
}

function summed(parts: readonly Omit<Column, 'from'>[]): Omit<Column, 'from'> {
  const sum = (value: (part: Omit<Column, 'from'>) => number) =>
    parts.reduce((all, part) => all + value(part), 0);
  const timed = parts.filter(({ lagMs }) => lagMs !== null);
  const done = sum(weightOf);
  const longest = parts.flatMap(({ longestLagMs }) => longestLagMs ?? []);
  return {
    events: sum(({ events }) => events),
    applied: sum(({ applied }) => applied),
    skipped: sum(({ skipped }) => skipped),
    failed: sum(({ failed }) => failed),
    healed: sum(({ healed }) => healed),
    lagMs:
      timed.length === 0 || done === 0
        ? null
        : Math.round(timed.reduce((all, part) => all + (part.lagMs ?? 0) * weightOf(part), 0) / done),
    longestLagMs: longest.length === 0 ? null : Math.max(...longest),
  };
}

/** How much a part's average counts: by what was timed in it, nearly. */
function weightOf({ lagMs, applied, skipped }: Omit<Column, 'from'>): number {
  return lagMs === null ? 0 : applied + skipped;
}

/** A length of time, to two places that matter. */
export function lengthOf(ms: number | null): string {
  if (ms === null) return '–';
  if (ms < 1000) return `${ms} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return ms < HOUR_MS ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / HOUR_MS)} h`;
}
