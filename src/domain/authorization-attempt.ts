import { AuthorizationAttemptRefused } from './domain-error.ts';
import type { AuthorizationAttemptId, IntegrationId } from './ids.ts';

export interface AuthorizationAttemptProps {
  readonly id: AuthorizationAttemptId;
  readonly integrationId: IntegrationId;
  /** Fingerprints: neither the request token nor the state is kept. */
  readonly requestTokenFingerprint: string;
  readonly stateFingerprint: string;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** The path of the OAuth callback, below the public URL. */
export const CALLBACK_PATH = '/extensions/jira-server/oauth/callback';

/** Where Jira sends the browser back to; a Jira admin may write it on the application link too. */
export function callbackUrl(publicUrl: string): string {
  return publicUrl + CALLBACK_PATH;
}

const LIFETIME_MS = 15 * 60_000;

/** One OAuth dance for an Integration: lives 15 minutes, used once. */
export class AuthorizationAttempt {
  readonly #props: AuthorizationAttemptProps;

  private constructor(props: AuthorizationAttemptProps) {
    this.#props = Object.freeze({ ...props });
  }

  static start(
    props: Omit<AuthorizationAttemptProps, 'expiresAt' | 'usedAt'>,
    now: Date,
  ): AuthorizationAttempt {
    return new AuthorizationAttempt({
      ...props,
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
      usedAt: null,
    });
  }

  static restore(props: AuthorizationAttemptProps): AuthorizationAttempt {
    return new AuthorizationAttempt(props);
  }

  /**
   * The attempt, used up. Jira gives the callback back with its query, so a state is there unless a proxy or an
   * older Jira dropped it; one that is there must be ours.
   * @throws {AuthorizationAttemptRefused} when it is used, expired, or of another state.
   */
  use(stateFingerprint: string | null, now: Date): AuthorizationAttempt {
    if (this.#props.usedAt !== null) {
      throw new AuthorizationAttemptRefused(
        'used',
        'This authorization was completed before. Nothing was changed.',
      );
    }
    if (now >= this.#props.expiresAt) {
      throw new AuthorizationAttemptRefused(
        'expired',
        'This authorization took more than 15 minutes. Start it again.',
      );
    }
    if (stateFingerprint !== null && stateFingerprint !== this.#props.stateFingerprint) {
      throw new AuthorizationAttemptRefused(
        'state_mismatch',
        'This answer belongs to another authorization. Start it again, in one browser window.',
      );
    }
    return new AuthorizationAttempt({ ...this.#props, usedAt: now });
  }

  toProps(): AuthorizationAttemptProps {
    return this.#props;
  }
}
