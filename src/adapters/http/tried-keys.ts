import { createHash } from 'node:crypto';
import type { Clock } from '../../application/ports/clock.ts';
import { AuthenticationFailures } from './authentication-failures.ts';

export type TriedKey<Found> =
  | { readonly kind: 'right'; readonly found: Found }
  | { readonly kind: 'wrong' }
  /** Too many were wrong: it was not looked at. */
  | { readonly kind: 'wait'; readonly seconds: number };

/** Has keys looked at, and bounds how many are tried out: at the API and at the console's door together. */
export class TriedKeys {
  readonly #failures: AuthenticationFailures;

  constructor(clock: Clock) {
    this.#failures = new AuthenticationFailures(clock);
  }

  /** `find` answers null for a key that is good for nothing. */
  async tryOut<Found>(
    address: string,
    key: string,
    find: () => Promise<Found | null>,
  ): Promise<TriedKey<Found>> {
    const fingerprint = createHash('sha256').update(key).digest('base64');
    const seconds = this.#failures.secondsToWait(address, fingerprint);
    if (seconds !== null) return { kind: 'wait', seconds };

    const found = await find();
    if (found === null) {
      this.#failures.noteFailure(address, fingerprint);
      return { kind: 'wrong' };
    }
    this.#failures.noteRight(fingerprint);
    return { kind: 'right', found };
  }
}
