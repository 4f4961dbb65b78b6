import type { RouterContext } from '@koa/router';
import type { Middleware, ParameterizedContext } from 'koa';
import type { Caller, Scope } from '../../domain/api-key.ts';

/** What is known of every request. */
export interface RequestState {
  requestId: string;
  /** The body, where it was read before its route. */
  body: Uint8Array | undefined;
}

/** What is known of a request to the admin API, once its key is known. */
export interface ApiState extends RequestState {
  /** Who bears the key. */
  caller: Caller;
  scope: Scope;
  /** Whether the route has changed nothing, as it was asked. */
  isDryRun?: boolean;
  /** The name of the key, as people read it who were told what was done with it. */
  keyName: string;
}

export type RequestMiddleware = Middleware<RequestState>;
export type RequestContext = RouterContext<RequestState>;
/** As `RequestContext`, of a route with places in its path: all that such a route needs of the router. */
export type PlacedContext = ParameterizedContext<RequestState> & { readonly params: Record<string, string> };
export type ApiContext = RouterContext<ApiState>;
