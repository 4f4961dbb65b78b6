import type { Middleware, ParameterizedContext } from 'koa';
import type { HttpPorts } from '../http-ports.ts';

const API = '/api/v1/';
const PREFLIGHT_ANSWER = {
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
  'Access-Control-Allow-Headers':
    'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id',
  'Access-Control-Max-Age': '600',
} as const;
const EXPOSED = 'ETag, Location, Retry-After, WWW-Authenticate, X-Request-Id';

/**
 * Lets pages of the origins that are named, and of no other, call the admin API with a key of their own (Fetch Standard,
 * section 3.2). Says to none that it may send what a browser keeps for it. Where none is named, nothing is said.
 */
export function crossOrigin({ corsOrigins }: Pick<HttpPorts, 'corsOrigins'>): Middleware {
  return async (ctx, next) => {
    const isPreflight = corsOrigins.length > 0 && ctx.path.startsWith(API) && tell(ctx, corsOrigins);
    if (isPreflight) ctx.status = 204;
    else await next();
  };
}

/** Whether it is a question before a call, which is answered by what is told here alone. */
function tell(ctx: ParameterizedContext, corsOrigins: readonly string[]): boolean {
  ctx.vary('Origin');
  const origin = ctx.get('Origin');
  if (!corsOrigins.includes(origin)) return false;

  const isPreflight = ctx.method === 'OPTIONS' && ctx.get('Access-Control-Request-Method') !== '';
  ctx.set('Access-Control-Allow-Origin', origin);
  ctx.set(isPreflight ? PREFLIGHT_ANSWER : { 'Access-Control-Expose-Headers': EXPOSED });
  return isPreflight;
}
