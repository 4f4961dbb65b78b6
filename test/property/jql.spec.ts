import { expect } from 'chai';
import fc from 'fast-check';

import { jqlTokens } from '../../sandbox/search/jql-tokens.ts';
import { parseTextQuery } from '../../sandbox/search/text-query.ts';
import { jqlOf, literalInLucene } from '../../src/adapters/jira-server/jql.ts';

/** Texts that mean to break out. */
const attempts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('"', '\\', "'", ' ', '\n', 'a', '~', '*', ')', '\u2028', '\0') }),
  fc
    .array(
      fc.constantFrom(
        'AND',
        'OR',
        'NOT',
        'ORDER BY',
        '" OR project = SECRET',
        'x',
        '\\"',
        '(',
        'a:b',
        '/.*/',
      ),
    )
    .map((words) => words.join(' ')),
);

describe('the JQL of a text, whatever is typed', () => {
  it('stays within its quotes, and adds no clause', () => {
    fc.assert(
      fc.property(attempts, (text) => {
        const tokens = jqlTokens(jqlOf({ kind: 'text', text }));

        const order = ['word', 'word', 'word', 'word'];
        expect(tokens.map(({ kind }) => kind)).to.deep.equal(['word', 'mark', 'quoted', ...order]);
        expect(tokens[2]?.text).to.equal(literalInLucene(text));
        expect(tokens.slice(3).map((token) => token.text)).to.deep.equal(['ORDER', 'BY', 'updated', 'DESC']);
      }),
      { numRuns: 2000 },
    );
  });

  it('holds nothing that the search for texts takes for an operator', () => {
    fc.assert(
      fc.property(attempts, (text) => {
        parseTextQuery(literalInLucene(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('searches for the words that were typed', () => {
    fc.assert(
      fc.property(attempts, (text) => {
        const words = text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
        expect(parseTextQuery(literalInLucene(text)).flat()).to.deep.equal(words);
      }),
      { numRuns: 2000 },
    );
  });

  it('is on one line', () => {
    fc.assert(
      fc.property(attempts, (text) => {
        expect(jqlOf({ kind: 'text', text })).not.to.match(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe('the JQL of keys, whatever they are', () => {
  it('has each within quotes of its own', () => {
    fc.assert(
      fc.property(fc.array(attempts, { minLength: 1 }), (keys) => {
        const tokens = jqlTokens(jqlOf({ kind: 'keys', keys }));
        expect(tokens.filter(({ kind }) => kind === 'quoted').map(({ text }) => text)).to.deep.equal(keys);
      }),
    );
  });
});
