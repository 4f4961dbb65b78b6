import type { Secret } from '../../domain/secret.ts';

/** An RSA key pair for OAuth 1.0a's RSA-SHA1. */
export interface KeyPair {
  /** X.509 SubjectPublicKeyInfo in PEM: what the Jira admin pastes. */
  readonly publicKey: string;
  /** PKCS#8 in PEM. */
  readonly privateKey: Secret;
}

/** Makes and reads RSA key pairs. */
export interface KeyPairs {
  /** A new pair of 2048 bits. */
  generate(): Promise<KeyPair>;

  /**
   * The pair of an admin's own private key: PEM, PKCS#1 or PKCS#8, RSA of 2048 bits or more, no passphrase.
   * @throws {InvalidValue} for field `privateKey`, saying which of these it is not. Shows nothing of the key.
   */
  read(privateKeyPem: Secret): KeyPair;
}
