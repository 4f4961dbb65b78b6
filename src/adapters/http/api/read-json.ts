import { isObject } from '../../../domain/foreign-json.ts';
import type { ApiContext } from '../request-state.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { hasBody, readBodyBytes } from '../read-body.ts';
import { mergePatched } from './merge-patch.ts';
import { valuesIn, type Schema } from './request-values.ts';

const LIMIT = 1024 * 1024;

/**
 * The body of an API request, as `schema` has it.
 * @throws {HttpRefusal} for a body that is empty, no JSON, too large, or not as the schema has it.
 */
export async function readJson<Values>(ctx: ApiContext, schema: Schema<Values>): Promise<Values> {
  const bytes = await bytesOf(ctx);
  if (bytes.length === 0) throw new HttpRefusal('malformed_json', 'The body is empty.');
  return valuesIn(schema, parse(bytes));
}

/** As `readJson`, where nothing has to be said: a request without body stands for `{}`. */
export async function readOptionalJson<Values>(ctx: ApiContext, schema: Schema<Values>): Promise<Values> {
  const bytes = await bytesOf(ctx);
  return valuesIn(schema, bytes.length === 0 ? {} : parse(bytes));
}

/**
 * The body of a request that changes parts (RFC 7396), as `schema` has what comes of it: `present` with these parts put in.
 * @throws {HttpRefusal} as `readJson`.
 */
export async function readPatch<Values>(
  ctx: ApiContext,
  schema: Schema<Values>,
): Promise<(present: unknown) => Values> {
  const bytes = await bytesOf(ctx);
  if (bytes.length === 0) throw new HttpRefusal('malformed_json', 'The body is empty.');
  const patch = parse(bytes);
  if (!isObject(patch)) throw bodyNoObject();
  return (present) => valuesIn(schema, mergePatched(present, patch));
}

function bodyNoObject(): HttpRefusal {
  const errors = [{ field: 'body', message: 'must be an object' }];
  return new HttpRefusal('invalid_value', 'Not as it should be: body.', { errors });
}

async function bytesOf(ctx: ApiContext): Promise<Uint8Array> {
  return hasBody(ctx.req) ? readBodyBytes(ctx, LIMIT) : new Uint8Array();
}

/** The parser's own message quotes what it stumbled over, which may be a key: it is left out. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new HttpRefusal('malformed_json', 'The body is not JSON in UTF-8.');
  }
}
