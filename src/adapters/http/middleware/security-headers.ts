import type { RequestMiddleware } from '../request-state.ts';

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

/** Nothing of ours is kept by caches, shown in frames, or told to other sites. */
export const securityHeaders: RequestMiddleware = async (ctx, next) => {
  ctx.set(HEADERS);
  await next();
};
