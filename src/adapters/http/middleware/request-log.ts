import type { ParameterizedContext } from 'koa';
import type { HttpPorts } from '../http-ports.ts';
import type { RequestMiddleware, RequestState } from '../request-state.ts';

const SANE_ID = /^[\w-]{1,64}$/;

/** Gives each request its id, the sender's own when it is sane, and writes one line about it. */
export function requestLog({
  log,
  clock,
  randomness,
}: Pick<HttpPorts, 'log' | 'clock' | 'randomness'>): RequestMiddleware {
  return async (ctx, next) => {
    const startedAt = clock.now();
    const given = ctx.get('X-Request-Id');
    ctx.state.requestId = SANE_ID.test(given) ? given : randomness.id();
    ctx.set('X-Request-Id', ctx.state.requestId);

    await next();

    log.info('http_request', {
      id: ctx.state.requestId,
      method: ctx.method,
      route: patternOf(ctx),
      status: isAbandoned(ctx) ? 499 : ctx.status,
      durationMs: clock.now().getTime() - startedAt.getTime(),
    });
  };
}

interface Layer {
  readonly path: string | RegExp;
  readonly methods: readonly string[];
}

/** The route's pattern, never the path itself: that holds a token. */
function patternOf(ctx: ParameterizedContext<RequestState> & { matched?: readonly Layer[] }): string {
  const layers = (ctx.matched ?? []).filter(({ methods }) => methods.length > 0);
  const layer = layers.find(({ methods }) => methods.includes(ctx.method)) ?? layers[0];
  return layer === undefined ? 'unknown' : String(layer.path);
}

function isAbandoned({ req, res }: ParameterizedContext): boolean {
  return res.destroyed || (req.destroyed && !req.complete);
}
