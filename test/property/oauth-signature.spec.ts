import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { signRequest, type SignatureRequest } from '../../src/adapters/jira-server/signature.ts';
import { InvariantViolated } from '../../src/domain/domain-error.ts';
import { headerParameters, isRightlySigned, signatureBaseString } from '../support/oauth-verifier.ts';
import type { ReceivedRequest } from '../support/oauth-verifier.ts';

const RUNS = { numRuns: 400 };
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const another = generateKeyPairSync('rsa', { modulusLength: 2048 });

const AWKWARD = 'ab=&+% ?#/:;,!\'()*~-_.|[]{}"<>\\^`@$AÄ日\u{1F600}\u0301\ufeff\0';

/** Characters that encodings disagree on, beside any others. */
const text = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({
      unit: fc.constantFrom(...Array.from(AWKWARD)),
    }),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '',
      '__proto__',
      'constructor',
      'toString',
      '%2B',
      '%zz',
      '%',
      '%ff',
      'a',
      'a b',
      'a%20b',
      '0',
      '10',
      '9',
    ),
  );

const parameterName = (): fc.Arbitrary<string> => text().filter((name) => !name.startsWith('oauth_'));

/** Names come from few, so that they repeat. */
const query = (): fc.Arbitrary<string> =>
  fc
    .array(parameterName(), { minLength: 1, maxLength: 3 })
    .chain((names) => fc.array(fc.tuple(fc.constantFrom(...names), text()), { maxLength: 6 }))
    .chain((pairs) =>
      fc.constantFrom(
        new URLSearchParams(pairs).toString(),
        pairs
          .map(
            ([name, value]) =>
              `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`,
          )
          .join('&'),
        pairs.map(([name, value]) => `${name}=${value}`).join('&'),
      ),
    )
    .filter((written) => ![...new URLSearchParams(written).keys()].some((name) => name.startsWith('oauth_')));

const address = (): fc.Arbitrary<string> =>
  fc
    .record({
      scheme: fc.constantFrom('http', 'https', 'HTTPS'),
      host: fc.constantFrom(
        'jira.example.com',
        'JIRA.Example.COM',
        'jira',
        '127.0.0.1',
        '[::1]',
        'jira.bücher.example',
      ),
      port: fc.constantFrom('', ':80', ':443', ':8080', ':65535'),
      path: fc.constantFrom(
        '',
        '/',
        '/jira',
        '/jira/rest/api/2/issue/ABC-1',
        "/a b/ü/%2F/(x)'*!/;v=1",
        '//x/../y/',
      ),
      query: fc.option(query(), { nil: null }),
      fragment: fc.constantFrom('', '#here'),
    })
    .map(({ scheme, host, port, path, query: written, fragment }) =>
      [
        scheme,
        '://',
        host,
        port,
        path,
        written === null ? '' : `?${written.replaceAll('#', '%23')}`,
        fragment,
      ].join(''),
    )
    .filter(isUsable);

const request = (): fc.Arbitrary<SignatureRequest> =>
  fc
    .record(
      {
        method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
        url: address(),
        consumerKey: text(),
        privateKey: fc.constant(privateKey),
        token: fc.option(
          text().map((token) => token.toWellFormed()),
          { nil: null },
        ),
        timestamp: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
        dance: fc.oneof(
          fc.record({ oauth_callback: fc.webUrl({ withQueryParameters: true }) }),
          fc.record({ oauth_verifier: text().map((verifier) => verifier.toWellFormed()) }),
        ),
      },
      { requiredKeys: ['method', 'url', 'consumerKey', 'privateKey', 'token', 'timestamp'] },
    )
    .map((given) => ({ ...given, consumerKey: given.consumerKey.toWellFormed() }));

/** `#` cuts a query short, and may cut it to one that names a parameter of OAuth no more or anew. */
function isUsable(written: string): boolean {
  return (
    URL.canParse(written) &&
    ![...new URL(written).searchParams.keys()].some((name) => name.startsWith('oauth_'))
  );
}

