import type { Router } from '@koa/router';
import type { HttpPorts } from '../http-ports.ts';
import type { RequestState } from '../request-state.ts';

/** What Prometheus asks: all that was counted and measured. */
export function addMetricsRoutes(
  router: Router<RequestState>,
  { renderMetrics }: Pick<HttpPorts, 'renderMetrics'>,
): void {
  router.get('/metrics', async (ctx) => {
    ctx.type = 'text/plain; version=0.0.4; charset=utf-8';
    ctx.body = await renderMetrics();
  });
}
