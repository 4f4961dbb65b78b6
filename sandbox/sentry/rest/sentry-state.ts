import type Router from '@koa/router';
import type { RouterContext } from '@koa/router';
import type { Middleware } from 'koa';

export interface SentryState {
  body: Buffer;
}

export type SentryMiddleware = Middleware<SentryState>;
export type SentryRouter = Router<SentryState>;
export type SentryContext = RouterContext<SentryState>;
