const HOUR_MS = 60 * 60_000;

/** Since when, in words that people choose from. */
export const SPANS = [
  ['', 'Any time'],
  ['hour', 'The last hour'],
  ['day', 'The last day'],
  ['week', 'The last week'],
] as const;

const LONG: Readonly<Record<string, number>> = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS };

/** The words of the spans, as an address has them. */
export const SPAN_WORDS: readonly string[] = Object.keys(LONG);

/** The moment at which this span begins, as the admin API takes it; undefined for any time, and for no such span. */
export function sinceOf(span: unknown, now: Date): string | undefined {
  if (typeof span !== 'string' || !Object.hasOwn(LONG, span)) return undefined;
  return new Date(now.getTime() - (LONG[span] ?? 0)).toISOString();
}

/** A query of the admin API of those values that are given. */
export function queryOf(values: Readonly<Record<string, string | null | undefined>>): string {
  const given = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

/** A value of a query of the console, given once; null when it is not. */
export function valueIn(query: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = query[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
