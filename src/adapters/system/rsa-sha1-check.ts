import { generateKeyPair, sign, verify, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

const SAMPLE = Buffer.from('RSA-SHA1');

/**
 * Makes sure that this machine's OpenSSL makes the RSA-SHA1 signatures that Jira's OAuth 1.0a asks for: some hardened
 * policies forbid SHA-1 in signatures, and every call to Jira would fail for a reason nobody could see.
 * @throws {Error} with a message for the operator.
 */
export async function assertRsaSha1Works(signSample: typeof rsaSha1 = rsaSha1): Promise<void> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  try {
    if (verify('RSA-SHA1', SAMPLE, publicKey, signSample(SAMPLE, privateKey))) return;
  } catch (cause) {
    throw new Error(message(), { cause });
  }
  throw new Error(message());
}

function rsaSha1(data: Uint8Array, key: KeyObject): Uint8Array {
  return sign('RSA-SHA1', data, key);
}

function message(): string {
  return (
    `OpenSSL ${process.versions.openssl} on this machine does not sign with RSA-SHA1, which Jira asks for: ` +
    'its policy forbids SHA-1. Allow SHA-1 signatures (for example with OPENSSL_CONF, or with ' +
    '"update-crypto-policies --set DEFAULT:SHA1"), or run Lockstep where they are allowed.'
  );
}
