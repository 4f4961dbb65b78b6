import type { z } from 'zod';
import { refusal } from '../model/refusal.ts';
import type { SandboxContext } from './request-state.ts';

/** The request's JSON as `schema` has it. @throws {Refusal} 415, or 400 saying what is wrong. */
export function jsonBody<Schema extends z.ZodType>(ctx: SandboxContext, schema: Schema): z.output<Schema> {
  if (ctx.is('json') === false) throw refusal(415, 'Unsupported Media Type');
  const parsed = schema.safeParse(parse(ctx.state.body.toString('utf8')));
  if (parsed.success) return parsed.data;
  throw refusal(400, ...parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(400, 'The request body is not JSON.');
  }
}
