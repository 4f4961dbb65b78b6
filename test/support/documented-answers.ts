import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

import { openApiDocument } from '../../src/adapters/http/openapi/open-api-document.ts';
import { OPERATIONS } from '../../src/adapters/http/openapi/operations.ts';

/** What came of a request to the admin API. */
export interface Answered {
  readonly method: string;
  /** Below `/api/v1`, with its query. */
  readonly path: string;
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly text: string;
}

interface Response {
  readonly headers?: Readonly<Record<string, { readonly $ref: string }>>;
  readonly content?: Readonly<Record<string, unknown>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** An operation of the document. */
export interface Described {
  readonly operationId: string;
  readonly parameters: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Readonly<Record<string, unknown>> }>>;
  };
  readonly responses: Readonly<Record<string, Response | { readonly $ref: string }>>;
}

interface Document {
  readonly components: { readonly schemas: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

export const DOCUMENT = openApiDocument(OPERATIONS, { server: '/api/v1' }) as unknown as Document;

/** What an address that is none of the document's may be answered, whatever the method. */
const UNROUTED = [400, 401, 404, 405, 500];

const ajv = new Ajv2020({ allErrors: true, strictTypes: false, allowUnionTypes: true });
ajv.addFormat('uuid', /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
// Its own parts are no keywords of schemas, which else would be refused as unknown.
ajv.addVocabulary(Object.keys(DOCUMENT));
ajv.addSchema({ $id: 'document', ...DOCUMENT });

const routes = Object.keys(DOCUMENT.paths).map((path) => ({
  path,
  pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
}));

/** @throws when the answer is not one that the OpenAPI document tells of for this operation. */
export function expectDocumented(answered: Answered): void {
  const problem = undocumentedIn(answered);
  if (problem === null) return;
  const { method, path, status, text } = answered;
  throw new Error(`${method} ${path} was answered ${status}, ${problem}: ${text.slice(0, 2000)}`);
}

/** What of an answer the OpenAPI document does not tell; null when it tells all of it. */
export function undocumentedIn(answered: Answered): string | null {
  const { method, status } = answered;
  const path = pathOf(answered.path);
  const verb = method === 'HEAD' ? 'get' : method.toLowerCase();
  const operation = path === null ? undefined : DOCUMENT.paths[path]?.[verb];
  if (path === null || operation === undefined)
    return UNROUTED.includes(status)
      ? contentProblem(answered, pointer('components', 'responses', 'NotFound'))
      : 'at an address that is not documented';

  const told = operation.responses[status];
  if (told === undefined) return 'which is not documented';
  const at = '$ref' in told ? told.$ref : pointer('paths', path, verb, 'responses', String(status));
  return headerProblem(answered, responseAt(at)) ?? contentProblem(answered, at);
}

function pathOf(path: string): string | null {
  const asked = path.split('?', 1)[0] ?? '';
  const fitting = routes.filter(({ pattern }) => pattern.test(asked));
  const [first] = fitting.toSorted((one, other) => places(one.path) - places(other.path));
  return first?.path ?? null;
}

function places(path: string): number {
  return path.split('{').length;
}

function headerProblem({ headers }: Answered, { headers: told = {} }: Response): string | null {
  const missing = Object.keys(told).find((name) => headers.get(name) === null);
  return missing === undefined ? null : `without the header ${missing}`;
}

function contentProblem({ method, headers, text }: Answered, at: string): string | null {
  const type = headers.get('content-type')?.split(';', 1)[0] ?? null;
  const { content } = responseAt(at);
  if (content === undefined)
    return text === '' && type === null ? null : 'with a body that is not documented';
  if (type === null || !Object.hasOwn(content, type))
    return `as ${type ?? 'nothing'}, which is not documented`;
  if (method === 'HEAD') return null;
  return schemaProblem(`${at}/content/${escaped(type)}/schema`, JSON.parse(text));
}

function schemaProblem(at: string, body: unknown): string | null {
  const validate = validators.get(at) ?? ajv.getSchema(`document${at}`);
  if (validate === undefined) throw new Error(`the document has no schema at ${at}`);
  validators.set(at, validate);
  return validate(body) ? null : `with a body that is not as documented (${ajv.errorsText(validate.errors)})`;
}

const validators = new Map<string, ValidateFunction>();

function responseAt(at: string): Response {
  let here: unknown = DOCUMENT;
  for (const part of at.slice(2).split('/')) here = (here as Record<string, unknown>)[unescaped(part)];
  return here as Response;
}

function pointer(...parts: readonly string[]): string {
  return `#/${parts.map(escaped).join('/')}`;
}

/** As a JSON Pointer has it (RFC 6901), in the fragment of an address. */
function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function unescaped(part: string): string {
  return decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
}
