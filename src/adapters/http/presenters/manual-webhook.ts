import type { ManualWebhook } from '../../../application/installation/show-manual-webhook.ts';

/** What to paste into Jira; the one answer that shows the webhook's address and secret. */
export function presentManualWebhook({ name, url, events, secret }: ManualWebhook) {
  return { name, url: url.reveal(), events, secret: secret?.reveal() ?? null };
}
