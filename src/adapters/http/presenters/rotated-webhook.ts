import { z } from 'zod';
import type { RotateWebhookSecretOutcome } from '../../../application/installation/rotate-webhook-secret.ts';
import { INTEGRATION, presentIntegration } from './integration.ts';
import { MANUAL_WEBHOOK, presentManualWebhook } from './manual-webhook.ts';
import { time, type Presented } from './presented.ts';

export const ROTATED_WEBHOOK = z
  .strictObject({
    integration: INTEGRATION,
    oldAcceptedUntil: time().describe('When a request by the address before is taken for the last time.'),
    manual: MANUAL_WEBHOOK.nullable().describe('What a person pastes; null where Lockstep told Jira itself.'),
  })
  .meta({ id: 'RotatedWebhook' });

export function presentRotatedWebhook(
  { integration, oldAcceptedUntil, manual }: RotateWebhookSecretOutcome,
  now: Date,
): Presented<typeof ROTATED_WEBHOOK> {
  return {
    integration: presentIntegration(integration, now),
    oldAcceptedUntil,
    manual: manual === null ? null : presentManualWebhook(manual),
  };
}
