import type { Scope } from '../../domain/api-key.ts';
import { NotFound } from '../../domain/domain-error.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import { Secret } from '../../domain/secret.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { OwnWebhook } from './own-webhook.ts';

export interface ShowManualWebhookPorts {
  readonly reads: AdminReads;
  readonly ownWebhook: OwnWebhook;
}

/** What a Jira admin pastes by hand. */
export interface ManualWebhook {
  readonly name: string;
  readonly url: Secret;
  readonly events: readonly string[];
  /** For Jira 10 and newer; null where Jira knows no such thing. */
  readonly secret: Secret | null;
}

/** Tells what to paste into Jira when Lockstep may not make the webhook itself. */
export class ShowManualWebhook {
  readonly #ports: ShowManualWebhookPorts;

  constructor(ports: ShowManualWebhookPorts) {
    this.#ports = ports;
  }

  /** @throws {NotFound} when the scope has no such Integration, or its webhook is not to be made by hand. */
  async execute(command: {
    readonly scope: Scope;
    readonly integrationId: IntegrationId;
  }): Promise<ManualWebhook> {
    const { reads, ownWebhook } = this.#ports;
    const integration = await reads.integration(command.scope, command.integrationId);
    if (integration?.mayNeedHandWithWebhook !== true) {
      throw new NotFound(
        'There is no webhook to be made by hand: only where Jira does not let Lockstep make or mend it, a person has to.',
      );
    }

    const { wanted, bodySecret } = await ownWebhook.order(integration);
    return {
      name: wanted.name,
      url: new Secret(wanted.url),
      events: wanted.events,
      secret: integration.webhookApi === 'jira_10' ? bodySecret : null,
    };
  }
}
