import type { JiraInstance } from '../jira-instance.ts';
import { OAuthProblem } from '../oauth/oauth-problem.ts';
import { isSigned, parametersOf } from '../oauth/request-parameters.ts';
import type { Parameter } from '../oauth/request-parameters.ts';
import { rawRequestOf } from './raw-request.ts';
import { NOBODY } from './request-state.ts';
import type { SandboxContext, SandboxMiddleware } from './request-state.ts';
import { isProgramCall, occasionOf } from './rest-faults.ts';

const LONGEST_BODY = 8_000;

/** Notes requests of programs, and signed ones once more, with how they were answered. */
export function noteRequests(jira: JiraInstance): SandboxMiddleware {
  return async (ctx, next) => {
    ctx.state.caller = NOBODY;
    ctx.state.changed = false;
    ctx.state.early = false;
    const arrivedAt = jira.now();
    await next();
    const { path } = occasionOf(ctx, jira);
    if (!isProgramCall(path)) return;
    const { user, by } = ctx.state.caller;
    const raw = rawRequestOf(ctx);
    const isSignedCall = isSigned(raw.authorization) || raw.target.includes('oauth_signature=');
    const oauth = new Map(isSignedCall ? parametersIn(ctx) : []);
    jira.requests.note({
      method: ctx.method,
      path,
      query: ctx.querystring,
      body: ctx.state.body.toString('utf8', 0, LONGEST_BODY),
      user: user?.name ?? null,
      by,
      status: ctx.respond === false ? 0 : ctx.status,
      nonce: oauth.get('oauth_nonce') ?? null,
      changed: ctx.state.changed,
      early: ctx.state.early,
      arrivedAt,
      at: jira.now(),
    });
    if (!isSignedCall) return;
    jira.signedRequests.note({
      method: ctx.method,
      path,
      consumerKey: oauth.get('oauth_consumer_key') ?? null,
      nonce: oauth.get('oauth_nonce') ?? null,
      token: oauth.get('oauth_token') ?? null,
      status: ctx.respond === false ? 0 : ctx.status,
      problem: /oauth_problem="?([a-z_]+)/.exec(ctx.response.get('WWW-Authenticate'))?.[1] ?? null,
      at: jira.now(),
    });
  };
}

function parametersIn(ctx: SandboxContext): readonly Parameter[] {
  try {
    const { header, other } = parametersOf(rawRequestOf(ctx));
    return [...other, ...header];
  } catch (error) {
    if (error instanceof OAuthProblem) return [];
    throw error;
  }
}
