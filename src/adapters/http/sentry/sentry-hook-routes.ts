import type { Router } from '@koa/router';
import type { InstallationId } from '../../../domain/ids.ts';
import { SENTRY_HOOK_PATH } from '../../../domain/tracker-events-address.ts';
import type { HttpPorts } from '../http-ports.ts';
import { readBodyBytes } from '../read-body.ts';
import type { RequestState } from '../request-state.ts';

/** Where a Sentry posts its webhook requests. */
export function addSentryHookRoutes(
  router: Router<RequestState>,
  ports: Pick<HttpPorts, 'receiveSentryHook' | 'maxBodyBytes'>,
): void {
  router.post(`${SENTRY_HOOK_PATH}/:installationId/webhook`, async (ctx) => {
    const outcome = await ports.receiveSentryHook.execute({
      installationId: (ctx.params['installationId'] ?? '') as InstallationId,
      signature: ctx.get('Sentry-Hook-Signature') || null,
      resource: ctx.get('Sentry-Hook-Resource') || null,
      requestId: ctx.get('Request-ID') || null,
      timestamp: ctx.get('Sentry-Hook-Timestamp') || null,
      readBody: () => readBodyBytes(ctx, ports.maxBodyBytes),
    });
    ctx.status = outcome === 'taken' ? 202 : 200;
    ctx.body = { outcome };
  });
}
