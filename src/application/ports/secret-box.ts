import type { Secret } from '../../domain/secret.ts';

/** Keeps secrets unreadable at rest, and tied to their place. */
export interface SecretBox {
  /** The secret, sealed for `place`: table, column and row. Sealed twice, it differs. */
  seal(secret: Secret, place: string): string;

  /**
   * What was sealed for this very place, with any key the box has.
   * @throws {InvariantViolated} when it was sealed elsewhere, with a key the box does not have, or was changed.
   */
  open(sealed: string, place: string): Secret;

  /** Whether it was sealed with the key that seals now; says nothing of whether it opens. */
  isCurrent(sealed: string): boolean;
}
