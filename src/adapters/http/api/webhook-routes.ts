import type { Router } from '@koa/router';
import { z } from 'zod';
import { DEFAULT_OVERLAP_HOURS, LONGEST_OVERLAP_HOURS } from '../../../domain/webhook-secrets.ts';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentIntegration, INTEGRATION } from '../presenters/integration.ts';
import { presentManualWebhook, MANUAL_WEBHOOK } from '../presenters/manual-webhook.ts';
import { presentRotatedWebhook, ROTATED_WEBHOOK } from '../presenters/rotated-webhook.ts';
import type { ApiState } from '../request-state.ts';
import { found } from './found.ts';
import { readOptionalJson } from './read-json.ts';
import { idIn, numberWithin } from './request-values.ts';

const ROTATION = z.strictObject({ overlapHours: numberWithin(0, LONGEST_OVERLAP_HOURS).optional() });

export const WEBHOOK_OPERATIONS: Operations = {
  'POST /integrations/:id/webhook/check': {
    name: 'webhook check',
    summary: 'Makes or mends the webhook in Jira.',
    answers: { 200: { description: 'The Integration.', schema: INTEGRATION } },
    refusals: [409],
  },
  'POST /integrations/:id/webhook/rotate': {
    name: 'webhook rotate',
    role: 'admin',
    summary: 'Gives the webhook a new address and body secret.',
    body: ROTATION,
    isBodyOptional: true,
    answers: {
      200: {
        description: 'The Integration, and until when those before are taken.',
        schema: ROTATED_WEBHOOK,
      },
    },
    refusals: [409],
  },
  'GET /integrations/:id/webhook/manual': {
    name: 'webhook manual',
    role: 'admin',
    summary: 'Tells what a person pastes where Lockstep may not make the webhook.',
    answers: { 200: { description: 'Address, events and secret.', schema: MANUAL_WEBHOOK } },
  },
};

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
    const rotated = await ports.rotateWebhookSecret.execute({
      scope: ctx.state.scope,
      integrationId: idIn(ctx),
      overlapHours: overlapHours ?? DEFAULT_OVERLAP_HOURS,
    });
    ctx.body = presentRotatedWebhook(rotated, ports.clock.now());
  });

  router.get('/integrations/:id/webhook/manual', async (ctx) => {
    const webhook = await ports.showManualWebhook.execute({
      scope: ctx.state.scope,
      integrationId: idIn(ctx),
    });
    ctx.body = presentManualWebhook(webhook);
  });
}
