import { z } from 'zod';
import type { ManualWebhook } from '../../../application/installation/show-manual-webhook.ts';
import { list, type Presented } from './presented.ts';

export const MANUAL_WEBHOOK = z
  .strictObject({
    name: z.string(),
    url: z.string(),
    events: list(z.string()),
    secret: z.string().nullable().describe('For Jira 10 and newer; null where Jira knows no such thing.'),
  })
  .meta({ id: 'ManualWebhook' });

/** What to paste into Jira; the one answer that shows the webhook's address and secret. */
export function presentManualWebhook({
  name,
  url,
  events,
  secret,
}: ManualWebhook): Presented<typeof MANUAL_WEBHOOK> {
  return { name, url: url.reveal(), events, secret: secret?.reveal() ?? null };
}
