import type { ConsoleContext } from './console-state.ts';

/** A text in the query of a page, without the space around it; undefined where it is left out, blank, or there twice. */
export function inQuery({ query }: Pick<ConsoleContext, 'query'>, name: string): string | undefined {
  const value = query[name];
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

/** As `inQuery`, when it is one of these. */
export function oneInQuery<Word extends string>(
  ctx: Pick<ConsoleContext, 'query'>,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const value = inQuery(ctx, name);
  return words.find((word) => word === value);
}

/** What is given of these, as a query with its question mark. */
export function queryOf(values: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const query = new URLSearchParams(given).toString();
  return query === '' ? '' : `?${query}`;
}
