import type { JiraInstance } from '../jira-instance.ts';
import { hasPersonalAccessTokens } from '../model/jira-version.ts';
import { Refusal } from '../model/refusal.ts';
import { OAuthProblem } from '../oauth/oauth-problem.ts';
import { isSigned, parametersOf } from '../oauth/request-parameters.ts';
import { rawRequestOf } from './raw-request.ts';
import { occasionOf } from './rest-faults.ts';
import { NOBODY } from './request-state.ts';
import type { Caller, SandboxContext, SandboxMiddleware } from './request-state.ts';
import { SESSION_COOKIE } from './sessions.ts';

/**
 * Finds out who calls: by signature, token, password or cookie, in this order. A wrong signature and a wrong
 * password are refused with 401, a wrong token is dropped.
 */
export function authentication(jira: JiraInstance): SandboxMiddleware {
  return async (ctx, next) => {
    ctx.state.caller = NOBODY;
    sayWho(ctx);
    if (isSignedRequest(ctx) && jira.faults.take('signature-invalid', occasionOf(ctx, jira)) !== null) {
      throw new OAuthProblem('signature_invalid');
    }
    if (!isTokenCall(ctx.path, jira)) ctx.state.caller = callerFrom(ctx, jira);
    sayWho(ctx);
    await next();
  };
}

/** The calls of the dance are signed by the consumer alone; their routes check that. */
function isTokenCall(path: string, { contextPath }: JiraInstance): boolean {
  return /^\/plugins\/servlet\/oauth\/(request|access)-token$/.test(path.slice(contextPath.length));
}

function callerFrom(ctx: SandboxContext, jira: JiraInstance): Caller {
  const authorization = ctx.req.headers.authorization ?? null;
  if (isSignedRequest(ctx)) {
    const at = occasionOf(ctx, jira);
    if (jira.faults.take('rest-anonymous', at) !== null)
      return { ...NOBODY, ignored: true, browsesAnonymously: true };
    const token = jira.oauth.authenticate(rawRequestOf(ctx));
    if (jira.faults.take('token-rejected', at) !== null) throw new OAuthProblem('token_rejected');
    const user = jira.users.get(token.userName);
    if (!user.active) throw new OAuthProblem('permission_denied');
    return { ...NOBODY, user, by: 'oauth' };
  }
  if (authorization !== null && /^bearer /i.test(authorization))
    return bearerCaller(ctx, authorization, jira);
  if (authorization !== null && /^basic /i.test(authorization)) return basicCaller(ctx, authorization, jira);

  const key = jira.sessions.find(ctx.cookies.get(SESSION_COOKIE));
  const user = key === null ? null : jira.users.findByKey(key);
  return user?.active !== true ? NOBODY : { ...NOBODY, user, by: 'cookie' };
}

/** Also when the parameters come in the query. */
function isSignedRequest(ctx: SandboxContext): boolean {
  const raw = rawRequestOf(ctx);
  return (
    isSigned(raw.authorization) ||
    (raw.target.includes('oauth_signature=') && parametersOf(raw).other.length > 0)
  );
}

/** A token that is not good is dropped: Jira goes on as if nobody had asked. */
function bearerCaller(ctx: SandboxContext, authorization: string, jira: JiraInstance): Caller {
  const at = occasionOf(ctx, jira);
  const ignored = { ...NOBODY, ignored: true };
  if (jira.faults.take('rest-anonymous', at) !== null) return { ...ignored, browsesAnonymously: true };
  if (!hasPersonalAccessTokens(jira.version)) return ignored;

  const key = jira.personalAccessTokens.use(authorization.slice('bearer '.length).trim());
  const user = key === null ? null : jira.users.findByKey(key);
  if (user?.active !== true || jira.faults.take('token-rejected', at) !== null) return ignored;
  return { ...NOBODY, user, by: 'pat' };
}

/** @throws {Refusal} 401 when name and password do not fit, or basic authentication is off. */
function basicCaller(ctx: SandboxContext, authorization: string, jira: JiraInstance): Caller {
  const decoded = Buffer.from(authorization.slice('basic '.length), 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  const user = jira.users.withPassword(decoded.slice(0, colon), decoded.slice(colon + 1));
  if (user !== null && jira.allowsBasicAuth) return { ...NOBODY, user, by: 'basic' };

  ctx.set('X-Seraph-LoginReason', 'AUTHENTICATED_FAILED');
  ctx.set('WWW-Authenticate', `OAuth realm="${encodeURIComponent(jira.baseUrl)}"`);
  throw new Refusal(
    401,
    '<html><head><title>Unauthorized (401)</title></head><body>Unauthorized (401)</body></html>',
  );
}

function sayWho(ctx: SandboxContext): void {
  const { user, ignored } = ctx.state.caller;
  ctx.set('X-AUSERNAME', user === null ? 'anonymous' : encodeURIComponent(user.name));
  if (user !== null) ctx.set('X-Seraph-LoginReason', 'OK');
  if (ignored) ctx.set('X-Seraph-LoginReason', 'AUTHENTICATED_FAILED');
}
