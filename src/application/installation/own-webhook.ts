import { NotFound } from '../../domain/domain-error.ts';
import type { Integration } from '../../domain/integration.ts';
import {
  anyWebhookTokenIn,
  isAsWanted,
  WEBHOOK_EVENTS,
  WEBHOOK_NAME,
  webhookTokenIn,
  webhookUrl,
  type JiraWebhook,
  type WantedWebhook,
} from '../../domain/jira-webhook.ts';
import type { WebhookApi } from '../../domain/jira-version.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraConnection, JiraServer, WebhookOrder } from '../ports/jira-server.ts';
import type { IntegrationCredentials, Stores } from '../ports/stores.ts';
import type { WebhookTokens } from '../ports/webhook-tokens.ts';

export interface OwnWebhookPorts {
  readonly stores: Pick<Stores, 'credentials'>;
  readonly jira: Pick<JiraServer, 'webhooks'>;
  readonly tokens: WebhookTokens;
}

/** `extras_removed`: others of ours that stood beside it. `moved`: it is kept by another API since Jira was upgraded. */
export type WebhookRepair = 'made' | 'mended' | 'extras_removed' | 'moved';

/** Our webhook as it stands in Jira now. */
export interface StandingWebhook {
  readonly id: string;
  readonly api: WebhookApi;
  /** Whether it was made, mended or adopted just now. */
  readonly change: 'changed' | 'unchanged';
  /** What was done to it just now. */
  readonly done: readonly WebhookRepair[];
  /** What is still not as it should be. */
  readonly problem: string | null;
}

interface Place {
  readonly connection: JiraConnection;
  readonly integration: Integration;
  readonly credentials: IntegrationCredentials;
  readonly api: WebhookApi;
}

/** Tells the webhook of an Integration from all others, and makes it what it should be. */
export class OwnWebhook {
  readonly #ports: OwnWebhookPorts;
  readonly #publicUrl: string;

  constructor(ports: OwnWebhookPorts, publicUrl: string) {
    this.#ports = ports;
    this.#publicUrl = publicUrl;
  }

  /** What has to stand in Jira; its address is a secret. */
  async order(integration: Integration): Promise<WebhookOrder> {
    return this.#order(integration, await this.#credentials(integration));
  }

