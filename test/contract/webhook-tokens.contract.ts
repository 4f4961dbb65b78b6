import { createHmac } from 'node:crypto';

import { expect } from 'chai';

import type { WebhookTokens } from '../../src/application/ports/webhook-tokens.ts';
import type { IntegrationId } from '../../src/domain/ids.ts';
import { Secret } from '../../src/domain/secret.ts';
import { WEBHOOK_TOKEN_AUDIENCE, type WebhookSecret } from '../../src/domain/webhook-token.ts';

const INTEGRATION = '0197a2f4-7d7e-7000-8000-000000000001' as IntegrationId;

/** What every WebhookTokens promises. */
export function webhookTokensContract(adapter: string, open: () => WebhookTokens): void {
  describe(`WebhookTokens contract: ${adapter}`, () => {
    const tokens = open();
    const secret = aSecret('first');

    it('makes the token of the same contents again byte for byte, also from another Secret of the same value', () => {
      const again = { ...secret, value: new Secret(secret.value.reveal()) };

      expect(open().issue(INTEGRATION, again)).to.equal(tokens.issue(INTEGRATION, secret));
    });

    it('makes a token without the characters that Jira would substitute', () => {
      expect(tokens.issue(INTEGRATION, secret)).to.match(/^[\w.-]+$/);
    });

    it('says the id, the audience and the secret, and no times', () => {
      const [header, payload] = tokens.issue(INTEGRATION, secret).split('.').slice(0, 2).map(decoded);

      expect(header).to.deep.equal({ alg: 'HS256', typ: 'JWT' });
      expect(payload).to.deep.equal({ id: INTEGRATION, aud: WEBHOOK_TOKEN_AUDIENCE, jti: secret.id });
    });

    it('reads back what it made', () => {
      const token = tokens.issue(INTEGRATION, secret);

      expect(tokens.claims(token)).to.deep.equal({ integrationId: INTEGRATION, secretId: secret.id });
      expect(tokens.isSignedBy(token, secret)).to.equal(true);
    });

    it('takes a token for signed only by its own secret', () => {
      const token = tokens.issue(INTEGRATION, secret);

      for (let time = 0; time < 2; time += 1) expect(tokens.isSignedBy(token, secret)).to.equal(true);
      expect(tokens.isSignedBy(token, aSecret('first', 'another value'))).to.equal(false);
      expect(tokens.isSignedBy(token, { ...secret, id: 'second' })).to.equal(false);
    });

    it('takes a token with any part changed for not signed', () => {
      const parts = tokens.issue(INTEGRATION, secret).split('.');
      const other = tokens.issue('another' as IntegrationId, aSecret('second')).split('.');
      expect(tokens.isSignedBy(parts.join('.'), secret)).to.equal(true);

      for (const index of [1, 2]) {
        const changed = parts.with(index, other[index] ?? '').join('.');
        expect(tokens.isSignedBy(changed, secret)).to.equal(false);
      }
    });

    const ours = { id: INTEGRATION, aud: WEBHOOK_TOKEN_AUDIENCE, jti: 'first' };
    const foreign: readonly (readonly [string, string])[] = [
      ['an empty text', ''],
      ['words', 'not a token'],
      ['two parts', 'eyJhbGciOiJIUzI1NiJ9.e30'],
      ['parts that are no JSON', 'aaaa.bbbb.cccc'],
      ['a payload that is null', signed({ alg: 'HS256' }, null)],
      ['a payload that is a list', signed({ alg: 'HS256' }, [ours])],
      ['a payload that is a text', signed({ alg: 'HS256' }, 'text')],
      ['a header that is a list', signed([], ours)],
      ['no algorithm', signed({}, ours)],
      ['the algorithm none', signed({ alg: 'none', typ: 'JWT' }, ours)],
      ['the algorithm none, and no signature', `${unsigned({ alg: 'none' }, ours)}.`],
      ['another algorithm', signed({ alg: 'HS512', typ: 'JWT' }, ours)],
      ['another audience', signed({ alg: 'HS256', typ: 'JWT' }, { ...ours, aud: 'another' })],
      [
        'an audience that is a list',
        signed({ alg: 'HS256' }, { ...ours, aud: [['x'], WEBHOOK_TOKEN_AUDIENCE] }),
      ],
      ['no audience', signed({ alg: 'HS256', typ: 'JWT' }, { id: INTEGRATION, jti: 'first' })],
      ['an id that is a number', signed({ alg: 'HS256', typ: 'JWT' }, { ...ours, id: 7 })],
      ['an id with a NUL', signed({ alg: 'HS256', typ: 'JWT' }, { ...ours, id: 'a\0b' })],
      ['an endless id', signed({ alg: 'HS256', typ: 'JWT' }, { ...ours, id: 'a'.repeat(1000) })],
      [
        'no secret id',
        signed({ alg: 'HS256', typ: 'JWT' }, { id: INTEGRATION, aud: WEBHOOK_TOKEN_AUDIENCE }),
      ],
      [
        'a __proto__ that says it all',
        signedText('{"alg":"HS256"}', `{"__proto__":${JSON.stringify(ours)}}`),
      ],
      [
        'more than 4096 characters',
        signed({ alg: 'HS256', typ: 'JWT' }, { ...ours, more: 'x'.repeat(5000) }),
      ],
      ['a megabyte', 'e'.repeat(1_000_000)],
      ['a token and a line break', `${tokens.issue(INTEGRATION, secret)}\n`],
    ];
    for (const [what, token] of foreign) {
      it(`finds no claims in ${what}`, () => {
        expect(tokens.claims(token)).to.equal(null);
      });
    }

    it('takes a foreign token for not signed, also when its maker had the secret', () => {
      const taken = foreign.filter(([, token]) => tokens.isSignedBy(token, secret)).map(([what]) => what);

      expect(taken).to.deep.equal([]);
    });
  });
}

function aSecret(id: string, value = 'the value of a webhook secret, long enough'): WebhookSecret {
  return { id, value: new Secret(value), bodySecret: null, retiresAt: null };
}

function unsigned(header: unknown, payload: unknown): string {
  return [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
}

function signed(header: unknown, payload: unknown): string {
  return signedText(JSON.stringify(header), JSON.stringify(payload));
}

function signedText(header: string, payload: string): string {
  const content = [header, payload].map((part) => Buffer.from(part).toString('base64url')).join('.');
  const mac = createHmac('sha256', aSecret('first').value.reveal()).update(content).digest('base64url');
  return `${content}.${mac}`;
}

function decoded(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
}
