import { EVERYTHING, type Scope } from '../../domain/api-key.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Fingerprints } from '../ports/fingerprints.ts';
import type { Stores } from '../ports/stores.ts';

export interface AuthenticateApiKeyPorts {
  readonly stores: Pick<Stores, 'apiKeys'>;
  readonly fingerprints: Fingerprints;
}

/** Tells what the bearer of a key may see and change. */
export class AuthenticateApiKey {
  readonly #ports: AuthenticateApiKeyPorts;
  readonly #adminKey: Secret | null;

  /** `adminKey` is the key the operator set in the configuration: for everything, and stored nowhere. */
  constructor(ports: AuthenticateApiKeyPorts, adminKey: Secret | null) {
    this.#ports = ports;
    this.#adminKey = adminKey;
  }

  /** The scope of the key; null when there is no such key. Keys are compared by their digests only. */
  async execute(key: Secret): Promise<Scope | null> {
    const { stores, fingerprints } = this.#ports;
    const fingerprint = fingerprints.of(key.reveal());
    if (this.#adminKey !== null && fingerprints.of(this.#adminKey.reveal()) === fingerprint)
      return EVERYTHING;
    return (await stores.apiKeys.findByFingerprint(fingerprint))?.scope ?? null;
  }
}
