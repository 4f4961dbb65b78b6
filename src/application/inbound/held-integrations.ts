import type { IntegrationId } from '../../domain/ids.ts';
import type { Integration } from '../../domain/integration.ts';
import type { WebhookSecrets } from '../../domain/webhook-secrets.ts';
import type { IntegrationVersions } from '../ports/integration-versions.ts';
import type { Stores } from '../ports/stores.ts';

/** An Integration, and what proves that a webhook request is of its Jira. */
export interface ProvableIntegration {
  readonly integration: Integration;
  readonly secrets: WebhookSecrets;
  /** As `IntegrationVersions` told it before the others were read: they are of this version, or of a newer one. */
  readonly version: string;
}

export interface HeldIntegrationsPorts {
  readonly versions: IntegrationVersions;
  readonly stores: {
    readonly integrations: Pick<Stores['integrations'], 'find'>;
    readonly credentials: Pick<Stores['credentials'], 'find'>;
  };
}

interface Held {
  readonly version: string;
  readonly read: Promise<ProvableIntegration | null>;
}

const MOST_HELD = 1_000;

/**
 * Holds Integrations with their webhook secrets in memory, the same objects until something of them changes: what is
 * made of a Secret, such as a key, can be kept as long. Holds those that were asked for last, and of their secrets
 * neither private key nor access token.
 */
export class HeldIntegrations {
  readonly #ports: HeldIntegrationsPorts;
  readonly #most: number;
  /** The one that was asked for longest ago comes first. */
  readonly #held = new Map<IntegrationId, Held>();

  constructor(ports: HeldIntegrationsPorts, most = MOST_HELD) {
    this.#ports = ports;
    this.#most = most;
  }

  /**
   * Asks whether what is held is still so, and answers nothing that was changed, in whichever process, before this was
   * called. Null when there is no Integration, or it has no secrets.
   */
  async find(id: IntegrationId): Promise<ProvableIntegration | null> {
    const version = await this.#ports.versions.of(id);
    const held = this.#held.get(id);
    this.#held.delete(id);
    if (version === null) return null;

    // What is read now is of this version or a newer one. If it is newer, the next to ask reads it again.
    const { read } = held?.version === version ? held : { read: this.#read(id, version) };
    this.#hold(id, { version, read });
    try {
      return await read;
    } catch (error) {
      if (this.#held.get(id)?.read === read) this.#held.delete(id);
      throw error;
    }
  }

  /** As it was at some time within the last second, without asking; null when that is not known. May be changed since. */
  async findLately(id: IntegrationId): Promise<ProvableIntegration | null> {
    const lately = this.#ports.versions.lately(id);
    if (lately === null) return null;

    const held = this.#held.get(id);
    return held?.version === lately ? held.read : null;
  }

  #hold(id: IntegrationId, held: Held): void {
    this.#held.set(id, held);
    for (const [longestAgo] of this.#held) {
      if (this.#held.size <= this.#most) break;
      this.#held.delete(longestAgo);
    }
  }

  async #read(id: IntegrationId, version: string): Promise<ProvableIntegration | null> {
    const { integrations, credentials } = this.#ports.stores;
    const [integration, known] = [await integrations.find(id), await credentials.find(id)];
    if (integration === null || known === null) return null;

    const { webhookSecrets, bodySecret } = known;
    return { integration, secrets: { webhookSecrets, bodySecret }, version };
  }
}
