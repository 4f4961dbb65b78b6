/** A value that is another after than before, by where it stands; null where it was not there. */
export interface Difference {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** So many are told; a person reads no more, and the API has all of it. */
const MOST_TOLD = 200;

/** How what was shown after a change differs from what was shown before: value by value, in order of their places. */
export function differenceOf(before: unknown, after: unknown): readonly Difference[] {
  const [was, is] = [valuesIn(before), valuesIn(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((path) => ({ path, before: was.get(path) ?? null, after: is.get(path) ?? null }))
    .filter((difference) => difference.before !== difference.after)
    .slice(0, MOST_TOLD);
}

function valuesIn(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (value === null || typeof value !== 'object') {
    return value === null || value === undefined ? new Map() : new Map([[path, wordsFor(value)]]);
  }
  const below = (name: string) => (path === '' ? name : `${path}.${name}`);
  return new Map(Object.entries(value).flatMap(([name, one]) => [...valuesIn(one, below(name))]));
}

function wordsFor(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
