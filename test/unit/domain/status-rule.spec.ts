import { expect } from 'chai';

import { advance, isDone, isStale, judgeStatus } from '../../../src/domain/status-rule.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../../src/domain/sync-settings.ts';

const [EARLY, MIDDLE, LATE] = [new Date('2024-01-01'), new Date('2024-01-02'), new Date('2024-01-03')];

describe('the status rule', () => {
  const known = (lastDone: boolean, isInDoubt = false) => ({ lastDone, isInDoubt, statusWatermark: MIDDLE });

  for (const [lastDone, seenDone, isInDoubt, action] of [
    [false, true, false, 'resolve'],
    [true, false, false, 'unresolve'],
    [false, false, false, 'none'],
    [true, true, false, 'none'],
    [false, true, true, 'resolve'],
    [true, false, true, 'unresolve'],
    [false, false, true, 'unresolve'],
    [true, true, true, 'resolve'],
  ] as const) {
    const doubt = isInDoubt ? ', in doubt' : '';
    it(`says ${action} when done was ${lastDone ? 'true' : 'false'} and is ${seenDone ? 'true' : 'false'}${doubt}`, () => {
      expect(judgeStatus(known(lastDone, isInDoubt), { isDone: seenDone, updatedAt: LATE })).to.equal(action);
    });
  }

  it('says stale to what is older, and to the same again, in doubt or not', () => {
    for (const updatedAt of [EARLY, MIDDLE, new Date(MIDDLE)]) {
      expect(judgeStatus(known(false), { isDone: true, updatedAt })).to.equal('stale');
      expect(judgeStatus(known(false, true), { isDone: true, updatedAt })).to.equal('stale');
    }
  });

  it('does not say stale when nothing tells the age, or nothing was decided before', () => {
    expect(judgeStatus(known(false), { isDone: true, updatedAt: null })).to.equal('resolve');
    expect(
      judgeStatus(
        { lastDone: false, isInDoubt: false, statusWatermark: null },
        { isDone: true, updatedAt: EARLY },
      ),
    ).to.equal('resolve');
  });
});

describe('a watermark', () => {
  it('makes stale what is not newer', () => {
    expect([EARLY, MIDDLE, LATE, null].map((at) => isStale(MIDDLE, at))).to.deep.equal([
      true,
      true,
      false,
      false,
    ]);
    expect(isStale(null, EARLY)).to.equal(false);
  });

  it('moves forward only', () => {
    expect(advance(MIDDLE, LATE)).to.equal(LATE);
    expect(advance(MIDDLE, EARLY)).to.equal(MIDDLE);
    expect(advance(MIDDLE, null)).to.equal(MIDDLE);
    expect(advance(null, EARLY)).to.equal(EARLY);
    expect(advance(null, null)).to.equal(null);
  });
});

describe('whether a status is done', () => {
  const settings = { ...DEFAULT_SYNC_SETTINGS, doneStatusIds: { 10100: ['5', '6'] } };

  it("is told by the project's own set where there is one, whatever the category", () => {
    expect(isDone({ statusId: '5', category: 'new', projectId: '10100' }, settings)).to.equal(true);
    expect(isDone({ statusId: '7', category: 'done', projectId: '10100' }, settings)).to.equal(false);
    expect(isDone({ statusId: '5', category: null, projectId: '10100' }, settings)).to.equal(true);
    expect(isDone({ statusId: '7', category: null, projectId: '10100' }, settings)).to.equal(false);
  });

  it('is told by the category in any other project', () => {
    for (const projectId of ['10200', null, 'constructor', '__proto__']) {
      expect(isDone({ statusId: '5', category: 'done', projectId }, settings)).to.equal(true);
      for (const category of ['new', 'indeterminate', 'undefined'] as const) {
        expect(isDone({ statusId: '5', category, projectId }, settings)).to.equal(false);
      }
    }
  });

  it('is not known without the category, where that is needed', () => {
    expect(isDone({ statusId: '5', category: null, projectId: '10200' }, settings)).to.equal(null);
  });
});
