import type { Scope } from '../../domain/api-key.ts';
import { NotFound } from '../../domain/domain-error.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { Integration } from '../../domain/integration.ts';
import { notActive } from '../../domain/not-active.ts';
import { endOfOverlap, rotated } from '../../domain/webhook-secrets.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { CreateWebhook } from './create-webhook.ts';
import type { ManualWebhook, ShowManualWebhook } from './show-manual-webhook.ts';

export interface RotateWebhookSecretPorts {
  readonly reads: Pick<AdminReads, 'integration'>;
  readonly unitOfWork: UnitOfWork;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

export interface RotateWebhookSecretCommand {
  readonly scope: Scope;
  readonly integrationId: IntegrationId;
  /** How long the secrets before are still taken; 0 for not at all, as when they have leaked. */
  readonly overlapHours: number;
}

export interface RotateWebhookSecretOutcome {
  readonly integration: Integration;
  /** When a request by an older address or body secret is taken for the last time. */
  readonly oldAcceptedUntil: Date;
  /** What a Jira admin pastes; null where Lockstep has changed the webhook itself. */
  readonly manual: ManualWebhook | null;
}

/** Gives the webhook a new address and a new body secret; the old ones are taken for a while. */
export class RotateWebhookSecret {
  readonly #ports: RotateWebhookSecretPorts;
  readonly #createWebhook: Pick<CreateWebhook, 'execute'>;
  readonly #showManualWebhook: Pick<ShowManualWebhook, 'execute'>;

  constructor(
    ports: RotateWebhookSecretPorts,
    createWebhook: Pick<CreateWebhook, 'execute'>,
    showManualWebhook: Pick<ShowManualWebhook, 'execute'>,
  ) {
    this.#ports = ports;
    this.#createWebhook = createWebhook;
    this.#showManualWebhook = showManualWebhook;
  }

  /**
   * Where Jira cannot be told now, the webhook's health says so, and the next check tells it.
   * @throws {NotFound} when the scope has no such Integration.
   * @throws {IntegrationNotActive} when it is not authorized: Jira could not be told.
   * @throws {InvalidValue} when the overlap is negative or too long.
   */
  async execute(command: RotateWebhookSecretCommand): Promise<RotateWebhookSecretOutcome> {
    const { scope, integrationId, overlapHours } = command;
    const { reads, clock } = this.#ports;
    if ((await reads.integration(scope, integrationId)) === null)
      throw new NotFound(`there is no Integration ${integrationId}`);

    const now = clock.now();
    const oldAcceptedUntil = endOfOverlap(now, overlapHours);
    await this.#rotate(integrationId, { now, retiresAt: oldAcceptedUntil });
    // Stored first: a token that Jira was given is one that is known here, whatever happens in between.
    const integration = await this.#createWebhook.execute({ integrationId });
    const manual = integration.mayNeedHandWithWebhook
      ? await this.#showManualWebhook.execute({ scope, integrationId })
      : null;
    return { integration, oldAcceptedUntil, manual };
  }

  async #rotate(id: IntegrationId, times: { readonly now: Date; readonly retiresAt: Date }): Promise<void> {
    const { unitOfWork, randomness } = this.#ports;
    const next = { id: randomness.id(), value: randomness.secret(), bodySecret: randomness.secret() };
    await unitOfWork.run(async ({ integrations, credentials }) => {
      const integration = await integrations.find(id);
      const present = await credentials.find(id);
      if (integration === null) throw new NotFound(`there is no Integration ${id}`);
      const props = integration.toProps();
      if (props.state !== 'active' || present === null) throw notActive(props);

      await credentials.save(id, { ...present, ...rotated(present, next, times) });
      await integrations.save(integration.withNewWebhookAddress());
    });
  }
}
