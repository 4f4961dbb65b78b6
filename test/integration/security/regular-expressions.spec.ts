import { readFileSync } from 'node:fs';

import { expect } from 'chai';

import { EXCUSED, regularExpressionsOfSrc, VERDICTS_FILE } from '../../../scripts/regular-expressions.ts';

describe('the regular expressions of src', () => {
  const verdicts = JSON.parse(readFileSync(VERDICTS_FILE, 'utf8')) as Readonly<Record<string, string>>;
  const found = regularExpressionsOfSrc();

  it('were each looked at for texts that cost more than linear time, by `npm run check:regexps`', () => {
    expect(Object.keys(verdicts)).to.deep.equal(found);
  });

  it('are linear, or excused for a reason', () => {
    for (const [literal, verdict] of Object.entries(verdicts)) {
      expect(verdict, literal).to.equal(
        EXCUSED[literal] === undefined ? 'linear' : `excused: ${EXCUSED[literal]}`,
      );
    }
  });

  it('are excused only while they are there', () => {
    expect(found).to.include.members(Object.keys(EXCUSED));
  });
});
