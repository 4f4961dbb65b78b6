import { JiraFailure } from '../../application/ports/jira-failure.ts';
import type { JiraWebhooks, WebhookOrder } from '../../application/ports/jira-server.ts';
import type { WebhookApi } from '../../domain/jira-version.ts';
import type { JiraWebhook } from '../../domain/jira-webhook.ts';
import type { Secret } from '../../domain/secret.ts';
import type { WebhookStatistics } from '../../domain/webhook-health.ts';
import type { SignedCall } from './in-memory-jira-calls.ts';

const NOTHING_COUNTED: WebhookStatistics = {
  successes: 0,
  failures: 0,
  errors: 0,
  lastSuccessAt: null,
  lastFailureAt: null,
  lastFailure: null,
};

/** The webhooks of an InMemoryJiraServer, as its admin sees and changes them. */
export class InMemoryJiraWebhooks {
  readonly #webhooks = new Map<string, JiraWebhook>();
  readonly #bodySecrets = new Map<string, Secret>();
  readonly #statistics = new Map<string, WebhookStatistics>();
  readonly #api: () => WebhookApi;
  #mayAdminister = true;
  #lastId = 0;

  constructor(api: () => WebhookApi) {
    this.#api = api;
  }

  /** Every webhook that stands, in the order they were made. */
  get all(): readonly JiraWebhook[] {
    return [...this.#webhooks.values()];
  }

  /** With what Jira signs the bodies of this webhook; null when it does not. */
  bodySecretOf(id: string): Secret | null {
    return this.#bodySecrets.get(id) ?? null;
  }

  /** Makes or changes a webhook by hand, another program's as well. */
  put(webhook: JiraWebhook): void {
    this.#webhooks.set(webhook.id, webhook);
  }

  /** Deletes a webhook by hand. */
  remove(id: string): void {
    this.#webhooks.delete(id);
    this.#bodySecrets.delete(id);
    this.#statistics.delete(id);
  }

  /** Has Jira count this of its requests to the webhook. */
  count(id: string, statistics: Partial<WebhookStatistics>): void {
    this.#statistics.set(id, { ...NOTHING_COUNTED, ...statistics });
  }

  /** Whether the account has the global permission Jira Administrators. */
  get mayAdminister(): boolean {
    return this.#mayAdminister;
  }

  /** Takes the global permission Jira Administrators from the account, or gives it back. */
  permit(mayAdminister: boolean): void {
    this.#mayAdminister = mayAdminister;
  }

  /** These as a JiraServer has them. */
  over(signed: SignedCall): JiraWebhooks {
    return {
      list: (connection, api) => signed('webhooks.list', connection, () => this.list(api)),
      read: (connection, api, id) => signed('webhooks.read', connection, () => this.read(api, id)),
      create: (connection, api, order) =>
        signed('webhooks.create', connection, () => this.create(api, order)),
      update: (connection, api, change) =>
        signed('webhooks.update', connection, () => {
          this.update(api, change);
        }),
      statistics: (connection, api, id) =>
        signed('webhooks.statistics', connection, () => this.statistics(api, id)),
      delete: (connection, api, id) =>
        signed('webhooks.delete', connection, () => {
          this.delete(api, id);
        }),
    };
  }

  /** As the API lists them to the account. */
  list(api: WebhookApi): readonly JiraWebhook[] {
    this.#check(api);
    return this.all;
  }

  /** Asked by the API of another version, Jira knows the webhook as little as one that is gone. */
  read(api: WebhookApi, id: string): JiraWebhook | null {
    if (api !== this.#api()) return null;
    this.#check(api);
    return this.#webhooks.get(id) ?? null;
  }

  create(api: WebhookApi, order: WebhookOrder): JiraWebhook {
    this.#check(api);
    return this.#keep(api, this.#nextId(), order);
  }

  update(api: WebhookApi, { id, ...order }: WebhookOrder & { readonly id: string }): void {
    this.#check(api);
    if (!this.#webhooks.has(id)) throw notFound(`There is no webhook ${id}.`);
    this.#keep(api, id, order);
  }

  statistics(api: WebhookApi, id: string): WebhookStatistics | null {
    if (api === 'jira_9' || this.read(api, id) === null) return null;
    return this.#statistics.get(id) ?? NOTHING_COUNTED;
  }

  delete(api: WebhookApi, id: string): void {
    if (api !== this.#api()) return;
    this.#check(api);
    this.remove(id);
  }

  #keep(api: WebhookApi, id: string, { wanted, bodySecret }: WebhookOrder): JiraWebhook {
    const webhook = { id, ...wanted, isEnabled: true, excludesBody: false, filter: '' };
    this.#webhooks.set(id, webhook);
    if (api === 'jira_10') this.#bodySecrets.set(id, bodySecret);
    return webhook;
  }

  #nextId(): string {
    do this.#lastId += 1;
    while (this.#webhooks.has(String(this.#lastId)));
    return String(this.#lastId);
  }

  #check(api: WebhookApi): void {
    if (api !== this.#api()) throw notFound('This Jira has no such webhook API.');
    if (this.#mayAdminister) return;
    throw new JiraFailure('jira_forbidden', 'The account may not administer webhooks in Jira.', {
      status: 403,
      jiraMessages: ["You do not have permission to create WebHook 'Lockstep'."],
    });
  }
}

function notFound(message: string): JiraFailure {
  return new JiraFailure('jira_not_found', message, { status: 404 });
}
