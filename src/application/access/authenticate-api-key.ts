import { EVERYTHING, type Caller } from '../../domain/api-key.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Fingerprints } from '../ports/fingerprints.ts';
import type { Stores } from '../ports/stores.ts';

export interface AuthenticateApiKeyPorts {
  readonly stores: Pick<Stores, 'apiKeys'>;
  readonly fingerprints: Fingerprints;
}

/** Who bears the key that the operator set. */
const THE_OPERATOR: Caller = { scope: EVERYTHING, name: 'LOCKSTEP_ADMIN_KEY' };

/** Tells what the bearer of a key may see and change, and who that is. */
export class AuthenticateApiKey {
  readonly #ports: AuthenticateApiKeyPorts;
  readonly #adminKey: Secret | null;

  /** `adminKey` is the key the operator set in the configuration: for everything, and stored nowhere. */
  constructor(ports: AuthenticateApiKeyPorts, adminKey: Secret | null) {
    this.#ports = ports;
    this.#adminKey = adminKey;
  }

  /** The caller who bears the key; null when there is no such key. Keys are compared by their digests only. */
  async execute(key: Secret): Promise<Caller | null> {
    const { stores, fingerprints } = this.#ports;
    const fingerprint = fingerprints.of(key.reveal());
    if (this.#adminKey !== null && fingerprints.of(this.#adminKey.reveal()) === fingerprint)
      return THE_OPERATOR;
    const found = await stores.apiKeys.findByFingerprint(fingerprint);
    return found === null ? null : { scope: found.scope, name: found.name };
  }
}
