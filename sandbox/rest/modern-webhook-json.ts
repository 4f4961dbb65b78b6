import { z } from 'zod';
import type { JsonObject } from '../model/jira-json.ts';
import type { Counts, LastError, LatestDelivery } from '../webhooks/webhook-statistics.ts';
import { WINDOW_MS } from '../webhooks/webhook-statistics.ts';
import { EMPTY_WEBHOOK } from '../webhooks/webhook.ts';
import type { Webhook, WebhookDraft } from '../webhooks/webhook.ts';

/** What Jira 10 takes. The `filters` of a Jira 9 body and a `secret` outside `configuration` are ignored. */
export const MODERN_WEBHOOK_BODY = z.object({
  name: z.string().optional(),
  url: z.string().optional(),
  events: z.array(z.string()).optional(),
  configuration: z.record(z.string(), z.string()).optional(),
  active: z.boolean().optional(),
  sslVerificationRequired: z.boolean().optional(),
});

/** The whole webhook a body describes: what it leaves out has its default, also on an update. */
export function modernDraft(body: z.output<typeof MODERN_WEBHOOK_BODY>): WebhookDraft {
  const { configuration = {} } = body;
  const secret = configuration['SECRET'] ?? '';
  return {
    name: body.name ?? '',
    url: body.url ?? '',
    events: body.events ?? [],
    filter: configuration['FILTERS'] ?? '',
    excludeBody: configuration['EXCLUDE_BODY'] === 'true',
    active: body.active ?? configuration['ACTIVE'] !== 'false',
    secret: secret === '' ? null : secret,
    description: configuration['DESCRIPTION'] ?? '',
    sslVerificationRequired: body.sslVerificationRequired ?? EMPTY_WEBHOOK.sslVerificationRequired,
  };
}

/** The secret is not told. */
export function modernWebhookJson(webhook: Webhook): JsonObject {
  return {
    id: webhook.id,
    name: webhook.name,
    url: webhook.url,
    events: webhook.events,
    createdDate: webhook.createdAt,
    updatedDate: webhook.updatedAt,
    configuration: {
      EXCLUDE_BODY: String(webhook.excludeBody),
      FILTERS: webhook.filter,
      ...(webhook.description === '' ? {} : { DESCRIPTION: webhook.description }),
    },
    active: webhook.active,
    scopeType: 'global',
    sslVerificationRequired: webhook.sslVerificationRequired,
  };
}

export function statisticsJson(counts: Counts, lastError: LastError | null, now: number): JsonObject {
  const window = { start: now - WINDOW_MS, duration: WINDOW_MS };
  return { counts: { ...counts, window }, ...(lastError === null ? {} : { lastError }) };
}

export function latestJson({ at, delivery, outcome }: LatestDelivery): JsonObject {
  const answered =
    outcome.state === 'answered' ? { status: outcome.status, duration: outcome.durationMs } : {};
  const failed = outcome.state === 'failed' ? { error: outcome.error, duration: outcome.durationMs } : {};
  return { eventId: delivery.event, date: at, url: delivery.url, result: { ...answered, ...failed } };
}
