import type Router from '@koa/router';
import type { RouterContext } from '@koa/router';
import type { Middleware, ParameterizedContext } from 'koa';
import type { JiraUser } from '../model/users.ts';

/** Whom Jira takes a request for. */
export interface Caller {
  readonly user: JiraUser | null;
  readonly by: 'oauth' | 'pat' | 'basic' | 'cookie' | 'nobody';
  /** The credentials were given, but ignored. */
  readonly ignored: boolean;
  /** Whether nobody may see issues all the same, as in a Jira that is open to the public. */
  readonly browsesAnonymously: boolean;
}

export interface RequestState {
  body: Buffer;
  caller: Caller;
  /** Whether the request changed anything, however it was answered. */
  changed: boolean;
  /** Whether it came before a time was over that Retry-After had told. */
  early: boolean;
}

export type SandboxContext = ParameterizedContext<RequestState>;
export type SandboxMiddleware = Middleware<RequestState>;
export type SandboxRouter = Router<RequestState>;
export type SandboxRouterContext = RouterContext<RequestState>;

export const NOBODY: Caller = { user: null, by: 'nobody', ignored: false, browsesAnonymously: false };
