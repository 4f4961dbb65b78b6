import { Refusal } from '../refusal.ts';
import type { SentryInstance } from '../sentry-instance.ts';
import type { SentryMiddleware } from './sentry-state.ts';

const API = '/api/0/';
const LIMIT = 40;

/** Reads the whole body before anything else is done. */
export const readBody: SentryMiddleware = async (ctx, next) => {
  const chunks: Buffer[] = [];
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) chunks.push(chunk);
  ctx.state.body = Buffer.concat(chunks);
  await next();
};

/** Notes each request of the API with how it was answered. */
export function noteRequests(sentry: SentryInstance): SentryMiddleware {
  return async (ctx, next) => {
    await next();
    if (!ctx.path.startsWith(API)) return;
    sentry.requests.push({
      method: ctx.method,
      path: ctx.path,
      query: ctx.querystring,
      body: ctx.state.body.toString('utf8', 0, 8_000),
      status: ctx.respond === false ? 0 : ctx.status,
    });
  };
}

/** Turns what the routes throw into answers, and says on each how many requests are left. */
export function answers(sentry: SentryInstance): SentryMiddleware {
  return async (ctx, next) => {
    if (sentry.product === 'sentry' && ctx.path.startsWith(API)) {
      ctx.set('X-Sentry-Rate-Limit-Limit', String(LIMIT));
      ctx.set('X-Sentry-Rate-Limit-Remaining', String(LIMIT - 1));
      ctx.set('X-Sentry-Rate-Limit-Reset', String(Math.floor(sentry.now() / 1000) + 1));
    }
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined) throw new Refusal(404, 'There is no such route.');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      ctx.status = error.status;
      ctx.set({ ...error.headers });
      ctx.body = error.body;
    }
  };
}

/** The faults of the API bite here. */
export function restFaults({ faults }: SentryInstance): SentryMiddleware {
  return async (ctx, next) => {
    if (!ctx.path.startsWith(API)) {
      await next();
      return;
    }
    const strike = (afterWork: boolean): boolean => {
      const occasion = { method: ctx.method, path: ctx.path, afterWork };
      if (faults.take('rest-hang', occasion) !== null) {
        ctx.respond = false;
        return true;
      }
      if (faults.take('rest-reset', occasion) !== null) {
        ctx.respond = false;
        ctx.req.socket.resetAndDestroy();
        return true;
      }
      const limited = faults.take('rest-too-many-requests', occasion);
      if (limited !== null) throw refused(429, 'Too many requests.', limited.retryAfterSeconds ?? 1);
      const away = faults.take('rest-unavailable', occasion);
      if (away !== null) throw refused(away.status ?? 503, 'Away.', away.retryAfterSeconds);
      if (faults.take('rest-unauthorized', occasion) !== null) throw refused(401, 'Invalid token');
      if (faults.take('rest-redirect', occasion) !== null) {
        throw new Refusal(302, '', { Location: '/auth/login/' });
      }
      return false;
    };
    if (strike(false)) return;
    await next();
    strike(true);
  };
}

function refused(status: number, detail: string, retryAfterSeconds?: number): Refusal {
  return new Refusal(
    status,
    { detail },
    retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) },
  );
}
