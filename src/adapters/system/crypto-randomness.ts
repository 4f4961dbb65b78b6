import { randomBytes, randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import type { Randomness } from '../../application/ports/randomness.ts';
import { Secret } from '../../domain/secret.ts';

const SECRET_BYTES = 32;
const ID_BYTES = 16;
/** Where an id takes from its bytes what it counts on from within a millisecond, and how much of that. */
const SEQ_AT = 6;
const FIRST_SEQ = 0x7fffffff;
/** The system is asked for the randomness of so many ids at once: asking costs more than an id. */
const IDS_TOGETHER = 256;

/** Ids are UUIDs of version 7 (RFC 9562), which rise also within a millisecond, secrets 256 bits of the system's cryptographic source in base64url. */
export class CryptoRandomness implements Randomness {
  readonly #pool = new Uint8Array(IDS_TOGETHER * ID_BYTES);
  #used = IDS_TOGETHER * ID_BYTES;
  #msecs = 0;
  #seq = 0;

  id(): string {
    const random = this.#nextBytes();
    const now = Date.now();
    if (now > this.#msecs) {
      this.#msecs = now;
      this.#seq = new DataView(random.buffer, random.byteOffset).getUint32(SEQ_AT) & FIRST_SEQ;
    } else {
      this.#seq += 1;
    }
    return v7({ random, msecs: this.#msecs, seq: this.#seq });
  }

  secret(): Secret {
    return new Secret(randomBytes(SECRET_BYTES).toString('base64url'));
  }

  chance(): number {
    return Math.random();
  }

  /** Of an id, and given to no other. */
  #nextBytes(): Uint8Array {
    if (this.#used === this.#pool.length) {
      randomFillSync(this.#pool);
      this.#used = 0;
    }
    this.#used += ID_BYTES;
    return this.#pool.subarray(this.#used - ID_BYTES, this.#used);
  }
}
