import { setTimeout as wait } from 'node:timers/promises';
import type { Occasion } from '../faults/faults.ts';
import type { JiraInstance } from '../jira-instance.ts';
import type { SandboxContext, SandboxMiddleware } from './request-state.ts';

const LOGIN_PAGE =
  '<!DOCTYPE html><html><head><title>Single sign-on</title></head><body><form><h1>Log in</h1></form></body></html>';

/**
 * The faults of REST and of the OAuth calls programs make; pages and the control API are spared. With `afterWork` the
 * request is carried out before the fault hides that.
 */
export function restFaults(jira: JiraInstance): SandboxMiddleware {
  return async (ctx, next) => {
    const at = occasionOf(ctx, jira);
    if (!isProgramCall(at.path)) {
      await next();
      return;
    }
    if ((await goesWrong(ctx, jira, at)) === 'wrong') return;
    await next();
    if (ctx.status < 400) await goesWrong(ctx, jira, { ...at, afterWork: true });
  };
}

/** REST, and what programs call in the OAuth dance. */
export function isProgramCall(path: string): boolean {
  return /^\/rest\/|^\/plugins\/servlet\/oauth\/(request|access)-token$/.test(path);
}

export function occasionOf(
  { path, method }: SandboxContext,
  { contextPath }: JiraInstance,
): Occasion & { readonly path: string } {
  return { path: path.slice(contextPath.length), method };
}

async function goesWrong(
  ctx: SandboxContext,
  { faults, rateLimit, baseUrl }: JiraInstance,
  at: Occasion,
): Promise<'wrong' | 'right'> {
  const limited = at.afterWork === true ? null : rateLimit.refuses(at);
  if (limited !== null) {
    ctx.state.early = limited.isEarly;
    refuseForRate(ctx, limited.retryAfterSeconds);
    return 'wrong';
  }
  const delay = faults.take('rest-delay', at);
  if (delay !== null) await wait(delay.ms ?? 0, undefined, { ref: false });
  if (faults.take('rest-reset', at) !== null) {
    ctx.respond = false;
    ctx.req.socket.resetAndDestroy();
    return 'wrong';
  }
  if (faults.take('rest-hang', at) !== null) {
    ctx.respond = false;
    return 'wrong';
  }
  const unavailable = faults.take('rest-unavailable', at);
  if (unavailable !== null) {
    const { status = 503, retryAfterSeconds } = unavailable;
    ctx.status = status;
    if (retryAfterSeconds !== undefined) ctx.set('Retry-After', String(retryAfterSeconds));
    ctx.type = 'text/html';
    ctx.body = `<html><head><title>${status}</title></head><body>Jira is starting up.</body></html>`;
    return 'wrong';
  }
  const tooMany = faults.take('rest-too-many-requests', at);
  if (tooMany !== null) {
    refuseForRate(ctx, tooMany.retryAfterSeconds ?? 1);
    return 'wrong';
  }
  if (faults.take('rest-captcha', at) !== null) {
    ctx.status = 403;
    ctx.set('X-Seraph-LoginReason', 'AUTHENTICATION_DENIED');
    ctx.set('X-Authentication-Denied-Reason', `CAPTCHA_CHALLENGE; login-url=${baseUrl}/login.jsp`);
    ctx.set('WWW-Authenticate', `OAuth realm="${encodeURIComponent(baseUrl)}"`);
    ctx.type = 'text/html';
    ctx.body = '<html><head><title>Forbidden (403)</title></head><body>CAPTCHA_CHALLENGE</body></html>';
    return 'wrong';
  }
  if (faults.take('rest-login-page', at) !== null) {
    ctx.status = 200;
    ctx.type = 'text/html';
    ctx.body = LOGIN_PAGE;
    return 'wrong';
  }
  return 'right';
}

function refuseForRate(ctx: SandboxContext, retryAfterSeconds: number): void {
  ctx.status = 429;
  ctx.set('Retry-After', String(retryAfterSeconds));
  ctx.set('X-RateLimit-Limit', '10');
  ctx.set('X-RateLimit-Remaining', '0');
  ctx.set('X-RateLimit-Interval-Seconds', '1');
  ctx.set('X-RateLimit-FillRate', '1');
  ctx.body = { message: 'Rate limit exceeded.' };
}
