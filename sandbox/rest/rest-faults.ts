import type { JiraInstance } from '../jira-instance.ts';
import type { SandboxMiddleware } from './request-state.ts';

const LOGIN_PAGE =
  '<!DOCTYPE html><html><head><title>Single sign-on</title></head><body><form><h1>Log in</h1></form></body></html>';

/** The faults of REST and of the OAuth calls programs make; pages and the control API are spared. */
export function restFaults({ faults, contextPath }: JiraInstance): SandboxMiddleware {
  return async (ctx, next) => {
    const path = ctx.path.slice(contextPath.length);
    if (!/^\/rest\/|^\/plugins\/servlet\/oauth\/(request|access)-token$/.test(path)) {
      await next();
      return;
    }
    if (faults.take('rest-reset', path) !== null) {
      ctx.respond = false;
      ctx.req.socket.resetAndDestroy();
      return;
    }
    if (faults.take('rest-hang', path) !== null) {
      ctx.respond = false;
      return;
    }
    if (faults.take('rest-unavailable', path) !== null) {
      ctx.status = 503;
      ctx.type = 'text/html';
      ctx.body =
        '<html><head><title>503 Service Unavailable</title></head><body>Jira is starting up.</body></html>';
      return;
    }
    const tooMany = faults.take('rest-too-many-requests', path);
    if (tooMany !== null) {
      ctx.status = 429;
      ctx.set('Retry-After', String(tooMany.retryAfterSeconds ?? 1));
      ctx.set('X-RateLimit-Limit', '10');
      ctx.set('X-RateLimit-Remaining', '0');
      ctx.set('X-RateLimit-Interval-Seconds', '1');
      ctx.set('X-RateLimit-FillRate', '1');
      ctx.body = { message: 'Rate limit exceeded.' };
      return;
    }
    if (faults.take('rest-login-page', path) !== null) {
      ctx.type = 'text/html';
      ctx.body = LOGIN_PAGE;
      return;
    }
    await next();
  };
}
