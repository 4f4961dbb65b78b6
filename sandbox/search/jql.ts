import { jqlError } from './jql-tokens.ts';
import { JqlReader } from './jql-reader.ts';

const OPERATORS = ['>=', '<=', '!=', '!~', '=', '>', '<', '~'] as const;
export type Operator = (typeof OPERATORS)[number] | 'in' | 'not in' | 'is' | 'is not';

export type JqlValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'empty' };

/** One condition on one field, as it was written. */
export interface Clause {
  readonly field: string;
  readonly operator: Operator;
  readonly values: readonly JqlValue[];
}

export type Condition =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'clause'; readonly clause: Clause };

export type OrderField = 'updated' | 'created' | 'id' | 'key' | 'summary' | 'status' | 'priority';

export interface Order {
  readonly by: OrderField;
  readonly direction: 'ASC' | 'DESC';
}

export interface Query {
  readonly condition: Condition;
  readonly order: readonly Order[];
}

const ORDERS: Readonly<Record<string, OrderField>> = {
  updated: 'updated',
  updateddate: 'updated',
  created: 'created',
  createddate: 'created',
  id: 'id',
  key: 'key',
  issuekey: 'key',
  summary: 'summary',
  status: 'status',
  priority: 'priority',
};

/** Reads conditions joined by AND, OR and NOT, with brackets, then an order. @throws {Refusal} 400 for any other. */
export function parseJql(jql: string): Query {
  const reader = new JqlReader(jql);
  const isAll = reader.isAtEnd || reader.isWord('order');
  const condition: Condition = isAll ? { kind: 'all', parts: [] } : readAny(reader);
  const order: Order[] = [];
  if (reader.take('order')) {
    reader.expect('by');
    do order.push(readOrder(reader));
    while (reader.take(','));
  }
  if (!reader.isAtEnd) throw reader.unexpected('AND, OR or ORDER BY');
  return { condition, order };
}

/** All clauses of a condition, in the order in which they were written. */
export function clausesOf(condition: Condition): readonly Clause[] {
  switch (condition.kind) {
    case 'clause':
      return [condition.clause];
    case 'not':
      return clausesOf(condition.part);
    case 'all':
    case 'any':
      return condition.parts.flatMap(clausesOf);
  }
}

function readAny(reader: JqlReader): Condition {
  const parts = [readAll(reader)];
  while (reader.take('or')) parts.push(readAll(reader));
  return { kind: 'any', parts };
}

function readAll(reader: JqlReader): Condition {
  const parts = [readOne(reader)];
  while (reader.take('and')) parts.push(readOne(reader));
  return { kind: 'all', parts };
}

function readOne(reader: JqlReader): Condition {
  if (reader.take('not')) return { kind: 'not', part: readOne(reader) };
  if (!reader.take('(')) return { kind: 'clause', clause: readClause(reader) };
  const inner = readAny(reader);
  reader.expect(')');
  return inner;
}

function readClause(reader: JqlReader): Clause {
  const field = reader.value('a field').text;
  if (reader.take('is', 'not')) return { field, operator: 'is not', values: [readEmpty(reader)] };
  if (reader.take('is')) return { field, operator: 'is', values: [readEmpty(reader)] };
  if (reader.take('not', 'in')) return { field, operator: 'not in', values: readList(reader) };
  if (reader.take('in')) return { field, operator: 'in', values: readList(reader) };
  const operator = OPERATORS.find((each) => reader.take(each));
  if (operator === undefined) throw reader.unexpected(`an operator ('=', 'in', '~', ...)`);
  return { field, operator, values: [readValue(reader)] };
}

function readEmpty(reader: JqlReader): JqlValue {
  if (reader.take('empty') || reader.take('null')) return { kind: 'empty' };
  throw reader.unexpected('EMPTY');
}

function readList(reader: JqlReader): readonly JqlValue[] {
  reader.expect('(');
  const values: JqlValue[] = [];
  do values.push(readValue(reader));
  while (reader.take(','));
  reader.expect(')');
  return values;
}

function readValue(reader: JqlReader): JqlValue {
  const { kind, text } = reader.value('a value');
  if (kind === 'word' && /^(empty|null)$/i.test(text)) return { kind: 'empty' };
  if (kind !== 'word' || !reader.take('(')) return { kind: 'text', text };
  reader.expect(')');
  return { kind: 'function', name: text };
}

function readOrder(reader: JqlReader): Order {
  const name = reader.value('a field').text.toLowerCase();
  const by = Object.hasOwn(ORDERS, name) ? ORDERS[name] : undefined;
  if (by === undefined) throw jqlError(`The field '${name}' cannot be ordered by here.`);
  if (reader.take('desc')) return { by, direction: 'DESC' };
  const isAscending = reader.take('asc');
  // Without a word Jira takes times from the newest on, and keys from the lowest.
  const isTime = by === 'updated' || by === 'created';
  return { by, direction: isAscending || !isTime ? 'ASC' : 'DESC' };
}
