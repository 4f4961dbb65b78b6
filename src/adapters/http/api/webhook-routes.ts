import type { Router } from '@koa/router';
import { z } from 'zod';
import { DEFAULT_OVERLAP_HOURS } from '../../../domain/webhook-secrets.ts';
import type { HttpPorts } from '../http-ports.ts';
import { presentIntegration } from '../presenters/integration.ts';
import { presentManualWebhook } from '../presenters/manual-webhook.ts';
import type { ApiState } from '../request-state.ts';
import { found } from './found.ts';
import { readOptionalJson } from './read-json.ts';
import { idIn } from './request-values.ts';

const ROTATION = z.strictObject({ overlapHours: z.number().optional() });

export function addWebhookRoutes(
  router: Router<ApiState>,
  ports: Pick<HttpPorts, 'reads' | 'checkWebhook' | 'rotateWebhookSecret' | 'showManualWebhook' | 'clock'>,
): void {
  router.post('/integrations/:id/webhook/check', async (ctx) => {
    const integration = found(await ports.reads.integration(ctx.state.scope, idIn(ctx)), 'Integration');
    const checked = await ports.checkWebhook.execute({ integrationId: integration.id });
    ctx.body = presentIntegration(checked, ports.clock.now());
  });

  router.post('/integrations/:id/webhook/rotate', async (ctx) => {
    const { overlapHours } = await readOptionalJson(ctx, ROTATION);
    const { integration, oldAcceptedUntil, manual } = await ports.rotateWebhookSecret.execute({
      scope: ctx.state.scope,
      integrationId: idIn(ctx),
      overlapHours: overlapHours ?? DEFAULT_OVERLAP_HOURS,
    });
    ctx.body = {
      integration: presentIntegration(integration, ports.clock.now()),
      oldAcceptedUntil,
      manual: manual === null ? null : presentManualWebhook(manual),
    };
  });

  router.get('/integrations/:id/webhook/manual', async (ctx) => {
    const webhook = await ports.showManualWebhook.execute({
      scope: ctx.state.scope,
      integrationId: idIn(ctx),
    });
    ctx.body = presentManualWebhook(webhook);
  });
}
