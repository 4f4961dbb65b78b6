import { STATUS_CODES } from 'node:http';
import type { ParameterizedContext } from 'koa';
import type { ErrorResponse } from './error-responses.ts';
import type { RequestState } from './request-state.ts';

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
  });
}
