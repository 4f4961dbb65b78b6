import { createHash } from 'node:crypto';

import type { Randomness } from '../../src/application/ports/randomness.ts';
import { Secret } from '../../src/domain/secret.ts';

/** The same ids, secrets and chances in every run of the same seed; ids in ascending order. */
export class SeededRandomness implements Randomness {
  readonly #seed: string;
  #made = 0;

  constructor(seed = 'lockstep') {
    this.#seed = seed;
  }

  id(): string {
    this.#made += 1;
    return `00000000-0000-7000-8000-${String(this.#made).padStart(12, '0')}`;
  }

  secret(): Secret {
    return new Secret(this.#next().toString('base64url'));
  }

  chance(): number {
    return this.#next().readUInt32BE() / 2 ** 32;
  }

  #next(): Buffer {
    this.#made += 1;
    return createHash('sha256').update(`${this.#seed}/${this.#made}`).digest();
  }
}
