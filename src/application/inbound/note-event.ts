import type { Integration } from '../../domain/integration.ts';
import type { WebhookSecrets } from '../../domain/webhook-secrets.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { ProvedIntegration } from './prove-webhook-token.ts';

export interface NoteEventPorts {
  readonly stores: { readonly integrations: Pick<Stores['integrations'], 'noteEvent'> };
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** Writes down of an Integration that an event came, and that its webhook works: once, however many came at once. */
export class NoteEvent {
  readonly #ports: NoteEventPorts;
  /** By the Integration as it was when the event came: once it was written down, there is another. */
  readonly #noting = new WeakMap<Integration, Promise<void>>();

  constructor(ports: NoteEventPorts) {
    this.#ports = ports;
  }

  async execute({ integration, secrets, secretId }: ProvedIntegration): Promise<void> {
    if (integration.notesEventAt(this.#ports.clock.now())) await this.#note(integration);
    if (integration.provenWebhook() === integration || !isNewest(secrets, secretId)) return;

    await this.#ports.unitOfWork.run(async ({ integrations, credentials }) => {
      const present = await integrations.find(integration.id);
      // Read anew: a secret that was replaced meanwhile proves nothing of the address that stands by now.
      const isStill = isNewest(await credentials.find(integration.id), secretId);
      if (present !== null && isStill) await integrations.save(present.provenWebhook());
    });
  }

  async #note(integration: Integration): Promise<void> {
    const { stores, clock } = this.#ports;
    const noting =
      this.#noting.get(integration) ?? stores.integrations.noteEvent(integration.id, clock.now());
    this.#noting.set(integration, noting);
    try {
      await noting;
    } catch (error) {
      this.#noting.delete(integration);
      throw error;
    }
  }
}

function isNewest(secrets: WebhookSecrets | null, secretId: string): boolean {
  return secrets?.webhookSecrets[0]?.id === secretId;
}
