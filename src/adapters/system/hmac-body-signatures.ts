import { createHmac, timingSafeEqual } from 'node:crypto';
import type { BodySignatures } from '../../application/ports/body-signatures.ts';
import type { Secret } from '../../domain/secret.ts';
import { SecretKeys } from './secret-keys.ts';

const SIGNATURE = /^sha256=([0-9a-f]{64})$/i;

/** HMAC-SHA256 of the raw body, compared digest by digest. */
export class HmacBodySignatures implements BodySignatures {
  readonly #keys = new SecretKeys();

  isValid(body: Uint8Array, signature: string, secret: Secret): boolean {
    const hex = SIGNATURE.exec(signature)?.[1];
    if (hex === undefined) return false;

    const expected = createHmac('sha256', this.#keys.of(secret)).update(body).digest();
    return timingSafeEqual(expected, Buffer.from(hex, 'hex'));
  }
}
