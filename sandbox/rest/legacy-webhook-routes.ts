import { z } from 'zod';
import type { JiraInstance } from '../jira-instance.ts';
import type { JsonObject } from '../model/jira-json.ts';
import { hasModernWebhooks } from '../model/jira-version.ts';
import type { Webhook, WebhookDraft } from '../webhooks/webhook.ts';
import { webhookAdmin } from './access.ts';
import { jsonBody } from './json-body.ts';
import type { SandboxRouter } from './request-state.ts';
import { checkCreationFault, webhookNamed } from './webhook-access.ts';

const SECTION = 'issue-related-events-section';
const BODY = z.object({
  name: z.string().optional(),
  url: z.string().optional(),
  events: z.array(z.string()).optional(),
  filters: z.record(z.string(), z.string()).optional(),
  excludeBody: z.boolean().optional(),
  enabled: z.boolean().optional(),
});

/** The webhook API up to Jira 9; later versions answer 404. */
export function addLegacyWebhookRoutes(router: SandboxRouter, jira: JiraInstance): void {
  const path = '/rest/webhooks/1.0/webhook';
  const { registry } = jira.webhooks;
  const json = (webhook: Webhook) => webhookJson(webhook, jira);
  const named = (id: string | undefined) => webhookNamed(id, (number) => registry.findLegacy(number));

  router.use(path, async (ctx, next) => {
    if (hasModernWebhooks(jira.version)) ctx.throw(404);
    await next();
  });
  router.get(path, (ctx) => {
    webhookAdmin(ctx, 'see WebHooks');
    ctx.body = registry.all().map(json);
  });
  router.get(`${path}/:id`, (ctx) => {
    webhookAdmin(ctx, 'see WebHooks');
    ctx.body = json(named(ctx.params['id']));
  });
  router.post(path, (ctx) => {
    const draft = draftOf(jsonBody(ctx, BODY));
    const what = `create WebHook '${draft.name ?? ''}'`;
    const { name } = webhookAdmin(ctx, what);
    checkCreationFault(jira, what);
    ctx.status = 201;
    ctx.body = json(registry.create(draft, name));
  });
  router.put(`${path}/:id`, (ctx) => {
    const { name } = webhookAdmin(ctx, 'update WebHooks');
    const webhook = named(ctx.params['id']);
    ctx.body = json(registry.change(webhook, draftOf(jsonBody(ctx, BODY)), name));
  });
  router.delete(`${path}/:id`, (ctx) => {
    webhookAdmin(ctx, 'delete WebHooks');
    registry.remove(named(ctx.params['id']));
    ctx.status = 204;
  });
}

function draftOf({ filters, enabled, ...same }: z.output<typeof BODY>): Partial<WebhookDraft> {
  const { name, url, events, excludeBody } = same;
  return {
    ...(name === undefined ? {} : { name }),
    ...(url === undefined ? {} : { url }),
    ...(events === undefined ? {} : { events }),
    ...(excludeBody === undefined ? {} : { excludeBody }),
    ...(filters === undefined ? {} : { filter: filters[SECTION] ?? '' }),
    ...(enabled === undefined ? {} : { active: enabled }),
  };
}

function webhookJson(webhook: Webhook, { baseUrl, users }: JiraInstance): JsonObject {
  return {
    name: webhook.name,
    url: webhook.url,
    excludeBody: webhook.excludeBody,
    filters: webhook.filter === '' ? {} : { [SECTION]: webhook.filter },
    events: webhook.events,
    enabled: webhook.active,
    self: `${baseUrl}/rest/webhooks/1.0/webhook/${webhook.legacyId}`,
    lastUpdatedUser: webhook.updatedBy,
    lastUpdatedDisplayName: users.find(webhook.updatedBy)?.displayName ?? webhook.updatedBy,
    lastUpdated: webhook.updatedAt,
  };
}
