import { format, inspect } from 'node:util';

import { expect } from 'chai';

import { Secret } from '../../../src/domain/secret.ts';

describe('a secret', () => {
  const WORDS = ['open', 'sesame'].join('-');
  const secret = new Secret(WORDS);

  it('is told by name', () => {
    expect(secret.reveal()).to.equal(WORDS);
  });

  const SHOWN: Readonly<Record<string, string>> = {
    'made into a text': String(secret),
    'put into a template': `in: ${secret as unknown as string}`,
    'added to a text': ['', secret].join(''),
    'made into JSON': JSON.stringify({ secret, list: [secret] }),
    inspected: inspect({ secret }, { depth: null, showHidden: true }),
    formatted: format('%s %o %j', secret, secret, secret),
    'copied into an object':
      JSON.stringify(Object.assign({}, secret)) + inspect(Object.getOwnPropertyDescriptors(secret)),
    'in an error': inspect(new Error('failed', { cause: secret })),
  };
  for (const [how, shown] of Object.entries(SHOWN)) {
    it(`does not show when ${how}`, () => {
      expect(shown).to.not.include(WORDS).and.to.not.include('sesame');
    });
  }

  it('shows that it is one', () => {
    expect(String(secret)).to.equal('[secret]');
    expect(JSON.stringify({ secret })).to.equal('{"secret":"[secret]"}');
    expect(inspect(secret)).to.equal('[secret]');
  });
});