  /**
   * Leaves one webhook of ours, as wanted. Two runs at once end so too: both keep the one with the lowest id.
   * Where Jira does not know this API, the other generation's is tried: an upgrade moved it.
   * @throws {JiraFailure}
   */
  async settle(
    connection: JiraConnection,
    integration: Integration,
    api: WebhookApi,
  ): Promise<StandingWebhook> {
    const credentials = await this.#credentials(integration);
    return onEitherApi({ connection, integration, credentials, api }, (place) => this.#settle(place));
  }

  /**
   * Deletes every webhook of ours; one that is gone meanwhile is well.
   * @throws {JiraFailure}
   */
  async remove(connection: JiraConnection, integration: Integration): Promise<void> {
    const { webhooks } = this.#ports.jira;
    const api = integration.toProps().webhook.api ?? integration.webhookApi ?? 'jira_9';
    const credentials = await this.#credentials(integration);
    await onEitherApi({ connection, integration, credentials, api }, async (place) => {
      for (const { id } of await this.#ours(place)) await webhooks.delete(connection, place.api, id);
    });
  }

  async #settle(place: Place): Promise<StandingWebhook> {
    const { connection, api, integration, credentials } = place;
    const { webhooks } = this.#ports.jira;
    const order = this.#order(integration, credentials);
    const { wanted } = order;

    const isNew = (await this.#ours(place)).length === 0;
    if (isNew) await webhooks.create(connection, api, order);

    const [kept, ...extras] = inOrderOfWorth(await this.#ours(place), wanted);
    if (kept === undefined) {
      throw new JiraFailure('jira_unexpected_answer', 'Jira took the webhook, but does not list it.');
    }
    const known = integration.toProps().webhook;
    // One that an upgrade moved to the other API has no secret yet.
    const isOursAlready = isNew || (known.jiraWebhookId === kept.id && known.api === api);
    const isFine = isOursAlready && isAsWanted(kept, wanted);
    const lacksSecret = api === 'jira_10' && integration.mayHaveLostBodySecret;
    const isMended = !isFine || lacksSecret;
    if (isMended) await webhooks.update(connection, api, { id: kept.id, ...order });
    for (const extra of extras) await webhooks.delete(connection, api, extra.id);

    const standing = await webhooks.read(connection, api, kept.id);
    const change = isNew || !isFine ? 'changed' : 'unchanged';
    const done = repairs({
      made: isNew,
      mended: isMended && !isNew,
      extras_removed: extras.length > 0,
      moved: known.api !== null && known.api !== api,
    });
    return { id: kept.id, api, change, done, problem: problemOf(standing, wanted) };
  }

  async #ours(place: Place): Promise<readonly JiraWebhook[]> {
    const all = await this.#ports.jira.webhooks.list(place.connection, place.api);
    return all.filter((webhook) => this.#isOurs(webhook, place));
  }

  /**
   * Ours is what posts to us with a token of this Integration, whatever signed it; and what posts to another Lockstep's
   * address with a token that a secret of this Integration signed: we were reached there once.
   */
  #isOurs({ url }: JiraWebhook, { integration, credentials }: Place): boolean {
    const { tokens } = this.#ports;
    const token = anyWebhookTokenIn(url);
    if (token === null || tokens.claims(token)?.integrationId !== integration.id) return false;
    if (webhookTokenIn(url, this.#publicUrl) !== null) return true;
    return credentials.webhookSecrets.some((secret) => tokens.isSignedBy(token, secret));
  }

  #order(integration: Integration, { webhookSecrets, bodySecret }: IntegrationCredentials): WebhookOrder {
    const [secret] = webhookSecrets;
    if (secret === undefined) throw new NotFound('The Integration has no webhook secret.');
    const url = webhookUrl(this.#publicUrl, this.#ports.tokens.issue(integration.id, secret));
    return { wanted: { name: WEBHOOK_NAME, url, events: WEBHOOK_EVENTS }, bodySecret };
  }

  async #credentials({ id }: Integration): Promise<IntegrationCredentials> {
    const credentials = await this.#ports.stores.credentials.find(id);
    if (credentials === null) throw new NotFound('The Integration has no webhook secret.');
    return credentials;
  }
}

const REPAIRS: readonly WebhookRepair[] = ['made', 'mended', 'extras_removed', 'moved'];

function repairs(done: Readonly<Record<WebhookRepair, boolean>>): readonly WebhookRepair[] {
  return REPAIRS.filter((repair) => done[repair]);
}

/** Where Jira does not know this API, the other generation's is tried. */
async function onEitherApi<Answer>(place: Place, act: (place: Place) => Promise<Answer>): Promise<Answer> {
  try {
    return await act(place);
  } catch (error) {
    if (!(error instanceof JiraFailure) || error.code !== 'jira_not_found') throw error;
    return act({ ...place, api: place.api === 'jira_9' ? 'jira_10' : 'jira_9' });
  }
}

/** One that is as wanted before one that is not, then by ascending id. */
function inOrderOfWorth(webhooks: readonly JiraWebhook[], wanted: WantedWebhook): readonly JiraWebhook[] {
  const rank = (webhook: JiraWebhook) => (isAsWanted(webhook, wanted) ? 0 : 1);
  return webhooks.toSorted((one, other) => rank(one) - rank(other) || Number(one.id) - Number(other.id));
}

function problemOf(standing: JiraWebhook | null, wanted: WantedWebhook): string | null {
  if (standing === null)
    return 'The webhook is gone from Jira right after it was made. Check the webhook again.';
  if (isAsWanted(standing, wanted)) return null;
  return `Jira did not take all of the webhook's settings. Open webhook ${standing.id} in Jira's administration: it must be enabled, have no JQL filter, send the body, and listen to ${wanted.events.join(', ')}.`;
}
