import { createHmac } from 'node:crypto';
import type { Faults } from '../faults/faults.ts';
import type { IssueChange } from '../model/issue-change.ts';
import type { JsonSetting } from '../model/jira-json.ts';
import { buildNumberOf, hasModernWebhooks } from '../model/jira-version.ts';
import type { Projects } from '../model/projects.ts';
import { DeliveryLog } from './delivery-log.ts';
import { DeliveryQueue } from './delivery-queue.ts';
import { DeliverySender } from './delivery-sender.ts';
import type { Delivery } from './delivery.ts';
import { deliveryUrl } from './delivery-url.ts';
import { eventNameOf } from './event-names.ts';
import type { ChangelogStyle } from './payload.ts';
import { payloadOf } from './payload.ts';
import { passesFilter } from './webhook-filter.ts';
import { WebhookRegistry } from './webhook-registry.ts';
import { WebhookStatistics } from './webhook-statistics.ts';
import type { Webhook } from './webhook.ts';

interface WebhookCenterOptions {
  readonly faults: Faults;
  readonly projects: Projects;
  readonly now: () => number;
  readonly setting: () => JsonSetting;
}

/** The webhooks, and the telling of them. */
export class WebhookCenter {
  readonly registry: WebhookRegistry;
  readonly log = new DeliveryLog();
  readonly statistics: WebhookStatistics;
  readonly #sender = new DeliverySender();
  readonly #queue: DeliveryQueue;
  readonly #options: WebhookCenterOptions;

  constructor(options: WebhookCenterOptions) {
    const { faults, projects, now } = options;
    this.#options = options;
    this.statistics = new WebhookStatistics({ now });
    this.registry = new WebhookRegistry({ now, projects });
    const { log, statistics } = this;
    this.#queue = new DeliveryQueue({ faults, now, log, statistics, sender: this.#sender });
  }

  /** Tells every webhook that is to know of it. The JQL filter holds for events of issues, not of comments. */
  fire(change: IssueChange): void {
    const event = eventNameOf(change);
    const aboutIssue = event.startsWith('jira:');
    const told = this.registry
      .all()
      .filter(({ active, events }) => active && events.includes(event))
      .filter(({ filter }) => !aboutIssue || passesFilter(filter, change.issue, this.#options.projects));
    if (told.length === 0) return;

    const setting = this.#options.setting();
    const payload = payloadOf(change, {
      ...setting,
      timestamp: this.#options.now(),
      changelogs: changelogStyle(change, this.#options.faults),
    });
    const body = JSON.stringify(payload);
    for (const webhook of told) {
      const { id: issueId, key: issueKey } = change.issue;
      const url = deliveryUrl(webhook.url, change, setting.version);
      this.#deliver(webhook, { event, issueId, issueKey, url, body: webhook.excludeBody ? '' : body });
    }
  }

  /** Sends one webhook `body` as it is, as an add-on or a function of a workflow might. */
  send(webhook: Webhook, body: string): void {
    this.#deliver(webhook, { event: '', issueId: '', issueKey: '', url: webhook.url, body });
  }

  async settled(): Promise<void> {
    await this.#queue.settled();
  }

  /** Gives up deliveries under way. */
  async close(): Promise<void> {
    await this.#sender.close();
    await this.#queue.close();
  }

  #deliver(webhook: Webhook, told: Pick<Delivery, 'event' | 'issueId' | 'issueKey' | 'url' | 'body'>): void {
    const { version } = this.#options.setting();
    const modern = hasModernWebhooks(version);
    const agent = `Atlassian HttpClient 4.2.0 / JIRA-${version.text} (${buildNumberOf(version)}) / Default`;
    const isSigned = modern && webhook.secret !== null;
    this.#queue.add(
      {
        ...told,
        webhookId: webhook.id,
        webhookName: webhook.name,
        headers: {
          'Content-Type': 'application/json; charset=UTF-8',
          'User-Agent': agent,
          ...(isSigned ? { 'X-Hub-Signature': signature(webhook.secret, told.body) } : {}),
        },
      },
      modern ? 'at_once' : 'in_order',
    );
  }
}

function changelogStyle(change: IssueChange, faults: Faults): ChangelogStyle {
  const event = eventNameOf(change);
  if (change.kind === 'issue_deleted') {
    return faults.take('stale-changelog-on-delete', { event }) === null ? 'usual' : 'stale';
  }
  if (change.kind !== 'issue_updated' || change.changelog === null) return 'usual';
  if (faults.take('empty-changelogs', { event }) !== null) return 'empty';
  return faults.take('localized-changelogs', { event }) === null ? 'usual' : 'localized';
}

function signature(secret: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
