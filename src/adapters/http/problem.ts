import { STATUS_CODES } from 'node:http';
import type { ParameterizedContext } from 'koa';
import { z } from 'zod';
import { PROBLEM_CODES, type ErrorResponse } from './error-responses.ts';
import { list, type Presented } from './presenters/presented.ts';
import type { RequestState } from './request-state.ts';

export const FIELD_PROBLEM = z
  .strictObject({ field: z.string(), message: z.string() })
  .meta({ id: 'FieldProblem' });

export const PROBLEM = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(PROBLEM_CODES).describe('Stable: for programs.'),
    detail: z.string().optional().describe('What is wrong, and what to do next: for people.'),
    errors: list(FIELD_PROBLEM).optional().describe('What is wrong at which field.'),
    requestId: z.string().optional().describe('Finds the request in the log.'),
  })
  .meta({
    id: 'Problem',
    description: 'What went wrong (RFC 9457), told to the person who can act.',
  });

/** Answers with `problem+json` (RFC 9457). `code` is stable; `detail` is for the person. */
export function answerProblem(ctx: ParameterizedContext<RequestState>, response: ErrorResponse): void {
  const { status, code, detail, errors, headers } = response;
  // Every bad token gets the very same bytes: whoever tries them out must learn nothing.
  const isTraceable = code !== 'webhook_token_refused';
  ctx.status = status;
  ctx.set({ ...headers });
  ctx.type = 'application/problem+json';
  ctx.body = JSON.stringify({
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    ...(detail === null ? {} : { detail }),
    ...(errors.length === 0 ? {} : { errors }),
    ...(isTraceable ? { requestId: ctx.state.requestId } : {}),
  } satisfies Presented<typeof PROBLEM>);
}
