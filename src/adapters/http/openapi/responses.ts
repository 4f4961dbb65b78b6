import { STATUS_CODES } from 'node:http';
import { PROBLEM } from '../problem.ts';
import type { JsonSchemas, Json } from './json-schemas.ts';
import { roleNeeded, type Answer, type Operation } from './operation.ts';

/** What every route may answer: no key, too many wrong ones, a fault of ours, no database. */
const ALWAYS_REFUSED = [401, 429, 500, 503];

const REQUEST_ID = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } };

/** What comes with a refusal beside the problem. */
const WITH_REFUSAL: Readonly<Record<number, Json>> = {
  401: { 'WWW-Authenticate': { $ref: '#/components/headers/Challenge' } },
  429: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
  503: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
};

export const SHARED_HEADERS = {
  RequestId: {
    description: 'What the request is called in the log.',
    required: true,
    schema: { type: 'string' },
  },
  Challenge: {
    description: 'That a bearer key is wanted, and what is wrong with the one that was sent (RFC 6750).',
    required: true,
    schema: { type: 'string' },
  },
  RetryAfter: {
    description: 'After how many seconds to try again.',
    required: true,
    schema: { type: 'integer', minimum: 1 },
  },
};

/** What an operation may answer, by status; `name` is its method and path. */
export function responsesOf(name: string, operation: Operation, schemas: JsonSchemas): Json {
  const good = Object.entries(operation.answers).map(([status, answer]) => [
    status,
    goodResponse(answer, schemas),
  ]);
  const refused = refusalsOf(name, operation).map((status) => [status, { $ref: refusalAt(status) }]);
  return Object.fromEntries([...refused, ...good]) as Json;
}

function goodResponse({ description, schema }: Answer, schemas: JsonSchemas): Json {
  if (schema === undefined) return { description, headers: REQUEST_ID };
  return {
    description,
    headers: REQUEST_ID,
    content: { 'application/json': { schema: schemas.of(schema) } },
  };
}

/** The statuses of every refusal: those of the role, the form and the key that it takes, and those it names itself. */
export function refusalsOf(name: string, operation: Operation): readonly number[] {
  const { refusals = [], body, query, bodyType } = operation;
  const [method = ''] = name.split(' ');
  const ofRole = roleNeeded(method, operation) === 'read' ? [] : [403];
  const ofPath = name.includes(':') ? [404] : [];
  const ofValues = body === undefined && query === undefined ? [] : [422];
  const ofJson = body === undefined || bodyType === 'text/csv' ? [] : [400];
  const ofKey = method === 'POST' ? [400, 409, 413, 422] : [];
  const ofBody = body === undefined && bodyType === undefined ? [] : [413, 415];
  const ofForm = [...ofPath, ...ofValues, ...ofJson, ...ofBody, ...ofKey];
  return [...new Set([...ALWAYS_REFUSED, ...ofRole, ...ofForm, ...refusals])];
}

/** The refusals by these statuses, by the names that the responses of operations refer to. */
export function sharedResponses(statuses: Iterable<number>, schemas: JsonSchemas): Json {
  const content = { 'application/problem+json': { schema: schemas.of(PROBLEM) } };
  return Object.fromEntries(
    [...new Set(statuses)]
      .toSorted((one, other) => one - other)
      .map((status) => [
        nameOf(status),
        {
          description: STATUS_CODES[status] ?? 'A problem',
          headers: { ...REQUEST_ID, ...WITH_REFUSAL[status] },
          content,
        },
      ]),
  );
}

function refusalAt(status: number): string {
  return `#/components/responses/${nameOf(status)}`;
}

/** Such as `NotFound`. */
function nameOf(status: number): string {
  return (STATUS_CODES[status] ?? String(status)).replace(/\W/g, '');
}
