import { stateOf, UNLIMITED, type ApiKey, type Caller } from '../../domain/api-key.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Clock } from '../ports/clock.ts';
import type { Fingerprints } from '../ports/fingerprints.ts';
import type { Stores } from '../ports/stores.ts';

export interface AuthenticateApiKeyPorts {
  readonly stores: Pick<Stores, 'apiKeys'>;
  readonly fingerprints: Fingerprints;
  readonly clock: Clock;
}

/** Who bears the key that the operator set. */
const THE_OPERATOR: Caller = { ...UNLIMITED, keyId: null, name: 'LOCKSTEP_ADMIN_KEY' };
const USE_IS_NOTED_EVERY_MS = 60_000;

/** Tells what the bearer of a key may see and change, and who that is. */
export class AuthenticateApiKey {
  readonly #ports: AuthenticateApiKeyPorts;
  readonly #adminKey: Secret | null;

  /** `adminKey` is the key the operator set in the configuration: for everything, and stored nowhere. */
  constructor(ports: AuthenticateApiKeyPorts, adminKey: Secret | null) {
    this.#ports = ports;
    this.#adminKey = adminKey;
  }

  /**
   * The caller who bears the key; null when there is no such key, it is over, or was revoked. Keys are compared by their
   * digests only. That a key was used is noted at most once a minute.
   */
  async execute(key: Secret): Promise<Caller | null> {
    const { stores, fingerprints, clock } = this.#ports;
    const fingerprint = fingerprints.of(key.reveal());
    if (this.#adminKey !== null && fingerprints.of(this.#adminKey.reveal()) === fingerprint)
      return THE_OPERATOR;

    const [found, now] = [await stores.apiKeys.findByFingerprint(fingerprint), clock.now()];
    if (found === null || stateOf(found, now) !== 'good') return null;
    if (isUseToBeNoted(found, now)) await stores.apiKeys.noteUse(found.id, now);
    return { keyId: found.id, name: found.name, scope: found.scope, role: found.role };
  }
}

function isUseToBeNoted({ lastUsedAt }: ApiKey, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= USE_IS_NOTED_EVERY_MS;
}
