import { expect } from 'chai';
import fc from 'fast-check';

import { commentForJira, creationIn } from '../../src/domain/outbound/comment-for-jira.ts';
import { asWikiText, wikiPieces } from '../../src/domain/outbound/wiki-text.ts';
import type { EffectId } from '../../src/domain/ids.ts';
import { render } from '../support/wiki-renderer.ts';

const CREATION = '0198f2b4-0000-7000-8000-000000000001' as EffectId;

/** Signs that mean something to Jira, close together, with words between. */
const sign = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    '|',
    '*',
    '_',
    '-',
    '+',
    '^',
    '~',
    '?',
    '!',
    '#',
    '\\',
    '(',
    ')',
    ':',
    ';',
    '&',
    '/',
    '.',
    '@',
  ],
  ...[' ', ' ', '\n', '\t', 'a', 'D', 'P', '1', 'é', '日', '🎈', '<', '>', '"', "'", '=', '%', ','],
  ...['h1.', 'bq.', '{code}', '{noformat}', '{quote}', '[~admin]', '!a.png!', '----', '{anchor:lockstep-x}'],
  ...['https://example.com/', 'http://a.example', 'mailto:', 'file:', ':)', '(x)', '&#42;', '&amp;', '\\\\'],
);
const text = fc.array(sign, { maxLength: 25 }).map((signs) => signs.join(''));

describe('a text of the tracker in Jira’s wiki markup', () => {
  it('is no markup, and reads as it was', () => {
    fc.assert(
      fc.property(text, (written) => {
        const { text: read, markup } = render(asWikiText(written));

        expect(markup).to.deep.equal([]);
        expect(read).to.equal(written);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is no markup wherever it is cut between two pieces, and reads as its beginning', () => {
    fc.assert(
      fc.property(text, fc.nat(30), (written, end) => {
        const cut = wikiPieces(written).slice(0, end).join('');
        const { text: read, markup } = render(cut);

        expect(markup).to.deep.equal([]);
        expect(written.startsWith(read)).to.equal(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a comment of the tracker in Jira', () => {
  const author = fc.option(text);

  it('is one quote, with nothing of anybody’s in it that is markup', () => {
    fc.assert(
      fc.property(author, text, (by, body) => {
        const lines = commentForJira({ author: by, body, creation: CREATION }).split('\n');
        const [head = '', ...rest] = lines;

        expect(head.endsWith(` wrote in the tracker:{anchor:lockstep-${CREATION}}`)).to.equal(true);
        expect([rest.at(0), rest.at(-1)]).to.deep.equal(['{quote}', '{quote}']);
        expect(render(head.slice(0, head.indexOf('{anchor:'))).markup).to.deep.equal([]);
        expect(render(rest.slice(1, -1).join('\n')).markup).to.deep.equal([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is never longer than Jira takes, and well-formed, however long it was', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 500, max: 900 }), fc.nat(60), (part, longest, times) => {
        const body = part.repeat(times);
        const comment = commentForJira({ author: 'Ada', body, creation: CREATION }, longest);

        expect(comment.length).to.be.at.most(longest);
        expect(comment.isWellFormed()).to.equal(true);
        expect(comment.match(/\{quote\}/g)).to.have.lengthOf(2);
        const quoted = comment.slice(comment.indexOf('{quote}\n') + 8, comment.lastIndexOf('\n{quote}'));
        expect(render(quoted).markup).to.deep.equal([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('tells by which Effect it came, whatever is written in it', () => {
    fc.assert(
      fc.property(author, text, (by, body) => {
        expect(creationIn(commentForJira({ author: by, body, creation: CREATION }))).to.equal(CREATION);
      }),
    );
  });
});
