import { urlIn } from '../../../domain/url-in.ts';
import { HttpRefusal } from '../http-refusal.ts';
import type { RequestMiddleware } from '../request-state.ts';

/** Leaves of the request's target the path and query (RFC 9112, section 3.2); everything after relies on that. */
export const originForm: RequestMiddleware = async (ctx, next) => {
  const target = originFormOf(ctx.url);
  if (target === null)
    throw new HttpRefusal('malformed_request', 'The request names no address of Lockstep.');
  ctx.url = target;
  await next();
};

function originFormOf(target: string): string | null {
  if (target.startsWith('/')) return target;
  const url = /^https?:\/\//i.test(target) ? urlIn(target) : null;
  return url === null ? null : url.pathname + url.search;
}
