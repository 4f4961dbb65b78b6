import type { JiraInstance } from '../jira-instance.ts';
import { Refusal } from '../model/refusal.ts';
import { OAuthProblem } from '../oauth/oauth-problem.ts';
import type { SandboxContext, SandboxMiddleware } from './request-state.ts';
import { SESSION_COOKIE } from './sessions.ts';

/** The headers each answer has. */
export function standardHeaders(jira: JiraInstance): SandboxMiddleware {
  let requests = 0;
  return async (ctx, next) => {
    requests += 1;
    const minute = Math.floor(jira.now() / 60_000) % 1440;
    ctx.set('X-AREQUESTID', `${minute}x${requests}x1`);
    ctx.set('Date', new Date(jira.now()).toUTCString());
    if (ctx.cookies.get(SESSION_COOKIE) === undefined) {
      ctx.cookies.set(SESSION_COOKIE, jira.sessions.anonymous(), {
        path: jira.contextPath || '/',
        sameSite: 'lax',
      });
    }
    await next();
  };
}

/** Turns what the routes throw into Jira's answers. */
export function refusals(jira: JiraInstance): SandboxMiddleware {
  return async (ctx, next) => {
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined) sayNotFound(ctx);
    } catch (error) {
      if (error instanceof OAuthProblem) {
        ctx.status = error.status;
        ctx.set('WWW-Authenticate', error.toHeader(jira.baseUrl));
        ctx.type = 'application/x-www-form-urlencoded';
        ctx.body = error.toBody();
      } else if (error instanceof Refusal) {
        ctx.status = error.status;
        ctx.body = error.body;
      } else if (isHttpError(error) && error.status === 404) {
        sayNotFound(ctx);
      } else {
        throw error;
      }
    }
  };
}

function sayNotFound(ctx: SandboxContext): void {
  ctx.status = 404;
  ctx.body = { message: `null for uri: ${ctx.path}`, 'status-code': 404 };
}

function isHttpError(error: unknown): error is { readonly status: number } {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}
