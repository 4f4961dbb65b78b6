import type { JiraInstance } from '../jira-instance.ts';
import type { SandboxRouter } from '../rest/request-state.ts';
import { redactUrl } from '../webhooks/delivery-url.ts';
import type { DeliveryOutcome, DeliveryRecord } from '../webhooks/delivery.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import type { Counts } from '../webhooks/webhook-statistics.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { administrators, formOf, loggedIn, pageUserOf, show } from './page-tools.ts';

const PATH = '/plugins/servlet/webhooks';
const SHOWN = 50;

/** The webhooks, a form to make one by hand, and the latest deliveries; secrets in URLs are not shown. */
export function addWebhooksPage(router: SandboxRouter, jira: JiraInstance): void {
  const { registry, statistics, log } = jira.webhooks;
  const action = `${jira.contextPath}${PATH}`;

  router.get(PATH, loggedIn(jira), administrators, (ctx) => {
    const webhooks = registry
      .all()
      .map((webhook) => webhookRow(webhook, statistics.total(webhook.id), action));
    const content = html`
      <table>
        <tr>
          <th>Name</th>
          <th>URL</th>
          <th>Events</th>
          <th>JQL</th>
          <th>Sent</th>
          <th></th>
        </tr>
        ${webhooks}
      </table>
      ${form(action)}
      <h2>Latest deliveries</h2>
      <table>
        <tr>
          <th>Event</th>
          <th>Issue</th>
          <th>To</th>
          <th>Outcome</th>
        </tr>
        ${log.all().slice(-SHOWN).toReversed().map(deliveryRow)}
      </table>
    `;
    show(ctx, jira, { title: 'WebHooks', content });
  });
  router.post(PATH, loggedIn(jira), administrators, (ctx) => {
    const field = formOf(ctx);
    const events = field('events')
      .split(/[\s,]+/)
      .filter((event) => event !== '');
    const secret = field('secret') === '' ? null : field('secret');
    const draft = { name: field('name'), url: field('url'), filter: field('filter'), events, secret };
    registry.create(draft, pageUserOf(ctx).name);
    ctx.redirect(action);
  });
  router.post(`${PATH}/switch`, loggedIn(jira), administrators, (ctx) => {
    const field = formOf(ctx);
    const webhook = registry.find(Number(field('id')));
    const by = pageUserOf(ctx).name;
    if (webhook !== null) registry.change(webhook, { active: field('switch') === 'on' }, by);
    ctx.redirect(action);
  });
  router.post(`${PATH}/remove`, loggedIn(jira), administrators, (ctx) => {
    const webhook = registry.find(Number(formOf(ctx)('id')));
    if (webhook !== null) registry.remove(webhook);
    ctx.redirect(action);
  });
}

function webhookRow(
  { id, name, url, events, filter, active }: Webhook,
  counts: Counts,
  action: string,
): Html {
  return html`<tr>
    <td>${name}${active ? null : ' (disabled)'}</td>
    <td><code>${redactUrl(url)}</code></td>
    <td>${events.join(', ')}</td>
    <td>${filter}</td>
    <td>${counts.successes} ok, ${counts.failures + counts.errors} not</td>
    <td>
      <form method="post" action="${action}/switch">
        <input type="hidden" name="id" value="${id}" />
        <button name="switch" value="${active ? 'off' : 'on'}">${active ? 'Disable' : 'Enable'}</button>
      </form>
      <form method="post" action="${action}/remove">
        <input type="hidden" name="id" value="${id}" /><button>Delete</button>
      </form>
    </td>
  </tr>`;
}

function deliveryRow({ event, issueKey, url, outcome }: DeliveryRecord): Html {
  return html`<tr>
    <td>${event}</td>
    <td>${issueKey}</td>
    <td><code>${redactUrl(url)}</code></td>
    <td>${outcomeText(outcome)}</td>
  </tr>`;
}

function outcomeText(outcome: DeliveryOutcome): string {
  if (outcome.state === 'answered') return `${outcome.status} in ${outcome.durationMs} ms`;
  return outcome.state === 'failed' ? `failed: ${outcome.error}` : outcome.state;
}

function form(action: string): Html {
  return html`<form class="stack" method="post" action="${action}">
    <label>Name <input name="name" required /></label>
    <label>URL <input name="url" type="url" required /></label>
    <label
      >Events
      <input name="events" size="60" value="jira:issue_created, jira:issue_updated, jira:issue_deleted"
    /></label>
    <label>JQL <input name="filter" placeholder="project = ABC" /></label>
    <label>Secret <input name="secret" type="password" autocomplete="off" /></label>
    <button class="main">Create</button>
  </form>`;
}