/** What the server sees of a signed request. */
function received(
  { method }: SignatureRequest,
  signed: { url: string; authorization: string },
): ReceivedRequest {
  const [, scheme = '', host = '', requestTarget = ''] = /^(https?):\/\/([^/?]*)(.*)$/.exec(signed.url) ?? [];
  return {
    method,
    scheme: scheme === 'http' ? 'http' : 'https',
    host,
    requestTarget,
    authorization: signed.authorization,
  };
}

describe('OAuth 1.0a signatures', () => {
  it('are accepted by a server that follows RFC 5849, whatever the address and its query hold', () => {
    fc.assert(
      fc.property(request(), (given) => {
        const seen = received(given, signRequest(given));

        expect(isRightlySigned(seen, publicKey), signatureBaseString(seen)).to.equal(true);
      }),
      RUNS,
    );
  });

  it('are accepted however the server writes host and scheme', () => {
    fc.assert(
      fc.property(request(), (given) => {
        const seen = received(given, signRequest(given));

        expect(isRightlySigned({ ...seen, host: seen.host.toUpperCase() }, publicKey)).to.equal(true);
      }),
      { numRuns: 50 },
    );
  });

  it('leave the query with the parameters it came with', () => {
    fc.assert(
      fc.property(request(), (given) => {
        const sorted = (url: string): string[] =>
          [...new URL(url).searchParams].map((pair) => JSON.stringify(pair)).toSorted();

        expect(sorted(signRequest(given).url)).to.deep.equal(sorted(given.url));
      }),
      { numRuns: 100 },
    );
  });

  it('are refused when anything of the request was changed on its way', () => {
    const changes: readonly ((seen: ReceivedRequest) => ReceivedRequest)[] = [
      (seen) => ({ ...seen, method: seen.method === 'GET' ? 'DELETE' : 'GET' }),
      (seen) => ({ ...seen, scheme: seen.scheme === 'http' ? 'https' : 'http' }),
      (seen) => ({ ...seen, host: `x${seen.host}` }),
      (seen) => ({ ...seen, requestTarget: seen.requestTarget.replace(/(\?|$)/, 'x$1') }),
      (seen) => ({
        ...seen,
        requestTarget: `${seen.requestTarget}${seen.requestTarget.includes('?') ? '&' : '?'}added=1`,
      }),
      ...['oauth_nonce', 'oauth_timestamp', 'oauth_consumer_key'].map((name) => (seen: ReceivedRequest) => ({
        ...seen,
        authorization: seen.authorization.replace(`${name}="`, `${name}="1`),
      })),
    ];
    fc.assert(
      fc.property(request(), fc.constantFrom(...changes), (given, change) => {
        const seen = change(received(given, signRequest(given)));

        expect(isRightlySigned(seen, publicKey)).to.equal(false);
      }),
      RUNS,
    );
  });

  it('are refused for another key', () => {
    fc.assert(
      fc.property(request(), (given) => {
        expect(isRightlySigned(received(given, signRequest(given)), another.publicKey)).to.equal(false);
      }),
      { numRuns: 25 },
    );
  });

  it('carry a nonce of their own each, and only what OAuth knows in the header', () => {
    fc.assert(
      fc.property(request(), (given) => {
        const [one, other] = [signRequest(given), signRequest(given)].map(
          ({ authorization }) => new Map(headerParameters(authorization)),
        );

        expect(one?.get('oauth_nonce')).to.match(/^[0-9a-f]{48}$/);
        expect(one?.get('oauth_nonce')).not.to.equal(other?.get('oauth_nonce'));
        expect([...(one?.keys() ?? [])].toSorted()).to.deep.equal(
          [
            'oauth_consumer_key',
            'oauth_nonce',
            'oauth_signature',
            'oauth_signature_method',
            'oauth_timestamp',
            'oauth_version',
            ...(given.token === null ? [] : ['oauth_token']),
            ...Object.keys(given.dance ?? {}),
          ].toSorted(),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('are not made for a query that holds a parameter of OAuth', () => {
    const url = 'https://jira.example.com/rest/api/2/search?oauth_token=x';

    expect(() =>
      signRequest({ method: 'GET', url, consumerKey: 'k', privateKey, token: null, timestamp: new Date(0) }),
    ).to.throw(InvariantViolated);
  });
});
