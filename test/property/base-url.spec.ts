import fc from 'fast-check';
import { expect } from 'chai';

import { isSamePlace, normalizeBaseUrl } from '../../src/domain/base-url.ts';
import { InvalidValue } from '../../src/domain/domain-error.ts';
import { webhookTokenIn, webhookUrl } from '../../src/domain/jira-webhook.ts';
import { typedBaseUrl } from '../support/arbitraries.ts';

describe('making a base URL normal', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(typedBaseUrl(), (typed) => {
        const normal = normalizeBaseUrl('baseUrl', typed);
        expect(normalizeBaseUrl('baseUrl', normal)).to.equal(normal);
        expect(isSamePlace(typed, normal)).to.equal(true);
      }),
    );
  });

  it('ends in no slash, and lets a path be added by mere joining', () => {
    fc.assert(
      fc.property(typedBaseUrl(), (typed) => {
        const normal = normalizeBaseUrl('baseUrl', typed);
        expect(normal).to.match(/^https?:\/\/[^A-Z/]+(\/.*)?[^/]$/);
        expect(new URL(`${normal}/rest/api/2`).pathname.endsWith('/rest/api/2')).to.equal(true);
      }),
    );
  });

  it('takes any other text, or refuses it by its field', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true })),
        (text) => {
          try {
            expect(new URL(normalizeBaseUrl('baseUrl', text)).search).to.equal('');
          } catch (error) {
            expect(error).to.be.instanceOf(InvalidValue).with.property('field', 'baseUrl');
          }
        },
      ),
    );
  });
});

describe('the webhook URL', () => {
  it('gives its token back under any public address, and under no other', () => {
    const token = fc.stringMatching(/^[A-Za-z0-9_-]{1,9}\.[A-Za-z0-9_-]{1,9}\.[A-Za-z0-9_-]{1,9}$/);
    fc.assert(
      fc.property(typedBaseUrl(), typedBaseUrl(), token, (typed, other, words) => {
        const publicUrl = normalizeBaseUrl('publicUrl', typed);
        const url = webhookUrl(publicUrl, words);
        expect(webhookTokenIn(url, publicUrl)).to.equal(words);
        if (!isSamePlace(typed, other)) {
          expect(webhookTokenIn(url, normalizeBaseUrl('publicUrl', other))).to.equal(null);
        }
      }),
    );
  });
});
