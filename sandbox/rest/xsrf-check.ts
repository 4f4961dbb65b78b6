import type { SandboxMiddleware } from './request-state.ts';

const BROWSER = /Mozilla|Chrome|Safari|Opera|MSIE|Gecko/i;
const WRITES = new Set(['POST', 'PUT']);

/** Refuses writes that look as if a browser had been talked into them. */
export const xsrfCheck: SandboxMiddleware = async (ctx, next) => {
  const waived = ['no-check', 'nocheck'].includes(ctx.get('X-Atlassian-Token').toLowerCase());
  const isRest = ctx.path.includes('/rest/');
  if (isRest && WRITES.has(ctx.method) && !waived && BROWSER.test(ctx.get('User-Agent'))) {
    ctx.status = 403;
    ctx.type = 'text/plain';
    ctx.body = 'XSRF check failed';
    return;
  }
  await next();
};
