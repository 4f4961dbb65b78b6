import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import type { SecretBox } from '../../application/ports/secret-box.ts';
import { InvariantViolated } from '../../domain/domain-error.ts';
import { Secret } from '../../domain/secret.ts';
import type { EncryptionKey } from './encryption-keys.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEALED = /^v1\.([\w-]{1,32})\.([\w-]{16})\.([\w-]{22,})$/;
const CANARY_PLACE = 'canary';
const CANARY = 'what the encryption keys must open';

/**
 * AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits; the place is additional data. Sealed it reads
 * `v1.<key id>.<nonce>.<cipher text and tag>`. The first key seals, every key opens.
 */
export class AesSecretBox implements SecretBox {
  readonly #keys: readonly [EncryptionKey, ...EncryptionKey[]];

  constructor(keys: readonly [EncryptionKey, ...EncryptionKey[]]) {
    this.#keys = keys;
  }

  seal(secret: Secret, place: string): string {
    const [{ id, key }] = this.#keys;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(additionalData(id, place));
    const sealed = Buffer.concat([
      cipher.update(secret.reveal(), 'utf8'),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    return `v1.${id}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
  }

  open(sealed: string, place: string): Secret {
    const [, id, nonce, content] = SEALED.exec(sealed) ?? [];
    if (id === undefined || nonce === undefined || content === undefined) {
      throw new InvariantViolated(`what is kept at ${place} was not sealed by Lockstep`);
    }
    const key = this.#keyOf(id);
    if (key === null) throw new InvariantViolated(`no encryption key "${id}", which ${place} is sealed with`);

    const text = opened(key, { id, nonce, content, place });
    if (text === null) {
      throw new InvariantViolated(
        `what is kept at ${place} does not open: sealed elsewhere, changed, or with another key "${id}"`,
      );
    }
    return new Secret(text);
  }

  isCurrent(sealed: string): boolean {
    return SEALED.exec(sealed)?.[1] === this.#keys[0].id;
  }

  /** A text to keep beside what is sealed, so that `canaryProblem` can tell a wrong key at the start. */
  canary(): string {
    return this.seal(new Secret(CANARY), CANARY_PLACE);
  }

  /** Why these keys are not those `canary` was made with, to the person who set them; null when they are. */
  canaryProblem(canary: string): string | null {
    const id = SEALED.exec(canary)?.[1];
    if (id === undefined) return 'the canary in the database is damaged: it was not sealed by Lockstep';
    if (this.#keyOf(id) === null) {
      return `the secrets in the database are sealed with the encryption key "${id}", which is not among those given`;
    }
    try {
      if (this.open(canary, CANARY_PLACE).reveal() === CANARY) return null;
    } catch {
      // Told below: the reason `open` gives speaks of a place that no person knows.
    }
    return `the encryption key "${id}" is not the one that the secrets in the database are sealed with`;
  }

  #keyOf(id: string): KeyObject | null {
    return this.#keys.find((candidate) => candidate.id === id)?.key ?? null;
  }
}

interface SealedParts {
  readonly id: string;
  readonly nonce: string;
  readonly content: string;
  readonly place: string;
}

/** Null when it is not what was sealed. */
function opened(key: KeyObject, { id, nonce, content, place }: SealedParts): string | null {
  const bytes = Buffer.from(content, 'base64url');
  // The last character of base64 may hold bits that say nothing: a text changed there is refused as well.
  if (bytes.toString('base64url') !== content) return null;

  const decipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64url'), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(additionalData(id, place));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function additionalData(keyId: string, place: string): Buffer {
  return Buffer.from(`lockstep.v1.${keyId}:${place}`, 'utf8');
}
