import type { IntegrationId } from '../../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Stores } from '../ports/stores.ts';
import type { CheckWebhook } from './check-webhook.ts';

export interface CheckWebhooksPorts {
  readonly stores: Pick<Stores, 'integrations' | 'credentials' | 'trackerSecrets'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface CheckWebhooksCommand {
  /** No further webhook is checked once this says that the process is to end. */
  readonly stopping: AbortSignal;
}

/** Checks the webhook of every active Integration, one after the other, and forgets secrets that were replaced. */
export class CheckWebhooks {
  readonly #ports: CheckWebhooksPorts;
  readonly #checkWebhook: Pick<CheckWebhook, 'execute'>;

  constructor(ports: CheckWebhooksPorts, checkWebhook: Pick<CheckWebhook, 'execute'>) {
    this.#ports = ports;
    this.#checkWebhook = checkWebhook;
  }

  /** A check that fails is logged, and does not keep the others from theirs. */
  async execute({ stopping }: CheckWebhooksCommand): Promise<void> {
    const { stores, clock } = this.#ports;
    await stores.credentials.forgetRetired(clock.now());
    await stores.trackerSecrets.forgetRetired(clock.now());
    for (const integrationId of await stores.integrations.active()) {
      if (stopping.aborted) return;
      await this.#check(integrationId);
    }
  }

  async #check(integrationId: IntegrationId): Promise<void> {
    try {
      await this.#checkWebhook.execute({ integrationId });
    } catch (error) {
      this.#ports.log.warn('webhook_check_failed', { integrationId, error });
    }
  }
}
