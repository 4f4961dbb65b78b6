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
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) return null;
  const { pathname, search } = new URL(target);
  return pathname + search;
}
