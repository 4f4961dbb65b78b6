import { JsonSchemas, type Json } from './json-schemas.ts';
import type { Operation, Operations } from './operation.ts';
import { parametersOf, SHARED_PARAMETERS } from './parameters.ts';
import { refusalsOf, responsesOf, SHARED_HEADERS, sharedResponses } from './responses.ts';

const ABOUT =
  "The admin API. A key of one Organization sees and changes what is that Organization's; anything else is not found. " +
  'Errors are problems (RFC 9457) with a stable `code`. No text may hold a NUL or half a surrogate pair.';

/**
 * The admin API as an OpenAPI 3.1 document. What a request may hold is made of the very schemas that check it, and what
 * an answer holds of those that presenters are held to.
 * `server` is where the paths begin, such as `https://lockstep.example.com/api/v1`.
 */
export function openApiDocument(operations: Operations, { server }: { readonly server: string }): Json {
  const schemas = new JsonSchemas();
  const paths = pathsOf(operations, schemas);
  const refusals = Object.entries(operations).flatMap(([name, operation]) => refusalsOf(name, operation));
  const responses = sharedResponses(refusals, schemas);
  return {
    openapi: '3.1.0',
    info: { title: 'Lockstep', version: 'v1', description: ABOUT },
    servers: [{ url: server }],
    security: [{ apiKey: [] }],
    tags: tagsOf(operations),
    paths,
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
      parameters: SHARED_PARAMETERS,
      headers: SHARED_HEADERS,
      responses,
      schemas: schemas.named(),
    },
  };
}

function pathsOf(operations: Operations, schemas: JsonSchemas): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = name.split(' ');
    const at = path.replace(/:(\w+)/g, '{$1}');
    paths[at] = { ...paths[at], [method.toLowerCase()]: operationOf(name, operation, schemas) };
  }
  return paths;
}

function operationOf(name: string, operation: Operation, schemas: JsonSchemas): Json {
  return {
    operationId: operationIdOf(operation),
    tags: [thingOf(operation)],
    summary: operation.summary,
    parameters: parametersOf(name, operation, schemas),
    ...bodyOf(operation, schemas),
    responses: responsesOf(name, operation, schemas),
  };
}

/** Such as `linksCreate`, for who makes a client of it. */
function operationIdOf({ name }: Operation): string {
  return name.replace(/[ -]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** What an operation is about: the first word of its name. */
function thingOf({ name }: Operation): string {
  return name.split(' ', 1)[0] ?? name;
}

function tagsOf(operations: Operations): readonly Json[] {
  return [...new Set(Object.values(operations).map(thingOf))].map((name) => ({ name }));
}

function bodyOf({ body, isBodyOptional = false, bodyType }: Operation, schemas: JsonSchemas): Json {
  if (body === undefined && bodyType === undefined) return {};
  const schema = body === undefined ? { type: 'string' } : schemas.of(body);
  return {
    requestBody: { required: !isBodyOptional, content: { [bodyType ?? 'application/json']: { schema } } },
  };
}
