import type { ParameterizedContext } from 'koa';
import type { HttpPorts } from '../http-ports.ts';
import type { RequestMiddleware } from '../request-state.ts';
import { routePatternOf } from './route-pattern.ts';

const SANE_ID = /^[\w-]{1,64}$/;

/** What routes are made for, and what is often asked; of the others whoever comes could make a series each. */
const METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Gives each request its id, the sender's own when it is sane, writes one line about it, and counts and times it. */
export function requestLog({
  log,
  meter,
  clock,
  randomness,
}: Pick<HttpPorts, 'log' | 'meter' | 'clock' | 'randomness'>): RequestMiddleware {
  return async (ctx, next) => {
    const startedAt = clock.now();
    const given = ctx.get('X-Request-Id');
    ctx.state.requestId = SANE_ID.test(given) ? given : randomness.id();
    ctx.set('X-Request-Id', ctx.state.requestId);

    await next();

    const { method } = ctx;
    const route = routePatternOf(ctx);
    const status = isAbandoned(ctx) ? 499 : ctx.status;
    const durationMs = clock.now().getTime() - startedAt.getTime();
    log.info('http_request', { id: ctx.state.requestId, method, route, status, durationMs });
    const labels = { method: METHODS.has(method) ? method : 'other', route };
    meter.count('http_requests', { ...labels, status: String(status) });
    meter.time('http_request', labels, durationMs);
  };
}

function isAbandoned({ req, res }: ParameterizedContext): boolean {
  return res.destroyed || (req.destroyed && !req.complete);
}
