import { readFileSync } from 'node:fs';

import { expect } from 'chai';

import { expectToBeThere, shownTestsIn } from '../support/shown-tests.ts';

describe('docs/parity.md', () => {
  const parity = readFileSync('docs/parity.md', 'utf8');
  const rows = parity.split('\n').filter((line) => /^\|.*\| [=~x] +\|/.test(line));

  it('has a test, or a reason why there can be none, for every case', () => {
    expect(rows).to.have.lengthOf.at.least(20);
    for (const row of rows) {
      const [, , mark = '', here = '', shown = ''] = row.split('|').map((cell) => cell.trim());
      if (mark !== 'x') expect(shownTestsIn(`${shown} |`), row).not.to.be.empty;
      expect(here, row).not.to.equal('');
    }
  });

  it('names tests that are there', () => {
    const shown = shownTestsIn(parity);
    expect(shown.length).to.be.at.least(rows.length);
    expectToBeThere(shown);
  });
});
