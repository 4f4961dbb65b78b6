import type { FieldProblem } from '../http-refusal.ts';
import { ApiRefused } from './in-process-api.ts';

/** What the address of a list asks for, by filter, null where it does not; and what of that nobody can understand. */
export interface Filters<Name extends string> {
  readonly asked: Readonly<Record<Name, string | null>>;
  readonly problems: readonly FieldProblem[];
}

/** What is in a list that is asked for by filters; nothing where one of them is not understood. */
export interface FilteredList<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly problems: readonly FieldProblem[];
}

/** What the address of any list may ask for besides its filters. */
const BESIDES: readonly string[] = ['after', 'notice'];
/** What is said of a name that is none of the filters, before those that are. */
export const MISNAMED = 'is none of the names known here:';

/**
 * `words` has those of the filters that only the console knows; the others are for the admin API to judge. What nothing is
 * given for asks for nothing, whatever its name.
 */
export function filtersIn<Name extends string>(
  query: Readonly<Record<string, unknown>>,
  names: readonly Name[],
  words: Readonly<Record<string, readonly string[]>> = {},
): Filters<Name> {
  const given = names.map((name) => [name, textIn(query[name])] as const);
  return {
    asked: Object.fromEntries(given) as Record<Name, string | null>,
    problems: [
      ...names.flatMap((field) => problemOf(field, query[field], words[field])),
      ...misnamed(query, names),
    ],
  };
}

/** In quotation marks, so that it is not called by the label of what only the admin API has under this name. */
function misnamed(
  query: Readonly<Record<string, unknown>>,
  names: readonly string[],
): readonly FieldProblem[] {
  return Object.entries(query)
    .filter(([name]) => !names.includes(name) && !BESIDES.includes(name))
    .filter(([, value]) => Array.isArray(value) || textIn(value) !== null)
    .map(([name]) => ({ field: `“${name}”`, message: `${MISNAMED} ${names.join(', ')}` }));
}

/** Asks the admin API, which has its own word on the filters that the console understood. */
export async function listedBy<Item>(
  { problems }: Pick<Filters<string>, 'problems'>,
  read: () => Promise<Omit<FilteredList<Item>, 'problems'>>,
): Promise<FilteredList<Item>> {
  try {
    const list = await read();
    return problems.length === 0 ? { ...list, problems } : { items: [], next: null, problems };
  } catch (error) {
    const refused = error instanceof ApiRefused && error.status === 422 ? error.problem.errors : undefined;
    if (refused === undefined) throw error;
    return { items: [], next: null, problems: [...problems, ...refused] };
  }
}

function textIn(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}

function problemOf(
  field: string,
  value: unknown,
  words: readonly string[] | undefined,
): readonly FieldProblem[] {
  if (Array.isArray(value)) return [{ field, message: 'is there more than once' }];
  const text = textIn(value);
  if (text === null || words === undefined || words.includes(text)) return [];
  return [{ field, message: `must be one of ${words.join(', ')}` }];
}
