import { expect } from 'chai';

import type { EffectId } from '../../../../src/domain/ids.ts';
import { commentForJira, creationIn } from '../../../../src/domain/outbound/comment-for-jira.ts';

const CREATION = '0198f2b4-5c1e-7000-8000-0000000000aa' as EffectId;
const remark = (body: string, author: string | null = 'Ada') => ({ author, body, creation: CREATION });

describe('a comment of the tracker in Jira', () => {
  it('tells who wrote it, and quotes it', () => {
    expect(commentForJira(remark('It breaks.\n\nAgain.'))).to.equal(
      `Ada wrote in the tracker:{anchor:lockstep-${CREATION}}\n{quote}\nIt breaks.\n\nAgain.\n{quote}`,
    );
  });

  it('names somebody where nobody knows who', () => {
    for (const author of [null, ' '])
      expect(commentForJira(remark('Hm', author))).to.match(/^Somebody wrote in the tracker:/);
  });

  it('names the author in plain text, on one line', () => {
    expect(commentForJira(remark('Hm', '[~admin]\nh1. *Boss*'))).to.match(
      /^\\\[\\~admin\\\] h1\. \\\*Boss\\\* wrote in the tracker:/,
    );
    expect(commentForJira(remark('Hm', 'x'.repeat(300))).split('\n')[0]?.length).to.be.below(300);
  });

  it('is cut where it is longer than Jira takes, with a note', () => {
    const comment = commentForJira(remark('*'.repeat(30_000)));

    expect(comment.length).to.be.within(32_760, 32_767);
    expect(comment).to.match(
      /\\\*\n\{quote\}\nLockstep cut this comment: the whole of it is in the tracker\.$/,
    );
  });

  it('tells that it was given on linking, and is in no tracker', () => {
    const onLinking = { ...remark('*'.repeat(30_000)), isOnLinking: true };

    expect(commentForJira(onLinking)).to.match(
      /^Ada linked this issue, and wrote:\{anchor:[^]*\nLockstep cut this comment\.$/,
    );
  });

  it('is cut within no pair of signs that are one', () => {
    for (let longest = 300; longest < 310; longest += 1)
      expect(commentForJira(remark('🎈'.repeat(300)), longest).isWellFormed()).to.equal(true);
  });

  it('says so where it has no text', () => {
    expect(commentForJira(remark(' \n'))).to.include('{quote}\nno text\n{quote}');
  });

  it('is known by its anchor, and no other comment is', () => {
    expect(creationIn(commentForJira(remark('Hm')))).to.equal(CREATION);
    expect(creationIn('Hm {anchor:top}')).to.equal(null);
    expect(creationIn(`Hm \\{anchor:lockstep\\-${CREATION}\\}`)).to.equal(null);
  });
});
