import type { Router } from '@koa/router';
import type { HttpPorts } from '../http-ports.ts';
import type { RequestState } from '../request-state.ts';

/** What those ask who send requests here: is it up, may they be sent. */
export function addHealthRoutes(router: Router<RequestState>, ports: Pick<HttpPorts, 'ready'>): void {
  router.get('/healthz', (ctx) => {
    ctx.body = { status: 'ok' };
  });

  router.get('/readyz', async (ctx) => {
    const checks = await ports.ready();
    const isReady = checks.every(({ isPassed }) => isPassed);
    ctx.status = isReady ? 200 : 503;
    if (!isReady) ctx.set('Retry-After', '5');
    ctx.body = {
      status: isReady ? 'ready' : 'not_ready',
      checks: Object.fromEntries(checks.map(({ name, isPassed }) => [name, isPassed ? 'ok' : 'failed'])),
    };
  });
}
