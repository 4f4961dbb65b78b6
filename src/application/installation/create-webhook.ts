import { NotFound } from '../../domain/domain-error.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { Integration } from '../../domain/integration.ts';
import { webhookApiOf, type JiraServerInfo } from '../../domain/jira-version.ts';
import { notActive } from '../../domain/not-active.ts';
import type { WebhookHealth } from '../../domain/webhook-health.ts';
import type { Clock } from '../ports/clock.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Log } from '../ports/log.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { JiraAccess } from './jira-access.ts';
import type { OwnWebhook, StandingWebhook } from './own-webhook.ts';

export interface CreateWebhookPorts {
  readonly access: JiraAccess;
  readonly ownWebhook: OwnWebhook;
  readonly stores: Pick<Stores, 'integrations'>;
  readonly unitOfWork: UnitOfWork;
  readonly jira: Pick<JiraServer, 'serverInfo' | 'webhooks'>;
  readonly clock: Clock;
  readonly log: Log;
}

type Check =
  | {
      readonly kind: 'standing';
      readonly serverInfo: JiraServerInfo;
      readonly webhook: StandingWebhook;
      readonly takeDown: () => Promise<void>;
    }
  | { readonly kind: 'failed'; readonly failure: JiraFailure };

/** Sees to it that exactly one webhook of ours stands in Jira, as it should be. */
export class CreateWebhook {
  readonly #ports: CreateWebhookPorts;

  constructor(ports: CreateWebhookPorts) {
    this.#ports = ports;
  }

  /**
   * May be run any time, and again: adopts the webhook that is there, repairs one that differs, removes others of
   * ours, else makes it. Other programs' webhooks are never touched. When Jira does not let us, that is written into
   * the Integration's webhook health instead of thrown: `manual` without the right to, else `missing`.
   * @throws {NotFound} when there is no such Integration.
   * @throws {IntegrationNotActive} when it is not authorized.
   */
  async execute({ integrationId }: { readonly integrationId: IntegrationId }): Promise<Integration> {
    const check = await this.#check(integrationId);
    const noted = await this.#ports.unitOfWork.run(async ({ integrations }) => {
      const integration = await integrations.find(integrationId);
      if (integration === null) throw new NotFound(`there is no Integration ${integrationId}`);
      if (integration.isUninstalled) return integration;
      const checked = this.#withCheck(integration, check);
      await integrations.save(checked);
      return checked;
    });
    if (!noted.isUninstalled) return noted;

    // Made while it was uninstalled, the webhook would stand for ever.
    if (check.kind === 'standing') await check.takeDown();
    throw notActive(noted.toProps());
  }

  async #check(integrationId: IntegrationId): Promise<Check> {
    const { access, jira, ownWebhook, log } = this.#ports;
    try {
      return await access.call(integrationId, async (connection, integration) => {
        const serverInfo = await jira.serverInfo.read(connection);
        const api = webhookApiOf(serverInfo.major);
        const webhook = await ownWebhook.settle(connection, integration, api);
        const { id: webhookId, done } = webhook;
        if (done.length > 0) log.info('webhook_repaired', { integrationId, webhookId, done });
        const takeDown = () => jira.webhooks.delete(connection, webhook.api, webhook.id);
        return { kind: 'standing', serverInfo, webhook, takeDown };
      });
    } catch (failure) {
      if (!(failure instanceof JiraFailure)) throw failure;
      log.warn('webhook_not_settled', { integrationId, error: failure });
      return { kind: 'failed', failure };
    }
  }

  #withCheck(integration: Integration, check: Check): Integration {
    const checkedAt = this.#ports.clock.now();
    const known = integration.toProps().webhook;
    if (check.kind === 'failed') {
      const mode = modeAfter(check.failure, known);
      const problem = problemAfter(check.failure, { ...known, mode });
      return integration.withWebhook({ ...known, mode, checkedAt, problem }, 'unchanged');
    }

    const { id, api, change, problem } = check.webhook;
    return integration
      .seenAs(check.serverInfo)
      .withWebhook({ mode: 'managed', jiraWebhookId: id, api, checkedAt, problem }, change);
  }
}

/** A webhook that stood stands until Jira says otherwise; without the right to make one, a person has to. */
function modeAfter(failure: JiraFailure, known: WebhookHealth): WebhookHealth['mode'] {
  if (known.mode === 'managed') return 'managed';
  return failure.code === 'jira_forbidden' || known.mode === 'manual' ? 'manual' : 'missing';
}

const BY_HAND =
  'An administrator of that Jira makes the webhook by hand, or changes the one that stands, from the values that Lockstep shows for it: this problem ends with its first event.';

/** A webhook made by hand that has sent an event is well, though we may not look at it. */
function problemAfter(
  failure: JiraFailure,
  { mode, isProven }: Pick<WebhookHealth, 'mode' | 'isProven'>,
): string | null {
  if (failure.code === 'jira_needs_reauthorization') return 'Not looked at: authorize again first.';
  if (mode !== 'manual' || failure.code !== 'jira_forbidden') return failure.message;
  return isProven ? null : `${failure.message} ${BY_HAND}`;
}
