import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { Operation, Operations } from './operation.ts';

type Json = Readonly<Record<string, unknown>>;

/** What every route may answer: no key, one with too low a role, nothing there, a fault of ours, no database. */
const ALWAYS_REFUSED = [401, 403, 404, 500, 503];

const PROBLEM = {
  type: 'object',
  description: 'What went wrong (RFC 9457), told to the person who can act.',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable: for programs.' },
    detail: { type: 'string', description: 'What is wrong, and what to do next: for people.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
    requestId: { type: 'string', description: 'Finds the request in the log.' },
  },
} as const;

/**
 * The admin API as an OpenAPI 3.1 document. What a request may hold is made of the very schemas that check it.
 * `server` is where the paths begin, such as `https://lockstep.example.com/api/v1`.
 */
export function openApiDocument(operations: Operations, { server }: { readonly server: string }): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lockstep',
      version: 'v1',
      description:
        "The admin API. A key of one Organization sees and changes what is that Organization's; anything else is not found.",
    },
    servers: [{ url: server }],
    security: [{ apiKey: [] }],
    paths: pathsOf(operations),
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: PROBLEM },
    },
  };
}

function pathsOf(operations: Operations): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = name.split(' ');
    const at = path.replace(/:(\w+)/g, '{$1}');
    paths[at] = { ...paths[at], [method.toLowerCase()]: operationOf(name, operation) };
  }
  return paths;
}

function operationOf(name: string, operation: Operation): Json {
  const parameters = [...pathParametersOf(name), ...queryParametersOf(operation)];
  return {
    operationId: operationIdOf(operation),
    summary: operation.summary,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...bodyOf(operation),
    responses: { ...answersOf(operation), ...refusalsOf(operation) },
  };
}

/** Such as `linksCreate`, for who makes a client of it. */
function operationIdOf({ name }: Operation): string {
  return name.replace(/[ -]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function pathParametersOf(name: string): readonly Json[] {
  return [...name.matchAll(/:(\w+)/g)].map(([, parameter]) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParametersOf({ query }: Operation): readonly Json[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(query) as {
    readonly properties?: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function bodyOf({ body, isBodyOptional = false, bodyType = 'application/json' }: Operation): Json {
  if (body === undefined) return {};
  return { requestBody: { required: !isBodyOptional, content: { [bodyType]: { schema: schemaOf(body) } } } };
}

/** What zod cannot put into a schema, such as a refinement, is left to the answer that names the field. */
function schemaOf(schema: z.ZodType): Json {
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.fromEntries(Object.entries(made).filter(([name]) => name !== '$schema'));
}

function answersOf({ answers }: Operation): Json {
  return Object.fromEntries(
    Object.entries(answers).map(([status, description]) => [
      status,
      status === '204' ? { description } : { description, content: { 'application/json': { schema: {} } } },
    ]),
  );
}

function refusalsOf({ refusals = [], body, query, answers }: Operation): Json {
  const ofValues = body === undefined && query === undefined ? [] : [422];
  const ofBody = body === undefined ? [] : [400, 413, 415];
  const statuses = new Set([...ALWAYS_REFUSED, ...ofValues, ...ofBody, ...refusals]);
  return Object.fromEntries(
    [...statuses]
      .filter((status) => !Object.hasOwn(answers, status))
      .map((status) => [
        status,
        {
          description: STATUS_CODES[status] ?? 'A problem',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
  );
}
