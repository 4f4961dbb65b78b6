import { jqlError, jqlTokens } from './jql-tokens.ts';
import type { JqlToken } from './jql-tokens.ts';
import { parseTextQuery, type TextQuery } from './text-query.ts';

export const COMPARISONS = ['>=', '>', '<=', '<'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** One condition. The fields of a list are one field by another name: `issue`, `issuekey` and `key` are `id`. */
export type Clause =
  | {
      readonly kind: 'list';
      readonly field: 'id' | 'project' | 'labels';
      readonly values: readonly string[];
    }
  | { readonly kind: 'time'; readonly field: TimeField; readonly is: Comparison; readonly value: string }
  | { readonly kind: 'text'; readonly query: TextQuery };

export type TimeField = 'updated' | 'created';

export interface Order {
  readonly by: TimeField | 'id' | 'key';
  readonly direction: 'ASC' | 'DESC';
}

export interface Query {
  readonly clauses: readonly Clause[];
  readonly order: readonly Order[];
}

const LISTS: Readonly<Record<string, 'id' | 'project' | 'labels'>> = {
  id: 'id',
  key: 'id',
  issue: 'id',
  issuekey: 'id',
  project: 'project',
  labels: 'labels',
};
const TIMES: Readonly<Record<string, TimeField>> = {
  updated: 'updated',
  updateddate: 'updated',
  created: 'created',
  createddate: 'created',
};
const ORDERS: Readonly<Record<string, Order['by']>> = { ...TIMES, id: 'id', key: 'key', issuekey: 'key' };

/** Reads the JQL the sandbox knows: conditions joined by AND, then an order. @throws {Refusal} 400 for any other. */
export function parseJql(jql: string): Query {
  const reader = new Reader(jqlTokens(jql));
  const clauses: Clause[] = [];
  if (!reader.isAtEnd && !reader.isWord('order')) {
    do clauses.push(readClause(reader));
    while (reader.take('and'));
  }
  const order: Order[] = [];
  if (reader.take('order')) {
    reader.expect('by');
    do order.push(readOrder(reader));
    while (reader.take(','));
  }
  if (!reader.isAtEnd) throw reader.unexpected('AND or ORDER BY');
  return { clauses, order };
}

function readClause(reader: Reader): Clause {
  const name = reader.value('a field');
  if (name.toLowerCase() === 'text') {
    reader.expect('~');
    return { kind: 'text', query: parseTextQuery(reader.value('a text')) };
  }
  const list = Object.hasOwn(LISTS, name.toLowerCase()) ? LISTS[name.toLowerCase()] : undefined;
  const time = Object.hasOwn(TIMES, name.toLowerCase()) ? TIMES[name.toLowerCase()] : undefined;
  if (list !== undefined) return { kind: 'list', field: list, values: readValues(reader) };
  if (time === undefined) {
    throw jqlError(`Field '${name}' does not exist or you do not have permission to view it.`);
  }
  const is = COMPARISONS.find((each) => reader.take(each));
  if (is === undefined) throw reader.unexpected(COMPARISONS.join(', '));
  return { kind: 'time', field: time, is, value: reader.value('a time') };
}

function readValues(reader: Reader): readonly string[] {
  if (reader.take('=')) return [reader.value('a value')];
  reader.expect('in');
  reader.expect('(');
  const values: string[] = [];
  do values.push(reader.value('a value'));
  while (reader.take(','));
  reader.expect(')');
  return values;
}

function readOrder(reader: Reader): Order {
  const name = reader.value('a field').toLowerCase();
  const by = Object.hasOwn(ORDERS, name) ? ORDERS[name] : undefined;
  if (by === undefined) throw jqlError(`The field '${name}' cannot be ordered by here.`);
  if (reader.take('desc')) return { by, direction: 'DESC' };
  const isAscending = reader.take('asc');
  // Without a word Jira takes times from the newest on, and keys from the lowest.
  return { by, direction: isAscending || by === 'id' || by === 'key' ? 'ASC' : 'DESC' };
}

/** The pieces one by one; keywords in either case. */
class Reader {
  readonly #tokens: readonly JqlToken[];
  #at = 0;

  constructor(tokens: readonly JqlToken[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  isWord(text: string): boolean {
    const token = this.#tokens[this.#at];
    return token !== undefined && token.kind !== 'quoted' && token.text.toLowerCase() === text;
  }

  /** Whether the next piece was `text`, which is then behind. */
  take(text: string): boolean {
    if (!this.isWord(text)) return false;
    this.#at += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.take(text)) throw this.unexpected(`'${text}'`);
  }

  value(what: string): string {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.kind === 'mark') throw this.unexpected(what);
    this.#at += 1;
    return token.text;
  }

  unexpected(expected: string): Error {
    const token = this.#tokens[this.#at];
    return jqlError(`Expecting ${expected} but got '${token?.text ?? 'the end of the query'}'.`);
  }
}
