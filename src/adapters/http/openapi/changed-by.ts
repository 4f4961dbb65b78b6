import type { Operation, Operations } from './operation.ts';

/** What an operation that is not a GET changes, as its table tells. */
export interface ChangedBy {
  /** Such as `links`. */
  readonly kind: string;
  /** The path of the route that reads it, by which it is shown before and after; null when there is none. */
  readonly readAt: string | null;
  /** Whether the thing is there only afterwards, and its id in the answer. */
  readonly isMade: boolean;
}

/**
 * The things that a route changes are those it is named after, read by the operation that shows them: `links show` for
 * `links relink`. Where nothing shows them, it is what the address is below: the Integration for `webhook rotate`.
 */
export function changedBy(operations: Operations, route: string, { name }: Operation): ChangedBy {
  const [method, path = ''] = route.split(' ');
  const [things = ''] = name.split(' ');
  const shows = Object.entries(operations).filter(([, other]) => other.name.endsWith(' show'));
  const own = shows.find(([, other]) => other.name === `${things} show`);
  if (own !== undefined) {
    const isMade = method === 'POST' && !path.startsWith(pathOf(own));
    return { kind: things, readAt: brief(own), isMade };
  }

  const [above] = shows
    .filter((show) => path.startsWith(pathOf(show)))
    .toSorted((one, other) => pathOf(other).length - pathOf(one).length);
  if (above === undefined) return { kind: things, readAt: null, isMade: false };
  return { kind: above[1].name.split(' ')[0] ?? things, readAt: brief(above), isMade: false };
}

type Shown = readonly [route: string, operation: Operation];

function pathOf([route]: Shown): string {
  return route.slice('GET '.length);
}

function brief(show: Shown): string | null {
  return show[1].isLarge === true ? null : pathOf(show);
}
