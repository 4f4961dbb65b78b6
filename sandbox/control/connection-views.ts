export interface ApplicationLinkView {
  readonly consumerKey: string;
  readonly name: string;
  readonly publicKey: string;
  readonly callbackUrl: string | null;
}

export interface Authorize {
  readonly requestToken: string;
  /** Who answers; `admin` when left out. */
  readonly user?: string | undefined;
  /** `allow` when left out. */
  readonly decision?: 'allow' | 'deny' | undefined;
}

export interface Authorized {
  /** Where Jira would send the browser; null: it would show a page and stay. */
  readonly redirectUrl: string | null;
  /** Null when refused. */
  readonly verifier: string | null;
}

export interface CreatePersonalAccessToken {
  readonly user?: string | undefined;
  readonly name?: string | undefined;
  /** Null: it never expires. */
  readonly expiresInDays?: number | null | undefined;
}
