import { JiraFailure } from '../../application/ports/jira-failure.ts';
import type { JiraConnection, JiraWebhooks, WebhookOrder } from '../../application/ports/jira-server.ts';
import type { WebhookApi } from '../../domain/jira-version.ts';
import type { JiraWebhook, WantedWebhook } from '../../domain/jira-webhook.ts';
import { Secret } from '../../domain/secret.ts';
import type { WebhookStatistics } from '../../domain/webhook-health.ts';
import type { RestCaller } from './rest-caller.ts';
import { legacyWebhookBody, modernWebhookBody, understandWebhook } from './webhook-json.ts';
import { understandStatistics } from './webhook-statistics-json.ts';

const COLLECTION: Readonly<Record<WebhookApi, string>> = {
  jira_9: '/rest/webhooks/1.0/webhook',
  jira_10: '/rest/jira-webhook/1.0/webhooks',
};

/** The webhooks of a Jira by REST, of both generations. */
export class WebhookRest implements JiraWebhooks {
  readonly #rest: RestCaller;

  constructor(rest: RestCaller) {
    this.#rest = rest;
  }

  list(connection: JiraConnection, api: WebhookApi): Promise<readonly JiraWebhook[]> {
    const purpose = 'list the webhooks of';
    return this.#rest.call({ connection, method: 'GET', pattern: COLLECTION[api], purpose }, (rows) =>
      Array.isArray(rows)
        ? rows.map((row) => understandWebhook(api, row)).filter((webhook) => webhook !== null)
        : null,
    );
  }

  async read(connection: JiraConnection, api: WebhookApi, id: string): Promise<JiraWebhook | null> {
    const row = await this.#row(connection, api, id);
    return row === null ? null : understandWebhook(api, row.value);
  }

  async create(connection: JiraConnection, api: WebhookApi, order: WebhookOrder): Promise<JiraWebhook> {
    const made = await this.#rest.call(
      {
        connection,
        method: 'POST',
        pattern: COLLECTION[api],
        purpose: 'create our webhook in',
        body: bodyOf(api, order, null),
        secrets: secretsIn(order),
      },
      (value) => ({ webhook: understandWebhook(api, value) }),
    );
    return made.webhook ?? (await this.#find(connection, api, order.wanted));
  }

  async update(
    connection: JiraConnection,
    api: WebhookApi,
    { id, ...order }: WebhookOrder & { readonly id: string },
  ): Promise<void> {
    const standing = api === 'jira_10' ? await this.#row(connection, api, id) : null;
    await this.#rest.call(
      {
        ...one(connection, api, id),
        method: 'PUT',
        purpose: 'change our webhook in',
        body: bodyOf(api, order, standing?.value ?? null),
        secrets: secretsIn(order),
      },
      () => 'done',
    );
  }

  async statistics(
    connection: JiraConnection,
    api: WebhookApi,
    id: string,
  ): Promise<WebhookStatistics | null> {
    if (api === 'jira_9') return null;
    const purpose = 'read how our webhook fares in';
    const of = (pattern: string) =>
      this.#rest.call({ connection, method: 'GET', pattern, placeholder: id, purpose }, (value) => ({
        value,
      }));
    const counted = await unlessNotFound(of(`${COLLECTION[api]}/{id}/statistics`));
    if (counted === null) return null;
    const latest = await unlessNotFound(of(`${COLLECTION[api]}/{id}/latest`));
    return understandStatistics(counted.value, latest?.value ?? null);
  }

  async delete(connection: JiraConnection, api: WebhookApi, id: string): Promise<void> {
    await unlessNotFound(
      this.#rest.call(
        { ...one(connection, api, id), method: 'DELETE', purpose: 'delete our webhook in' },
        () => 'done',
      ),
    );
  }

  #row(connection: JiraConnection, api: WebhookApi, id: string): Promise<{ readonly value: unknown } | null> {
    return unlessNotFound(
      this.#rest.call(
        { ...one(connection, api, id), method: 'GET', purpose: 'read our webhook in' },
        (value) => (understandWebhook(api, value) === null ? null : { value }),
      ),
    );
  }

  /** For a Jira that answers the creation with nothing. */
  async #find(connection: JiraConnection, api: WebhookApi, wanted: WantedWebhook): Promise<JiraWebhook> {
    const found = (await this.list(connection, api)).findLast(({ url }) => url === wanted.url);
    if (found !== undefined) return found;
    throw new JiraFailure('jira_unexpected_answer', 'Jira says it made our webhook, but does not list it.');
  }
}

function one(connection: JiraConnection, api: WebhookApi, id: string) {
  return { connection, pattern: `${COLLECTION[api]}/{id}`, placeholder: id };
}

function bodyOf(api: WebhookApi, { wanted, bodySecret }: WebhookOrder, standing: unknown): unknown {
  return api === 'jira_9' ? legacyWebhookBody(wanted) : modernWebhookBody(wanted, bodySecret, standing);
}

/** The URL holds the token that proves the Integration. */
function secretsIn({ wanted: { url }, bodySecret }: WebhookOrder): readonly Secret[] {
  const token = url.split('/').findLast((segment) => segment !== '') ?? url;
  return [new Secret(url), new Secret(token), bodySecret];
}

async function unlessNotFound<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof JiraFailure && error.code === 'jira_not_found') return null;
    throw error;
  }
}
