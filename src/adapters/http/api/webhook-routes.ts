import type { Router } from '@koa/router';
import type { HttpPorts } from '../http-ports.ts';
import { presentIntegration } from '../presenters/integration.ts';
import { presentManualWebhook } from '../presenters/manual-webhook.ts';
import type { ApiState } from '../request-state.ts';
import { found } from './found.ts';
import { idIn } from './request-values.ts';

export function addWebhookRoutes(
  router: Router<ApiState>,
  ports: Pick<HttpPorts, 'reads' | 'checkWebhook' | 'showManualWebhook'>,
): void {
  router.post('/integrations/:id/webhook/check', async (ctx) => {
    const integration = found(await ports.reads.integration(ctx.state.scope, idIn(ctx)), 'Integration');
    ctx.body = presentIntegration(await ports.checkWebhook.execute({ integrationId: integration.id }));
  });

  router.get('/integrations/:id/webhook/manual', async (ctx) => {
    const webhook = await ports.showManualWebhook.execute({
      scope: ctx.state.scope,
      integrationId: idIn(ctx),
    });
    ctx.body = presentManualWebhook(webhook);
  });
}
