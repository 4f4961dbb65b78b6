import type { JiraInstance } from '../jira-instance.ts';
import { hasModernWebhooks } from '../model/jira-version.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import { webhookAdmin } from './access.ts';
import { jsonBody } from './json-body.ts';
import {
  latestJson,
  MODERN_WEBHOOK_BODY,
  modernDraft,
  modernWebhookJson,
  statisticsJson,
} from './modern-webhook-json.ts';
import type { SandboxRouter, SandboxRouterContext } from './request-state.ts';
import { checkCreationFault, webhookNamed } from './webhook-access.ts';

const PATH = '/rest/jira-webhook/1.0/webhooks';

/** The webhook API from Jira 10 on; earlier versions answer 404. */
export function addModernWebhookRoutes(router: SandboxRouter, jira: JiraInstance): void {
  const { registry, statistics } = jira.webhooks;
  const named = (ctx: SandboxRouterContext): Webhook => {
    webhookAdmin(ctx, 'see webhooks');
    return webhookNamed(ctx.params['id'], (number) => registry.find(number));
  };
  const totals = ({ id }: Webhook) =>
    statisticsJson(statistics.total(id), statistics.lastError(id), jira.now());

  router.use(PATH, async (ctx, next) => {
    if (!hasModernWebhooks(jira.version)) ctx.throw(404);
    await next();
  });
  router.get(PATH, (ctx) => {
    webhookAdmin(ctx, 'see webhooks');
    const withStatistics = ctx.query['statistics'] === 'true';
    ctx.body = page(ctx, registry.all()).map((webhook) => ({
      ...modernWebhookJson(webhook),
      ...(withStatistics ? { statistics: totals(webhook) } : {}),
    }));
  });
  router.post(PATH, (ctx) => {
    const draft = modernDraft(jsonBody(ctx, MODERN_WEBHOOK_BODY));
    const what = `create WebHook '${draft.name}'`;
    const { name } = webhookAdmin(ctx, what);
    checkCreationFault(jira, what);
    const webhook = registry.create(draft, name);
    ctx.status = 201;
    ctx.set('Location', `${jira.baseUrl}${PATH}/${webhook.id}`);
    ctx.body = modernWebhookJson(webhook);
  });
  router.get(`${PATH}/:id`, (ctx) => {
    ctx.body = modernWebhookJson(named(ctx));
  });
  router.put(`${PATH}/:id`, (ctx) => {
    const { name } = webhookAdmin(ctx, 'update webhooks');
    const draft = modernDraft(jsonBody(ctx, MODERN_WEBHOOK_BODY));
    ctx.body = modernWebhookJson(registry.change(named(ctx), draft, name));
  });
  router.delete(`${PATH}/:id`, (ctx) => {
    registry.remove(named(ctx));
    ctx.status = 204;
  });
  router.get(`${PATH}/:id/statistics`, (ctx) => {
    ctx.body = totals(named(ctx));
  });
  router.get(`${PATH}/:id/statistics/summary`, (ctx) => {
    const byEvent = [...statistics.byEvent(named(ctx).id)];
    ctx.body = Object.fromEntries(
      byEvent.map(([event, counts]) => [event, statisticsJson(counts, null, jira.now())]),
    );
  });
  router.get(`${PATH}/:id/transitions`, (ctx) => {
    named(ctx);
    ctx.body = [];
  });
  router.get(`${PATH}/:id/latest`, (ctx) => {
    const latest = statistics.latest(named(ctx).id);
    ctx.status = latest === null ? 204 : 200;
    if (latest !== null) ctx.body = latestJson(latest);
  });
}

function page({ query }: SandboxRouterContext, all: readonly Webhook[]): readonly Webhook[] {
  const number = (text: unknown, otherwise: number) =>
    typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : otherwise;
  const start = number(query['start'], 0);
  const event = query['event'];
  const wanted = all.filter(
    ({ events }) => event === undefined || [event].flat().some((name) => events.includes(name)),
  );
  return wanted.slice(start, start + number(query['limit'], wanted.length));
}
