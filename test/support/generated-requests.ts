import fc from 'fast-check';

import {
  fitting,
  fittingAs,
  nearlyFitting,
  oddValue,
  type JsonSchema,
  type Material,
} from './schema-arbitraries.ts';

/** An operation of the document, as far as requests are made of it. */
export interface DocumentedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: JsonSchema;
  }[];
  readonly body: { readonly type: string; readonly schema: JsonSchema } | null;
}

const LONGEST_ADDRESS = 12_000;

export interface GeneratedRequest {
  readonly operationId: string;
  readonly method: string;
  /** Below `/api/v1`. */
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer | null;
}

/** Requests of one operation, right ones and wrong ones; `idsAt` are those of what there is, for a place in a path. */
export function requestsOf(
  operation: DocumentedOperation,
  material: Material,
  idsAt: (place: string) => readonly string[],
): fc.Arbitrary<GeneratedRequest> {
  const { operationId, method } = operation;
  return (
    fc
      .record({
        path: pathsOf(operation, idsAt),
        query: queriesOf(operation, material),
        type: typesOf(operation),
        key: usually(fc.constant('good'), fc.constantFrom('none', 'bad'), 30),
        requestId: fc.option(fc.stringMatching(/^[\x21-\x7e]{1,70}$/), { freq: 10 }),
        body: bodiesOf(operation, material),
      })
      // The server's own bound on headers, the address among them, is answered without the app (RFC 6585, section 5).
      .filter(({ path, query }) => path.length + query.length < LONGEST_ADDRESS)
      .map(({ path, query, type, key, requestId, body }) => ({
        ...{ operationId, method, path: path + query, body },
        headers: [
          ...(type === null ? [] : [['Content-Type', type] as const]),
          ...(key === 'none' ? [] : [['Authorization', key] as const]),
          ...(requestId === null ? [] : [['X-Request-Id', requestId] as const]),
        ],
      }))
  );
}

function usually<Value>(usual: fc.Arbitrary<Value>, others: fc.Arbitrary<Value>, weight: number) {
  return fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: others });
}

/** `/links/` has the ids of links, and so on; else any text. */
function pathsOf({ path }: DocumentedOperation, idsAt: (place: string) => readonly string[]) {
  const segments = path.split('/').slice(1);
  const places = segments.map((segment, index) =>
    segment.startsWith('{')
      ? placesFor(idsAt(`${segments[index - 1] ?? ''}/${segment}`))
      : fc.constant(segment),
  );
  return fc.tuple(...places).map((filled) => `/${filled.join('/')}`);
}

function placesFor(known: readonly string[]): fc.Arbitrary<string> {
  const odd = fc.oneof(
    fc.uuid(),
    fc.constantFrom('x', '%00', '%', '%ed%a0%80', '__proto__', '0', '%2e%2e', 'x'.repeat(3000)),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }).map(encoded).filter(isNoDots),
  );
  return usually(fc.constantFrom(...known), odd, 6);
}

/** What a client would take out of the path. */
function isNoDots(segment: string): boolean {
  return segment !== '.' && segment !== '..';
}

function queriesOf({ parameters }: DocumentedOperation, material: Material): fc.Arbitrary<string> {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const right = fc
    .tuple(
      ...inQuery.map(({ name, required = false, schema }) => pairs({ name, schema }, required, material)),
    )
    .map((all) => all.flat());
  const wrong = fc.tuple(
    fc.constantFrom('limit', 'after', 'colour', '__proto__', 'state', 'query'),
    oddValue(),
  );
  const bent = fc
    .tuple(right, fc.array(wrong, { minLength: 1, maxLength: 2 }), fc.boolean())
    .map(([some, more, isTwice]) => {
      const added = more.map(([name, value]) => `${name}=${encoded(written(value)).slice(0, 4000)}`);
      return [...some, ...added, ...(isTwice ? some : [])];
    });
  const raw = fc.constantFrom(
    '?',
    '?&&',
    '?limit',
    '?=',
    '?a=%',
    '?limit=%00',
    '?after=%ed%a0%80',
    '?limit[]=1',
  );
  const made = fc.oneof({ weight: 5, arbitrary: right }, { weight: 2, arbitrary: bent });
  return usually(
    made.map((all) => (all.length === 0 ? '' : `?${all.join('&')}`)),
    raw,
    20,
  );
}

/** A parameter, as its pairs of name and value; none where it is left out. */
function pairs(
  { name, schema }: { readonly name: string; readonly schema: JsonSchema },
  isRequired: boolean,
  material: Material,
): fc.Arbitrary<readonly string[]> {
  const values = fittingAs(name, schema, material).map((value) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([own, held]) => `${encoded(own)}=${encoded(written(held))}`)
      : [`${name}=${encoded(written(value))}`],
  );
  return isRequired
    ? usually<readonly string[]>(values, fc.constant([]), 20)
    : fc.oneof<fc.Arbitrary<readonly string[]>[]>(values, fc.constant([]), fc.constant([]));
}

/** A text as it is; else as JSON, for not every object has a text. */
function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function typesOf({ body }: DocumentedOperation): fc.Arbitrary<string | null> {
  const odd = fc.constantFrom(
    null,
    'text/plain',
    'multipart/form-data',
    'application/json; charset=x',
    '/',
    '*/*',
  );
  return usually<string | null>(fc.constant(body?.type ?? null), odd, 20);
}

function bodiesOf({ body }: DocumentedOperation, material: Material): fc.Arbitrary<Buffer | null> {
  const raw = fc.oneof(
    fc
      .constantFrom(
        '',
        '{',
        'null',
        '[]',
        '7',
        '"x"',
        '{"a":1e999}',
        '{"a":1,"a":2}',
        '['.repeat(20_000),
        '{}}',
      )
      .map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
  );
  if (body === null) return usually<Buffer | null>(fc.constant(null), raw, 20);
  const sent = (value: unknown) =>
    Buffer.from(body.type === 'application/json' ? JSON.stringify(value) : written(value));
  return fc.oneof(
    { weight: 5, arbitrary: fitting(body.schema, material).map(sent) },
    { weight: 3, arbitrary: nearlyFitting(body.schema, material).map(sent) },
    { weight: 1, arbitrary: fc.oneof(raw, fc.constant(null)) },
  );
}
