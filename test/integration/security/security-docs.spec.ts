import { readFileSync } from 'node:fs';

import { expect } from 'chai';

import { expectToBeThere, shownTestsIn } from '../../support/shown-tests.ts';

describe('docs/security.md', () => {
  const text = readFileSync('docs/security.md', 'utf8');
  const rows = text.split('\n').filter((line) => /^\| (?!-|threat)/.test(line));

  it('has for every threat what stops it, and a test that shows it', () => {
    expect(rows).to.have.lengthOf.at.least(25);
    for (const row of rows) {
      const [, threat = '', stops = '', shown = ''] = row.split('|').map((cell) => cell.trim());
      expect([threat, stops], row).not.to.include('');
      expect(shownTestsIn(`${shown} |`), row).not.to.be.empty;
    }
  });

  it('names tests that are there', () => {
    expectToBeThere(shownTestsIn(text));
  });
});
