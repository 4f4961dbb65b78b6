import { existsSync, readFileSync } from 'node:fs';

import { expect } from 'chai';

/** `test/some.spec.ts`: a title of it, up to the next line break of the cell. */
const SHOWN = /`(test\/[\w/.-]+\.ts)`: ([^|]*?)\s*(?=\||$)/gm;

interface Shown {
  readonly file: string;
  readonly title: string;
}

function shownIn(text: string): readonly Shown[] {
  return text
    .split('\n')
    .flatMap((line) => line.split('<br>').flatMap((part) => [...part.matchAll(SHOWN)]))
    .map(([, file = '', title = '']) => ({ file, title }));
}

describe('docs/parity.md', () => {
  const parity = readFileSync('docs/parity.md', 'utf8');
  const rows = parity.split('\n').filter((line) => /^\|.*\| [=~x] +\|/.test(line));

  it('has a test, or a reason why there can be none, for every case', () => {
    expect(rows).to.have.lengthOf.at.least(20);
    for (const row of rows) {
      const [, , mark = '', here = '', shown = ''] = row.split('|').map((cell) => cell.trim());
      if (mark !== 'x') expect(shownIn(`${shown} |`), row).not.to.be.empty;
      expect(here, row).not.to.equal('');
    }
  });

  it('names tests that are there', () => {
    const shown = shownIn(parity);
    expect(shown.length).to.be.at.least(rows.length);
    for (const { file, title } of shown) {
      expect(existsSync(file), file).to.equal(true);
      expect(readFileSync(file, 'utf8').includes(title), `${file}: ${title}`).to.equal(true);
    }
  });
});
