import type { ApplicationLinks } from './application-links.ts';
import { baseStringOf } from './base-string.ts';
import { Nonces } from './nonces.ts';
import { OAuthProblem } from './oauth-problem.ts';
import { verifyRsaSha1 } from './public-key.ts';
import { parametersOf } from './request-parameters.ts';
import type { RawRequest } from './request-parameters.ts';
import { oauthParametersOf, requireParameters } from './signed-call.ts';
import type { OAuthParameters, SignedCall } from './signed-call.ts';

const WINDOW_SECONDS = 300;
const ALWAYS_NEEDED = [
  'oauth_consumer_key',
  'oauth_signature_method',
  'oauth_signature',
  'oauth_timestamp',
  'oauth_nonce',
] as const;

/** Checks signed requests after RFC 5849; does not know tokens. */
export class SignatureCheck {
  readonly #links: ApplicationLinks;
  readonly #now: () => number;
  readonly #nonces = new Nonces();

  constructor({ links, now }: { readonly links: ApplicationLinks; readonly now: () => number }) {
    this.#links = links;
    this.#now = now;
  }

  /**
   * Answers once for a request that is well signed and fresh. A nonce counts as used only when the signature is right.
   * @throws {OAuthProblem} otherwise.
   */
  verify(request: RawRequest, alsoNeeded: readonly string[] = []): SignedCall {
    const parameters = parametersOf(request);
    const oauth = oauthParametersOf(parameters);
    requireParameters(oauth, [...ALWAYS_NEEDED, ...alsoNeeded]);
    if ((oauth.get('oauth_version') ?? '1.0') !== '1.0') {
      throw new OAuthProblem('version_rejected', { oauth_acceptable_versions: '1.0-1.0' });
    }
    const link = this.#links.find(value(oauth, 'oauth_consumer_key'));
    if (link === null) throw new OAuthProblem('consumer_key_unknown');
    if (oauth.get('oauth_signature_method') !== 'RSA-SHA1')
      throw new OAuthProblem('signature_method_rejected');

    const timestamp = this.#checkTimestamp(oauth);
    const baseString = baseStringOf(request, [...parameters.header, ...parameters.other]);
    if (!verifyRsaSha1(link.key, baseString, value(oauth, 'oauth_signature'))) {
      throw new OAuthProblem('signature_invalid', {
        oauth_signature: value(oauth, 'oauth_signature'),
        oauth_signature_base_string: baseString,
      });
    }
    const times = { now: this.#now(), until: (timestamp + 2 * WINDOW_SECONDS) * 1000 };
    if (!this.#nonces.take(link.consumerKey, value(oauth, 'oauth_nonce'), times)) {
      throw new OAuthProblem('nonce_used');
    }
    return { link, oauth };
  }

  #checkTimestamp(oauth: OAuthParameters): number {
    const text = value(oauth, 'oauth_timestamp');
    if (!/^\d{1,12}$/.test(text)) {
      throw new OAuthProblem('parameter_rejected', { oauth_parameters_rejected: 'oauth_timestamp' });
    }
    const now = Math.floor(this.#now() / 1000);
    const timestamp = Number(text);
    if (Math.abs(now - timestamp) > WINDOW_SECONDS) {
      const acceptable = `${now - WINDOW_SECONDS}-${now + WINDOW_SECONDS}`;
      throw new OAuthProblem('timestamp_refused', { oauth_acceptable_timestamps: acceptable });
    }
    return timestamp;
  }
}

function value(oauth: OAuthParameters, name: string): string {
  return oauth.get(name) ?? '';
}
