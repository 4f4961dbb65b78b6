import { percentEncode } from './percent-encoding.ts';

export type OAuthProblemName =
  | 'consumer_key_unknown'
  | 'nonce_used'
  | 'parameter_absent'
  | 'parameter_rejected'
  | 'permission_denied'
  | 'permission_unknown'
  | 'signature_invalid'
  | 'signature_method_rejected'
  | 'timestamp_refused'
  | 'token_expired'
  | 'token_rejected'
  | 'verifier_invalid'
  | 'version_rejected';

/** Why a signed request is refused, and what else the answer tells the caller. */
export class OAuthProblem extends Error {
  readonly problem: OAuthProblemName;
  readonly details: Readonly<Record<string, string>>;

  constructor(problem: OAuthProblemName, details: Readonly<Record<string, string>> = {}) {
    super(`oauth_problem=${problem}`);
    this.name = 'OAuthProblem';
    this.problem = problem;
    this.details = details;
  }

  /** 400 when the request itself is malformed, else 401. */
  get status(): 400 | 401 {
    return this.problem === 'parameter_absent' || this.problem === 'parameter_rejected' ? 400 : 401;
  }

  /** The answer's body, form-encoded. */
  toBody(): string {
    return this.#pairs()
      .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
      .join('&');
  }

  /** The answer's WWW-Authenticate header. */
  toHeader(realm: string): string {
    return `OAuth ${[['realm', realm] as const, ...this.#pairs()]
      .map(([name, value]) => `${percentEncode(name)}="${percentEncode(value)}"`)
      .join(', ')}`;
  }

  #pairs(): readonly (readonly [string, string])[] {
    return [['oauth_problem', this.problem], ...Object.entries(this.details)];
  }
}
