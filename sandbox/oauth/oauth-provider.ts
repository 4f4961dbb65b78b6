import { ApplicationLinks } from './application-links.ts';
import { OAuthProblem } from './oauth-problem.ts';
import type { RawRequest } from './request-parameters.ts';
import { SignatureCheck } from './signature-check.ts';
import { randomToken, Tokens } from './tokens.ts';
import type { AccessToken, RequestToken } from './tokens.ts';

export interface TokenLifetimes {
  readonly requestTokenMs: number;
  readonly accessTokenMs: number;
}

/** Ten minutes, and five years. */
export const JIRA_TOKEN_LIFETIMES: TokenLifetimes = {
  requestTokenMs: 600_000,
  accessTokenMs: 157_680_000_000,
};

const RENEWABLE_FOR_MS = 30 * 86_400_000;

/** OAuth 1.0a as Jira's application links speak it. */
export class OAuthProvider {
  readonly links = new ApplicationLinks();
  readonly tokens = new Tokens();
  readonly #signatures: SignatureCheck;
  readonly #now: () => number;
  readonly #lifetimes: TokenLifetimes;

  constructor({ now, lifetimes }: { readonly now: () => number; readonly lifetimes: TokenLifetimes }) {
    this.#now = now;
    this.#lifetimes = lifetimes;
    this.#signatures = new SignatureCheck({ links: this.links, now });
  }

  /** Answers a request for a request token. @throws {OAuthProblem} */
  giveRequestToken(request: RawRequest): RequestToken {
    const { link, oauth } = this.#signatures.verify(request);
    const callback = oauth.get('oauth_callback') ?? '';
    const isUrl = callback !== '' && callback !== 'oob';
    if (isUrl && !isHttpUrl(callback)) {
      throw new OAuthProblem('parameter_rejected', { oauth_parameters_rejected: 'oauth_callback' });
    }
    const token: RequestToken = {
      token: randomToken(),
      secret: randomToken(),
      consumerKey: link.consumerKey,
      callbackUrl: isUrl ? callback : link.callbackUrl,
      expiresAt: this.#now() + this.#lifetimes.requestTokenMs,
      answer: null,
    };
    this.tokens.keepRequestToken(token);
    return token;
  }

  /** The token a person is asked about. @throws {OAuthProblem} when it is unknown, answered or too old. */
  askedRequestToken(token: string): RequestToken {
    const asked = this.tokens.findRequestToken(token);
    if (asked?.answer !== null) throw new OAuthProblem('token_rejected');
    if (asked.expiresAt <= this.#now()) throw new OAuthProblem('token_expired');
    return asked;
  }

  /** Takes a person's answer. @throws {OAuthProblem} as `askedRequestToken` does. */
  answer(token: string, answer: { readonly userName: string; readonly allowed: boolean }): RequestToken {
    const asked = this.askedRequestToken(token);
    const { userName, allowed } = answer;
    const answered: RequestToken = {
      ...asked,
      answer: allowed ? { allowed, userName, verifier: randomToken().slice(0, 6) } : { allowed: false },
    };
    this.tokens.keepRequestToken(answered);
    return answered;
  }

  /** Answers a request for an access token. @throws {OAuthProblem} */
  giveAccessToken(request: RawRequest): AccessToken {
    const { link, oauth } = this.#signatures.verify(request, ['oauth_token', 'oauth_verifier']);
    const spent = this.tokens.findRequestToken(oauth.get('oauth_token') ?? '');
    if (spent?.consumerKey !== link.consumerKey) throw new OAuthProblem('token_rejected');
    if (spent.expiresAt <= this.#now()) throw new OAuthProblem('token_expired');
    if (spent.answer === null) throw new OAuthProblem('permission_unknown');
    if (!spent.answer.allowed) throw new OAuthProblem('permission_denied');
    if (spent.answer.verifier !== oauth.get('oauth_verifier')) throw new OAuthProblem('verifier_invalid');

    const token: AccessToken = {
      token: randomToken(),
      secret: spent.secret,
      consumerKey: link.consumerKey,
      userName: spent.answer.userName,
      sessionHandle: randomToken(),
      createdAt: this.#now(),
      expiresAt: this.#now() + this.#lifetimes.accessTokenMs,
      revoked: false,
    };
    this.tokens.spend(spent, token);
    return token;
  }

  /** The token a signed request of the API acts by. @throws {OAuthProblem} */
  authenticate(request: RawRequest): AccessToken {
    const { link, oauth } = this.#signatures.verify(request, ['oauth_token']);
    const token = this.tokens.findAccessToken(oauth.get('oauth_token') ?? '');
    if (token?.consumerKey !== link.consumerKey || token.revoked) {
      throw new OAuthProblem('token_rejected');
    }
    if (token.expiresAt <= this.#now()) throw new OAuthProblem('token_expired');
    return token;
  }
}

/** How the answer to a request for an access token tells the token's times, in seconds. */
export function accessTokenAnswer(token: AccessToken): URLSearchParams {
  const expiresIn = token.expiresAt - token.createdAt;
  return new URLSearchParams({
    oauth_token: token.token,
    oauth_token_secret: token.secret,
    oauth_expires_in: String(Math.floor(expiresIn / 1000)),
    oauth_session_handle: token.sessionHandle,
    oauth_authorization_expires_in: String(Math.floor((expiresIn + RENEWABLE_FOR_MS) / 1000)),
  });
}

/** Where the browser is sent after the answer; null when neither the request nor the link names a place. */
export function callbackAfter({ token, callbackUrl, answer }: RequestToken): string | null {
  if (callbackUrl === null || answer === null) return null;
  const verifier = answer.allowed ? answer.verifier : 'denied';
  const mark = callbackUrl.includes('?') ? '&' : '?';
  return `${callbackUrl}${mark}oauth_token=${token}&oauth_verifier=${verifier}`;
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
