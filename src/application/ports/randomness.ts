import type { Secret } from '../../domain/secret.ts';

/** Makes what nobody can guess, and what nobody has made before. */
export interface Randomness {
  /** A UUID; one made later sorts later, to the millisecond. */
  id(): string;
  /** At least 256 bits from a cryptographic source, in letters, digits, `-` and `_`. */
  secret(): Secret;
  /** A number from 0 up to, but not including, 1; of no cryptographic worth. */
  chance(): number;
}
