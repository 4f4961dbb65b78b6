import { randomBytes, sign, type KeyObject } from 'node:crypto';
import OAuth from 'oauth-1.0a';
import { JiraFailure } from '../../application/ports/jira-failure.ts';
import { InvariantViolated } from '../../domain/domain-error.ts';

/** What goes into one signature. `url` is the whole address, query included; a JSON body is never signed. */
export interface SignatureRequest {
  readonly method: string;
  readonly url: string;
  readonly consumerKey: string;
  readonly privateKey: KeyObject;
  readonly token: string | null;
  readonly timestamp: Date;
  /** The parameters of the OAuth dance that travel in the header. */
  readonly dance?: { readonly oauth_callback: string } | { readonly oauth_verifier: string };
}

/** What to send: the address as it was signed, and the Authorization header. */
export interface SignedRequest {
  readonly url: string;
  readonly authorization: string;
}

type Parameters = Readonly<Record<string, string | readonly string[]>>;

/**
 * Signs a request by OAuth 1.0a, RSA-SHA1 (RFC 5849, section 3.4), with a nonce of its own.
 * The query is written anew, percent-encoded as it is in the signature, so that no peer can read it differently.
 * @throws {InvariantViolated} when the query holds a parameter of OAuth.
 * @throws {JiraFailure} `jira_misconfigured` when this system makes no RSA-SHA1 signatures.
 */
export function signRequest(request: SignatureRequest): SignedRequest {
  const url = new URL(request.url);
  const query = parametersIn(url);
  const dance = request.dance ?? {};
  const oauth = new Rfc5849(request);

  const address = url.origin + url.pathname;
  const token = request.token === null ? undefined : { key: request.token, secret: '' };
  const signed = oauth.authorize(
    { method: request.method, url: address, data: { ...query, ...dance } },
    token,
  );

  url.hash = '';
  url.search = queryOf(query, (text) => oauth.percentEncode(text));
  return { url: url.href, authorization: oauth.toHeader({ ...signed, ...dance }).Authorization };
}

/** The package, where it would be wrong: its nonce is guessable, and it loses parameters called `__proto__`. */
class Rfc5849 extends OAuth {
  readonly #timestamp: number;

  constructor({ consumerKey, privateKey, timestamp }: SignatureRequest) {
    super({
      consumer: { key: consumerKey, secret: '' },
      signature_method: 'RSA-SHA1',
      hash_function: (baseString) => rsaSha1(baseString, privateKey),
    });
    this.#timestamp = Math.floor(timestamp.getTime() / 1000);
  }

  override getNonce(): string {
    return randomBytes(24).toString('hex');
  }

  override getTimeStamp(): number {
    return this.#timestamp;
  }

  override mergeObject<Left, Right>(left: Left, right: Right): Left & Right {
    return { ...left, ...right };
  }

  /** Called by the package, which does not tell it in its types. */
  percentEncodeData(data: Parameters): Parameters {
    const encode = (text: string): string => this.percentEncode(text);
    return Object.fromEntries(
      Object.entries(data).map(([name, value]) => [
        encode(name),
        Array.isArray(value) ? value.map(encode) : encode(String(value)),
      ]),
    );
  }
}

function parametersIn(url: URL): Parameters {
  const values = new Map<string, string[]>();
  for (const [name, value] of url.searchParams) {
    if (name.startsWith('oauth_')) throw new InvariantViolated(`a query may not hold the parameter ${name}`);
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return Object.fromEntries(values);
}

function queryOf(query: Parameters, encode: (text: string) => string): string {
  return Object.entries(query)
    .flatMap(([name, values]) => [values].flat().map((value) => `${encode(name)}=${encode(value)}`))
    .join('&');
}

function rsaSha1(baseString: string, key: KeyObject): string {
  try {
    return sign('sha1', Buffer.from(baseString), key).toString('base64');
  } catch (cause) {
    throw new JiraFailure(
      'jira_misconfigured',
      "This system cannot make RSA-SHA1 signatures, which Jira's application links take. " +
        'Either the key is no RSA key, or the OpenSSL policy of this system forbids SHA-1: allow it for Lockstep.',
      { cause },
    );
  }
}
