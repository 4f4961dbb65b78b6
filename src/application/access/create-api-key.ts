import { apiKeyNameOf, covers, expiryOf, prefixOf, type ApiKey, type Grant } from '../../domain/api-key.ts';
import { Forbidden } from '../../domain/domain-error.ts';
import type { ApiKeyId } from '../../domain/ids.ts';
import { noSuch } from '../../domain/no-such.ts';
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

export interface CreateApiKeyCommand extends Grant {
  readonly name: string;
  readonly expiresAt: Date | null;
  /** What the maker may do, who passes on no more than that. */
  readonly by: Grant;
}

export interface CreateApiKeyOutcome {
  readonly apiKey: ApiKey;
  /** To be shown once: it is kept nowhere. */
  readonly secret: Secret;
}

/** Makes a key of the admin API, for everything or for one Organization, with one of the roles. */
export class CreateApiKey {
  readonly #ports: CreateApiKeyPorts;

  constructor(ports: CreateApiKeyPorts) {
    this.#ports = ports;
  }

  /**
   * @throws {InvalidValue} when the name is blank or longer than 200 characters, or the end is not ahead.
   * @throws {NotFound} when there is no such Organization, or not for the maker.
   * @throws {Forbidden} for more than the maker may do.
   */
  async execute({ scope, role, by, ...command }: CreateApiKeyCommand): Promise<CreateApiKeyOutcome> {
    const { stores, randomness, fingerprints, clock } = this.#ports;
    const name = apiKeyNameOf(command.name);
    const createdAt = clock.now();
    const expiresAt = expiryOf(command.expiresAt, createdAt);
    await this.#refuseMoreThan(by, { scope, role });

    const secret = new Secret(`lk_${randomness.secret().reveal()}`);
    const apiKey: ApiKey = {
      id: randomness.id() as ApiKeyId,
      name,
      fingerprint: fingerprints.of(secret.reveal()),
      prefix: prefixOf(secret.reveal()),
      scope,
      role,
      createdAt,
      expiresAt,
      revokedAt: null,
      lastUsedAt: null,
    };
    await stores.apiKeys.add(apiKey);
    return { apiKey, secret };
  }

  /** Of an Organization that is another's nothing is told, not even that it is there. */
  async #refuseMoreThan(by: Grant, { scope, role }: Grant): Promise<void> {
    const { organizationId } = scope;
    const mayKnow = organizationId === null || covers(by, { scope, role: 'read' });
    const isThere =
      organizationId === null || (await this.#ports.stores.organizations.find(organizationId)) !== null;
    if (!mayKnow || !isThere) {
      const lists = 'GET /api/v1/organizations lists';
      throw noSuch('Organization', by.scope, {
        hint: `${lists} ${by.scope.organizationId === null ? 'them, and POST there makes one' : 'those it is for'}.`,
      });
    }
    if (covers(by, { scope, role })) return;
    throw new Forbidden(
      `An API key makes no key that is good for more than itself: at most with the role ${by.role}` +
        (by.scope.organizationId === null ? '.' : `, for the Organization ${by.scope.organizationId}.`),
    );
  }
}
