import type { HttpPorts } from '../http-ports.ts';
import type { RequestMiddleware } from '../request-state.ts';
import { routePatternOf } from './route-pattern.ts';

/** What is asked every few seconds, and is no trace to anybody. */
const UNTRACED_PATHS = /\/(healthz|readyz|metrics)$/;

/** A span for each request, in the trace of whoever sent it where that says so by `traceparent` (W3C Trace Context). */
export function tracedRequests({ tracing }: Pick<HttpPorts, 'tracing'>): RequestMiddleware {
  return async (ctx, next) => {
    if (UNTRACED_PATHS.test(ctx.path)) {
      await next();
      return;
    }
    const { method } = ctx;
    const attributes = { 'http.request.method': method };
    const parent = ctx.get('traceparent');
    // Without one it goes on from the span under way: what the console asks of the API is part of its own request.
    const sent = parent === '' ? {} : { parent };
    await tracing.run({ name: method, kind: 'server', ...sent, attributes }, async () => {
      await next();
      const route = routePatternOf(ctx);
      tracing.tell({
        name: `${method} ${route}`,
        failure: ctx.status >= 500 ? String(ctx.status) : null,
        attributes: {
          'http.route': route,
          'http.response.status_code': ctx.status,
          'lockstep.request.id': ctx.state.requestId,
        },
      });
    });
  };
}
