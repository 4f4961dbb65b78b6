import { stateOf, UNLIMITED, type ApiKey, type Caller } from '../../domain/api-key.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Clock } from '../ports/clock.ts';
import type { Fingerprints } from '../ports/fingerprints.ts';
import type { Stores } from '../ports/stores.ts';

export interface FindCallerPorts {
  readonly stores: Pick<Stores, 'apiKeys'>;
  readonly fingerprints: Fingerprints;
  readonly clock: Clock;
}

/** Who bears the key that the operator set, in words for whoever reads who did something: LOCKSTEP_ADMIN_KEY. */
const THE_OPERATOR: Caller = { ...UNLIMITED, keyId: null, name: 'the operator' };
const USE_IS_NOTED_EVERY_MS = 60_000;

/** The one way from the fingerprint of a key to who bears it, for the API and the console. */
export class FindCaller {
  readonly #ports: FindCallerPorts;
  readonly #adminKey: Secret | null;

  /** `adminKey` is the key the operator set in the configuration: for everything, and stored nowhere. */
  constructor(ports: FindCallerPorts, adminKey: Secret | null) {
    this.#ports = ports;
    this.#adminKey = adminKey;
  }

  /**
   * The caller who bears the key; null when there is no such key, it is over, or was revoked. That a key was used is noted
   * at most once a minute.
   */
  async execute(keyFingerprint: string): Promise<Caller | null> {
    const { stores, fingerprints, clock } = this.#ports;
    if (this.#adminKey !== null && fingerprints.of(this.#adminKey.reveal()) === keyFingerprint)
      return THE_OPERATOR;

    const [found, now] = [await stores.apiKeys.findByFingerprint(keyFingerprint), clock.now()];
    if (found === null || stateOf(found, now) !== 'good') return null;
    if (isUseToBeNoted(found, now)) await stores.apiKeys.noteUse(found.id, now);
    return { keyId: found.id, name: found.name, scope: found.scope, role: found.role };
  }
}

function isUseToBeNoted({ lastUsedAt }: ApiKey, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= USE_IS_NOTED_EVERY_MS;
}
