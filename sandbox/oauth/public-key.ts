import { createPublicKey, createVerify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/**
 * Reads an RSA public key: X.509 PEM, with or without its header lines.
 * @throws {RangeError} when it is not one.
 */
export function parsePublicKey(pem: string): KeyObject {
  const base64 = pem.replace(/-----[^-]*-----/g, '').replace(/\s+/g, '');
  const key = readKey(Buffer.from(base64, 'base64'));
  if (key?.asymmetricKeyType !== 'rsa') throw new RangeError('not an RSA public key in X.509 PEM');
  return key;
}

/** Whether `signature` (base64) is RSA-SHA1 over `text` by the owner of `key`. */
export function verifyRsaSha1(key: KeyObject, text: string, signature: string): boolean {
  return createVerify('RSA-SHA1').update(text).verify(key, signature, 'base64');
}

function readKey(der: Buffer): KeyObject | null {
  try {
    return createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}
