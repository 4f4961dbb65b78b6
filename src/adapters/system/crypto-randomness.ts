import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Randomness } from '../../application/ports/randomness.ts';
import { Secret } from '../../domain/secret.ts';

const SECRET_BYTES = 32;

/** Ids are UUIDs of version 7 (RFC 9562), secrets 256 bits of the system's cryptographic source in base64url. */
export class CryptoRandomness implements Randomness {
  id(): string {
    return v7();
  }

  secret(): Secret {
    return new Secret(randomBytes(SECRET_BYTES).toString('base64url'));
  }

  chance(): number {
    return Math.random();
  }
}
