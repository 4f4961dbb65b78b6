import fc from 'fast-check';
import { expect } from 'chai';

import { advance, isDone, isStale, judgeStatus } from '../../src/domain/status-rule.ts';

const moment = fc.option(fc.date({ min: new Date(0), max: new Date(20), noInvalidDate: true }));
const known = fc.record({ lastDone: fc.boolean(), statusWatermark: moment, isInDoubt: fc.boolean() });
const seen = fc.record({ isDone: fc.boolean(), updatedAt: moment });

describe('the status rule', () => {
  it('asks for what makes the tracker agree with what was seen, or for nothing', () => {
    fc.assert(
      fc.property(known, seen, (link, status) => {
        const action = judgeStatus(link, status);
        if (action === 'resolve') expect(status.isDone).to.equal(true);
        if (action === 'unresolve') expect(status.isDone).to.equal(false);
        if (action === 'none') expect([status.isDone, link.isInDoubt]).to.deep.equal([link.lastDone, false]);
        expect(action === 'stale').to.equal(isStale(link.statusWatermark, status.updatedAt));
      }),
    );
  });

  it('asks for nothing once that was done', () => {
    fc.assert(
      fc.property(known, seen, (link, status) => {
        fc.pre(judgeStatus(link, status) !== 'stale');
        const after = {
          lastDone: status.isDone,
          isInDoubt: false,
          statusWatermark: advance(link.statusWatermark, status.updatedAt),
        };
        expect(judgeStatus(after, status)).to.be.oneOf(['none', 'stale']);
      }),
    );
  });
});

describe('a watermark', () => {
  it('is the latest moment it was advanced by, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(moment), (moments) => {
        const times = moments.filter((at) => at !== null).map((at) => at.getTime());
        const latest = times.length === 0 ? null : Math.max(...times);
        expect(moments.reduce(advance, null)?.getTime() ?? null).to.equal(latest);
      }),
    );
  });
});

describe('whether a status is done', () => {
  const id = fc.constantFrom('1', '2', '3', '__proto__');
  const category = fc.option(fc.constantFrom('new', 'done', 'indeterminate', 'undefined'));
  const doneStatusIds = fc.dictionary(id, fc.array(id, { minLength: 1 }));

  it("is its being in the project's own set, where there is one, else the category", () => {
    fc.assert(
      fc.property(id, category, id, doneStatusIds, (statusId, group, projectId, sets) => {
        const settings = { doneStatusIds: sets };
        const answer = isDone({ statusId, category: group, projectId }, settings);
        const own = Object.entries(sets).find(([project]) => project === projectId)?.[1];
        expect(answer).to.equal(own?.includes(statusId) ?? (group === null ? null : group === 'done'));
      }),
    );
  });
});
