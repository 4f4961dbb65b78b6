import type { JiraServer } from '../../src/application/ports/jira-server.ts';
import type { IntegrationId } from '../../src/domain/ids.ts';
import type { Integration } from '../../src/domain/integration.ts';
import { UNTRIED_WEBHOOK, type WebhookHealth } from '../../src/domain/webhook-health.ts';
import { WEBHOOK_EVENTS, webhookUrl, type JiraWebhook } from '../../src/domain/jira-webhook.ts';
import { Scenario, type Connected } from './scenario.ts';
import { PUBLIC_URL, useCasesOn, type UseCases } from './scenario-use-cases.ts';

/** The Jira, with these capabilities in the place of its own. */
export function jiraWith(jira: JiraServer, capabilities: Partial<JiraServer>): JiraServer {
  return { ...jira, ...capabilities };
}

type WebhookShape = Partial<JiraWebhook> & Pick<JiraWebhook, 'id'>;

/** An active Integration with a Jira that has no webhook of ours, and what a check of it leaves there. */
export class UncheckedWebhook {
  readonly scenario: Scenario;
  readonly connected: Connected;

  private constructor(scenario: Scenario, connected: Connected) {
    this.scenario = scenario;
    this.connected = connected;
  }

  static async open(version = '9.12.0'): Promise<UncheckedWebhook> {
    const scenario = new Scenario({ jira: { version } });
    const unchecked = new UncheckedWebhook(scenario, await scenario.connect());
    scenario.jira.hooks.remove('1');
    await unchecked.#change((integration) => integration.withWebhook(UNTRIED_WEBHOOK, 'changed'));
    return unchecked;
  }

  check(integrationId: IntegrationId = this.connected.integrationId): Promise<Integration> {
    return this.scenario.useCases.createWebhook.execute({ integrationId });
  }

  /** As `check`, with these capabilities in the place of Jira's own. */
  checkWith(capabilities: Partial<JiraServer>): Promise<Integration> {
    return this.useCasesWith(capabilities).createWebhook.execute(this.connected);
  }

  /** Every use case, with these capabilities in the place of Jira's own. */
  useCasesWith(capabilities: Partial<JiraServer>): UseCases {
    return useCasesOn({ ...this.scenario.ports, jira: jiraWith(this.scenario.jira, capabilities) });
  }

  /** What Lockstep knows of its webhook. */
  get health(): WebhookHealth {
    return this.scenario.integration(this.connected.integrationId).webhook;
  }

  /** Every webhook that stands in Jira. */
  get standing(): readonly JiraWebhook[] {
    return this.scenario.jira.hooks.all;
  }

  get ids(): readonly string[] {
    return this.standing.map(({ id }) => id);
  }

  get ourUrl(): string {
    return webhookUrl(PUBLIC_URL, this.scenario.token(this.connected.integrationId));
  }

  /** A webhook as Lockstep wants it, but for what is given. */
  aWebhook(shape: WebhookShape): JiraWebhook {
    return {
      name: 'Lockstep',
      url: this.ourUrl,
      events: WEBHOOK_EVENTS,
      isEnabled: true,
      excludesBody: false,
      filter: '',
      ...shape,
    };
  }

  /** Puts such a webhook into Jira by hand. */
  put(shape: WebhookShape): void {
    this.scenario.jira.hooks.put(this.aWebhook(shape));
  }

  requireBodySignature(): Promise<void> {
    return this.#change((integration) => integration.requiringBodySignature());
  }

  async #change(change: (integration: Integration) => Integration): Promise<void> {
    await this.scenario.ports.storage.unitOfWork.run(async ({ integrations }) => {
      const integration = await integrations.find(this.connected.integrationId);
      if (integration !== null) await integrations.save(change(integration));
    });
  }
}
