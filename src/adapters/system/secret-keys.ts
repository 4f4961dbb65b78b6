import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Secret } from '../../domain/secret.ts';

/** Keys of Secrets, each made once, and gone with its Secret. */
export class SecretKeys {
  readonly #keys = new WeakMap<Secret, KeyObject>();

  of(secret: Secret): KeyObject {
    const known = this.#keys.get(secret);
    if (known !== undefined) return known;

    const key = createSecretKey(Buffer.from(secret.reveal()));
    this.#keys.set(secret, key);
    return key;
  }
}
