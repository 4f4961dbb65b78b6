import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { KeyPair, KeyPairs } from '../../application/ports/key-pairs.ts';
import { InvalidValue } from '../../domain/domain-error.ts';
import { Secret } from '../../domain/secret.ts';
import { privateKeyBlockIn } from './private-key-pem.ts';

const BITS = 2048;

/** RSA key pairs by node:crypto. Private keys come out as PKCS#8, whatever they came in as. */
export class RsaKeyPairs implements KeyPairs {
  async generate(): Promise<KeyPair> {
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: BITS });
    return pairOf(privateKey);
  }

  read(privateKeyPem: Secret): KeyPair {
    const found = privateKeyBlockIn(privateKeyPem.reveal());
    if (found.kind === 'problem') throw new InvalidValue('privateKey', found.problem);

    const key = keyOf(found.pem);
    if (key === null) {
      throw new InvalidValue(
        'privateKey',
        'is damaged: what stands between its BEGIN and END lines is no key; copy the whole file again',
      );
    }
    if (key.asymmetricKeyType !== 'rsa') {
      throw new InvalidValue('privateKey', `must be an RSA key; this one is of type ${typeOf(key)}`);
    }
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (bits < BITS) {
      throw new InvalidValue('privateKey', `must have ${BITS} bits or more; this one has ${bits}`);
    }
    return pairOf(key);
  }
}

/** Null when it cannot be read. The error of OpenSSL is dropped, for it tells a person nothing. */
function keyOf(pem: string): KeyObject | null {
  try {
    return createPrivateKey({ key: pem, format: 'pem' });
  } catch {
    return null;
  }
}

function typeOf(key: KeyObject): string {
  return key.asymmetricKeyType?.toUpperCase() ?? 'unknown to Lockstep';
}

function pairOf(privateKey: KeyObject): KeyPair {
  return {
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: new Secret(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
  };
}
