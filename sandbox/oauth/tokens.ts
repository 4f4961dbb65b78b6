import { randomBytes } from 'node:crypto';

export interface RequestToken {
  readonly token: string;
  readonly secret: string;
  readonly consumerKey: string;
  /** Where the browser goes after the answer; null: nowhere. */
  readonly callbackUrl: string | null;
  readonly expiresAt: number;
  readonly answer: RequestTokenAnswer | null;
}

/** What the person said on the authorize page. */
export type RequestTokenAnswer =
  | { readonly allowed: true; readonly userName: string; readonly verifier: string }
  | { readonly allowed: false };

export interface AccessToken {
  readonly token: string;
  readonly secret: string;
  readonly consumerKey: string;
  readonly userName: string;
  readonly sessionHandle: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revoked: boolean;
}

/** Which access tokens are meant; all that fit every given value. */
export interface TokenSelection {
  readonly token?: string;
  readonly user?: string;
  readonly consumerKey?: string;
}

/** The tokens given out. */
export class Tokens {
  readonly #requestTokens = new Map<string, RequestToken>();
  readonly #accessTokens = new Map<string, AccessToken>();

  findRequestToken(token: string): RequestToken | null {
    return this.#requestTokens.get(token) ?? null;
  }

  keepRequestToken(token: RequestToken): void {
    this.#requestTokens.set(token.token, token);
  }

  /** A request token is good for one access token. */
  spend(requestToken: RequestToken, accessToken: AccessToken): void {
    this.#requestTokens.delete(requestToken.token);
    this.#accessTokens.set(accessToken.token, accessToken);
  }

  findAccessToken(token: string): AccessToken | null {
    return this.#accessTokens.get(token) ?? null;
  }

  accessTokens(): readonly AccessToken[] {
    return [...this.#accessTokens.values()];
  }

  /** Tokens act as a person, whatever the name. */
  userIsRenamed(from: string, to: string): void {
    for (const token of this.accessTokens().filter(({ userName }) => userName === from))
      this.#accessTokens.set(token.token, { ...token, userName: to });
  }

  /** How many were revoked by this. */
  revoke(selection: TokenSelection): number {
    return this.#change(selection, { revoked: true });
  }

  /** How many end then. */
  expire(selection: TokenSelection, expiresAt: number): number {
    return this.#change(selection, { expiresAt });
  }

  #change({ token, user, consumerKey }: TokenSelection, change: Partial<AccessToken>): number {
    const chosen = this.accessTokens().filter(
      (each) =>
        !each.revoked &&
        (token === undefined || each.token === token) &&
        (user === undefined || each.userName === user) &&
        (consumerKey === undefined || each.consumerKey === consumerKey),
    );
    for (const each of chosen) this.#accessTokens.set(each.token, { ...each, ...change });
    return chosen.length;
  }
}

/** A value nobody guesses, of letters and digits. */
export function randomToken(): string {
  return randomBytes(16).toString('hex');
}
