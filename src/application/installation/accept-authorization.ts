import { NotFound } from '../../domain/domain-error.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { Integration, JiraAccount } from '../../domain/integration.ts';
import type { AccessToken } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import type { CreateWebhook } from './create-webhook.ts';

export interface AcceptAuthorizationPorts {
  readonly unitOfWork: UnitOfWork;
  readonly signal: WorkSignal;
}

/** A token that Jira takes, and what is known of it. */
export interface AcceptedToken {
  readonly accessToken: AccessToken;
  readonly account: JiraAccount;
  /** Null when nobody knows. */
  readonly expiresAt: Date | null;
}

/** How every way to authorize ends: the Integration is active, what waited for it goes on, and its webhook is made. */
export class AcceptAuthorization {
  readonly #ports: AcceptAuthorizationPorts;
  readonly #createWebhook: Pick<CreateWebhook, 'execute'>;

  constructor(ports: AcceptAuthorizationPorts, createWebhook: Pick<CreateWebhook, 'execute'>) {
    this.#ports = ports;
    this.#createWebhook = createWebhook;
  }

  /**
   * The Integration as it is now; its webhook health tells whether the webhook stands. The token before is forgotten,
   * of whichever kind; links, settings and webhook secrets stay.
   * @throws {NotFound} when the Integration is gone.
   * @throws {IntegrationNotActive} when it was disabled meanwhile.
   */
  async execute(id: IntegrationId, accepted: AcceptedToken): Promise<Integration> {
    const { unitOfWork, signal } = this.#ports;
    const { accessToken, account, expiresAt } = accepted;

    const issues = await unitOfWork.run(async ({ integrations, credentials, effects }) => {
      const integration = await integrations.find(id);
      const secrets = await credentials.find(id);
      if (integration === null || secrets === null) throw new NotFound('The Integration is gone.');
      await credentials.save(id, { ...secrets, accessToken });
      await integrations.save(integration.authorized({ by: accessToken.kind, account, expiresAt }));
      return effects.resumeAuthorized(id);
    });
    for (const issue of issues) await signal.wake(issue);
    return this.#createWebhook.execute({ integrationId: id });
  }
}
