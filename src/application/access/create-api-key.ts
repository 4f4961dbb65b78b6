import { apiKeyNameOf, type ApiKey, type Scope } from '../../domain/api-key.ts';
import { NotFound } from '../../domain/domain-error.ts';
import type { ApiKeyId } from '../../domain/ids.ts';
import { Secret } from '../../domain/secret.ts';
import type { Clock } from '../ports/clock.ts';
import type { Fingerprints } from '../ports/fingerprints.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';

export interface CreateApiKeyPorts {
  readonly stores: Pick<Stores, 'apiKeys' | 'organizations'>;
  readonly randomness: Randomness;
  readonly fingerprints: Fingerprints;
  readonly clock: Clock;
}

export interface CreateApiKeyCommand {
  readonly name: string;
  readonly scope: Scope;
}

export interface CreateApiKeyOutcome {
  readonly apiKey: ApiKey;
  /** To be shown once: it is kept nowhere. */
  readonly secret: Secret;
}

/** Makes a key of the admin API, for everything or for one Organization. */
export class CreateApiKey {
  readonly #ports: CreateApiKeyPorts;

  constructor(ports: CreateApiKeyPorts) {
    this.#ports = ports;
  }

  /**
   * @throws {InvalidValue} when the name is blank or longer than 200 characters.
   * @throws {NotFound} when there is no such Organization.
   */
  async execute(command: CreateApiKeyCommand): Promise<CreateApiKeyOutcome> {
    const { stores, randomness, fingerprints, clock } = this.#ports;
    const name = apiKeyNameOf(command.name);
    const { organizationId } = command.scope;
    if (organizationId !== null && (await stores.organizations.find(organizationId)) === null) {
      throw new NotFound(
        `There is no Organization ${organizationId}. GET /api/v1/organizations lists them, and POST there makes one.`,
      );
    }

    const secret = new Secret(`lk_${randomness.secret().reveal()}`);
    const apiKey: ApiKey = {
      id: randomness.id() as ApiKeyId,
      name,
      fingerprint: fingerprints.of(secret.reveal()),
      scope: command.scope,
      createdAt: clock.now(),
    };
    await stores.apiKeys.add(apiKey);
    return { apiKey, secret };
  }
}
