import { RsaKeyPairs } from '../../src/adapters/system/rsa-key-pairs.ts';
import type { KeyPair, KeyPairs } from '../../src/application/ports/key-pairs.ts';
import type { Secret } from '../../src/domain/secret.ts';

const real = new RsaKeyPairs();
let pair: Promise<KeyPair> | null = null;

/** Real key pairs, but one and the same for all who ask for a new one: making one takes a while. */
export class OneKeyPair implements KeyPairs {
  generate(): Promise<KeyPair> {
    pair ??= real.generate();
    return pair;
  }

  read(privateKeyPem: Secret): KeyPair {
    return real.read(privateKeyPem);
  }
}
