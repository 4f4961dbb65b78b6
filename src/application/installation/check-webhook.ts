import type { IntegrationId } from '../../domain/ids.ts';
import type { Integration } from '../../domain/integration.ts';
import type { WebhookStatistics } from '../../domain/webhook-health.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Log } from '../ports/log.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { CreateWebhook } from './create-webhook.ts';
import type { JiraAccess } from './jira-access.ts';

export interface CheckWebhookPorts {
  readonly access: JiraAccess;
  readonly unitOfWork: UnitOfWork;
  readonly jira: Pick<JiraServer, 'webhooks'>;
  readonly log: Log;
}

/** Has the webhook stand as it should, and notes how Jira's requests to it fare. */
export class CheckWebhook {
  readonly #ports: CheckWebhookPorts;
  readonly #createWebhook: Pick<CreateWebhook, 'execute'>;

  constructor(ports: CheckWebhookPorts, createWebhook: Pick<CreateWebhook, 'execute'>) {
    this.#ports = ports;
    this.#createWebhook = createWebhook;
  }

  /**
   * May be run any time, and again. What is wrong and what could not be mended is written into the Integration's
   * webhook health instead of thrown.
   * @throws {NotFound} when there is no such Integration.
   * @throws {IntegrationNotActive} when it is not authorized; Jira is not called then.
   */
  async execute({ integrationId }: { readonly integrationId: IntegrationId }): Promise<Integration> {
    const integration = await this.#createWebhook.execute({ integrationId });
    const { mode, problem } = integration.toProps().webhook;
    if (mode !== 'managed' || problem !== null) return integration;

    const read = await this.#readStatistics(integration);
    return read === 'failed' ? integration : this.#note(integration, read);
  }

  /** What Jira counts says nothing of whether the webhook stands: without it the check is as good. */
  async #readStatistics(integration: Integration): Promise<WebhookStatistics | null | 'failed'> {
    const { access, jira, log } = this.#ports;
    const { api, jiraWebhookId } = integration.toProps().webhook;
    if (api === null || jiraWebhookId === null) return null;
    try {
      return await access.call(integration.id, (connection) =>
        jira.webhooks.statistics(connection, api, jiraWebhookId),
      );
    } catch (failure) {
      if (!(failure instanceof JiraFailure)) throw failure;
      log.warn('webhook_statistics_not_read', { integrationId: integration.id, error: failure });
      return 'failed';
    }
  }

  async #note(checked: Integration, statistics: WebhookStatistics | null): Promise<Integration> {
    return this.#ports.unitOfWork.run(async ({ integrations }) => {
      const integration = (await integrations.find(checked.id)) ?? checked;
      const noted = integration.withWebhookStatistics(statistics);
      await integrations.save(noted);
      return noted;
    });
  }
}
