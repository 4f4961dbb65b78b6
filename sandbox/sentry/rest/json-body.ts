import type { z } from 'zod';
import { Refusal, refusal } from '../refusal.ts';
import type { SentryContext } from './sentry-state.ts';

/** The request's JSON as `schema` has it. @throws {Refusal} 400, naming each field that is wrong. */
export function jsonBody<Schema extends z.ZodType>(ctx: SentryContext, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(parse(ctx.state.body.toString('utf8')));
  if (parsed.success) return parsed.data;
  throw new Refusal(
    400,
    Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => [path.join('.') || 'detail', [message]]),
    ),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text);
  } catch {
    throw refusal(400, 'The request body is not JSON.');
  }
}
