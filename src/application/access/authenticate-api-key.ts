import type { Caller } from '../../domain/api-key.ts';
import type { Secret } from '../../domain/secret.ts';
import { FindCaller, type FindCallerPorts } from './find-caller.ts';

export type AuthenticateApiKeyPorts = FindCallerPorts;

/** Tells what the bearer of a key may see and change, and who that is. */
export class AuthenticateApiKey {
  readonly #ports: AuthenticateApiKeyPorts;
  readonly #findCaller: FindCaller;

  /** `adminKey` is the key the operator set in the configuration: for everything, and stored nowhere. */
  constructor(ports: AuthenticateApiKeyPorts, adminKey: Secret | null) {
    this.#ports = ports;
    this.#findCaller = new FindCaller(ports, adminKey);
  }

  /**
   * The caller who bears the key; null when there is no such key, it is over, or was revoked. Keys are compared by their
   * digests only. That a key was used is noted at most once a minute.
   */
  async execute(key: Secret): Promise<Caller | null> {
    return this.#findCaller.execute(this.#ports.fingerprints.of(key.reveal()));
  }
}
