import type { ApiKey, Scope } from '../../domain/api-key.ts';
import { NotFound } from '../../domain/domain-error.ts';
import type { ApiKeyId } from '../../domain/ids.ts';
import type { AccessReads } from '../ports/access-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';

export interface RevokeApiKeyPorts {
  readonly stores: Pick<Stores, 'apiKeys'>;
  readonly reads: Pick<AccessReads, 'apiKey'>;
  readonly clock: Clock;
}

/** Has an API key let nobody in any more, from the next request on. */
export class RevokeApiKey {
  readonly #ports: RevokeApiKeyPorts;

  constructor(ports: RevokeApiKeyPorts) {
    this.#ports = ports;
  }

  /**
   * The key as it is now; one that was revoked before is left as it is.
   * @throws {NotFound} when there is no such key, or not for this caller.
   */
  async execute({
    scope,
    apiKeyId,
  }: {
    readonly scope: Scope;
    readonly apiKeyId: ApiKeyId;
  }): Promise<ApiKey> {
    const { stores, reads, clock } = this.#ports;
    const key = await reads.apiKey(scope, apiKeyId);
    if (key === null) throw new NotFound('There is no such API key, or not for this one.');
    if (key.revokedAt !== null) return key;

    const revokedAt = clock.now();
    await stores.apiKeys.noteRevoked(key.id, revokedAt);
    return { ...key, revokedAt };
  }
}
