import { errorResponseTo, type ErrorResponse, type StorageVerdicts } from '../error-responses.ts';
import type { HttpPorts } from '../http-ports.ts';
import { answerProblem } from '../problem.ts';
import type { RequestMiddleware } from '../request-state.ts';

export type FaultPorts = Pick<HttpPorts, 'log' | keyof StorageVerdicts>;

/** Answers whatever is thrown. The one place where an error of a route ends. */
export function errorSink(ports: FaultPorts): RequestMiddleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const response = errorResponseTo(error, ports);
      logFault(ports, { id: ctx.state.requestId, error, response });
      answerProblem(ctx, response);
    }
  };
}

/** Writes down what the operator should know: faults, and what may be one, with their error; never refusals. */
export function logFault(
  { log, isOwnerGone }: Pick<FaultPorts, 'log' | 'isOwnerGone'>,
  { id, error, response }: { readonly id: string; readonly error: unknown; readonly response: ErrorResponse },
): void {
  if (response.status === 500) log.error('http_fault', { id, error });
  if (response.code === 'storage_unavailable') log.warn('storage_unavailable', { id, error });
  if (isOwnerGone(error)) log.warn('owner_gone', { id, error });
}
