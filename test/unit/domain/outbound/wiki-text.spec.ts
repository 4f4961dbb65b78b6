import { expect } from 'chai';

import { asWikiText, wikiPieces } from '../../../../src/domain/outbound/wiki-text.ts';
import { render } from '../../../support/wiki-renderer.ts';

/** Each with what Jira would make of it as it is. */
const CONSTRUCTS: readonly (readonly [string, string])[] = [
  ['{code}rm -rf{code}', 'macro'],
  ['{noformat}', 'macro'],
  ['{color:red}x{color}', 'macro'],
  ['{{mono}}', 'phrase \\{\\{'],
  ['ping [~admin] please', 'mention'],
  ['[text|https://example.com]', 'link'],
  ['[^file.txt]', 'link'],
  ['!picture.png!', 'image'],
  ['h1. Heading', 'heading'],
  ['  H3. Heading', 'heading'],
  ['bq. Quote', 'quote'],
  ['||head||\n|cell|', 'table'],
  ['* item', 'list'],
  ['-- item', 'list'],
  ['## item', 'list'],
  ['----', 'rule'],
  ['a -- b --- c', 'dash'],
  ['*bold*', 'phrase \\*'],
  ['_emphasis_', 'phrase _'],
  ['-deleted-', 'phrase -'],
  ['+inserted+', 'phrase \\+'],
  ['^sup^ ~sub~', 'phrase \\^'],
  ['??cited??', 'phrase \\?\\?'],
  ['sure :)', 'face :)'],
  ['sure :D', 'face :D'],
  ['(x) no', 'face (x)'],
  ['line\\\\break', 'newline'],
];

describe('a text of the tracker in Jira’s wiki markup', () => {
  for (const [text, kind] of CONSTRUCTS) {
    it(`means nothing and reads the same: ${JSON.stringify(text)}`, () => {
      expect(render(text).markup, 'as it is').to.include(kind);

      const { text: read, markup } = render(asWikiText(text));

      expect(markup).to.deep.equal([]);
      expect(read).to.equal(text);
    });
  }

  it('is as people write it where nothing in it is markup', () => {
    for (const text of [
      'It fails since 2024-01-02, in some_long_name, well-known.',
      'What? Why! no',
      'C:\\temp\\new, a & b < c > d, "quoted", it’s 50% of ada@example.com',
      'at line 10: x = y; z',
    ])
      expect(asWikiText(text).replace('\\!', '!')).to.equal(text);
  });

  it('keeps an address to be clicked on, in brackets and before a full stop too', () => {
    for (const text of [
      'see https://example.com/a_b/c-d?e=f&g=h#i_j.',
      '(https://example.com/x), <http://example.com/y>',
    ]) {
      const { text: read, markup, addresses } = render(asWikiText(text));
      expect(read).to.equal(text);
      expect(markup).to.deep.equal([]);
      expect(addresses.length).to.be.greaterThan(0);
      for (const address of addresses) expect(text).to.include(address);
    }
  });

  it('leaves every other address to be read, and none to be clicked on', () => {
    for (const text of [
      'https://example.com/{code}',
      'https://example.com/[~admin]',
      'https://example.com/(x)',
      'https://example.com/>:)',
      'https://example.com/:)',
      'mailto:ada@example.com',
      'file:///etc/passwd',
      'ftp://example.com',
      'xhttps://example.com/*a*',
    ]) {
      const { text: read, markup, addresses } = render(asWikiText(text));
      expect(read, text).to.equal(text);
      expect(markup, text).to.deep.equal([]);
      expect(addresses, text).to.deep.equal([]);
    }
  });

  it('makes no face of a word by being cut in it', () => {
    for (const text of ['is:Done', 'is:-Pending', ':D:Dx', '{:Dhttp://a.example']) {
      for (const [index] of wikiPieces(text).entries()) {
        const cut = wikiPieces(text)
          .slice(0, index + 1)
          .join('');
        expect(render(cut).markup, cut).to.deep.equal([]);
      }
    }
  });

  it('shows backslashes and character references as they are', () => {
    for (const text of [
      '\\\\server\\share',
      '\\[~admin]',
      '\\{code}',
      '&lt;b&gt; &#42;bold&#42;',
      'a\\',
      '\\\\\\',
    ])
      expect(render(asWikiText(text))).to.deep.equal({ text, markup: [], addresses: [] });
  });

  it('has one kind of line end, and nothing that XML cannot hold', () => {
    expect(asWikiText('a\r\nb\rc\u2028d')).to.equal('a\nb\nc\nd');
    expect(asWikiText('a\u0000\u0007b\ud800c')).to.equal('ab\ufffdc');
  });
});
