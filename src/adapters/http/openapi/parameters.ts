import type { JsonSchemas, Json } from './json-schemas.ts';
import type { Operation } from './operation.ts';

const OWN_ID = { type: 'string', format: 'uuid' };

/** What stands in a path by which name; all others are ids of Lockstep's own. */
const IN_PATH: Readonly<Record<string, Json>> = {
  project: { type: 'string', description: 'The key or numeric id of a Jira project.' },
};

/** What requests may bring in their headers. */
export const SHARED_PARAMETERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'With the same key within a day, the same request is done once, and answered as the first was.',
    schema: { type: 'string', pattern: String.raw`^"?[\x21\x23-\x7e]{1,255}"?$` },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The `ETag` of what is changed, as it was read: changed meanwhile, it is left as it is.',
    schema: { type: 'string' },
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'The `ETag` of what is known already.',
    schema: { type: 'string' },
  },
  RequestId: {
    name: 'X-Request-Id',
    in: 'header',
    description: 'What the request is called in the log, and in its answer; else Lockstep finds a name.',
    schema: { type: 'string', pattern: String.raw`^[\w-]{1,64}$` },
  },
};

/** What an operation is asked by, but for its body; `name` is its method and path. */
export function parametersOf(name: string, operation: Operation, schemas: JsonSchemas): readonly Json[] {
  const { query, answers, refusals = [] } = operation;
  const inPath = [...name.matchAll(/:(\w+)/g)].map(([, place = '']) => ({
    name: place,
    in: 'path',
    required: true,
    schema: IN_PATH[place] ?? OWN_ID,
  }));
  const inQuery = query === undefined ? [] : queryParametersOf(schemas.of(query));
  const inHeader = [
    'RequestId',
    ...(name.startsWith('POST ') ? ['IdempotencyKey'] : []),
    ...(refusals.includes(412) ? ['IfMatch'] : []),
    ...(Object.hasOwn(answers, 304) ? ['IfNoneMatch'] : []),
  ].map((header) => ({ $ref: `#/components/parameters/${header}` }));
  return [...inPath, ...inQuery, ...inHeader];
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Json | boolean;
}

function queryParametersOf({ properties = {}, required = [], additionalProperties }: ObjectSchema) {
  const named = Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
  return typeof additionalProperties === 'object' ? [...named, anyOther(additionalProperties)] : named;
}

/** Whatever else stands in the query, each by its own name. */
function anyOther(additionalProperties: Json): Json {
  const schema = { type: 'object', additionalProperties };
  return { name: 'others', in: 'query', required: false, style: 'form', explode: true, schema };
}
