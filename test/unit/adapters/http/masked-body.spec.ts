import { expect } from 'chai';
import fc from 'fast-check';

import { formatted, withoutSecrets } from '../../../../src/adapters/http/console/masked-body.ts';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJpZCI6IjEifQ.c2lnbmF0dXJl';

describe('the body of a Delivery, for people', () => {
  for (const [what, body, shown] of [
    ['a password', '{"password": "hunter2"}', '{"password": "[removed]"}'],
    ['what is called a token, whatever its case', '{"apiToken":"abc"}', '{"apiToken":"[removed]"}'],
    [
      'every secret of a list',
      '{"secrets" : ["a","b"],"c":"d"}',
      '{"secrets" : ["[removed]","[removed]"],"c":"d"}',
    ],
    ['a secret with quotes in it', '{"secret":"a\\"b"}', '{"secret":"[removed]"}'],
    ['a signed token in any text', `{"body":"see ${TOKEN}."}`, '{"body":"see [removed]."}'],
    [
      'a password in an address',
      '{"url":"https://ada:pw@example.com/"}',
      '{"url":"https://[removed]@example.com/"}',
    ],
  ] as const) {
    it(`hides ${what}`, () => {
      expect(withoutSecrets(body)).to.equal(shown);
    });
  }

  it('is as it came in everything else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'summary', 'key'), fc.integer()), (value) => {
        const text = JSON.stringify(value, null, 3);
        expect(withoutSecrets(text)).to.equal(text);
      }),
    );
  });

  it('stays JSON where it was JSON, and is no other text where it was none', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(() => JSON.parse(withoutSecrets(text)) as unknown).not.to.throw();
      }),
    );
    expect(formatted(withoutSecrets('{"cut off": "he'))).to.equal('{"cut off": "he');
  });
});
