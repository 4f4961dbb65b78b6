import { expect } from 'chai';

import { gate } from '../support/gate.ts';
import { storageForEachTest, type OpenStorage } from './opened-storage.ts';
import { errorOf } from './unit-of-work.contract.ts';

const HOUR = 3_600_000;
const HOURLY = { name: 'hourly', everyMs: HOUR };
const ALWAYS = { name: 'always', everyMs: 0 };

/** What every Chores promises. */
export function choresContract(adapter: string, open: OpenStorage): void {
  describe(`Chores contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const run = (chore: typeof HOURLY, work: () => Promise<void> = () => Promise.resolve()) =>
      storage().chores.runIfDue(chore, work);

    it('does a chore that was never done, and does it again only when it is due', async () => {
      let runs = 0;
      const count = async () => {
        runs += 1;
      };

      expect(await run(HOURLY, count)).to.equal('done');
      expect(await run(HOURLY, count)).to.equal('not_due');
      expect(runs).to.equal(1);
    });

    it('does a chore that is always due each time', async () => {
      expect([await run(ALWAYS), await run(ALWAYS)]).to.deep.equal(['done', 'done']);
    });

    it('tells one chore from another', async () => {
      await run(HOURLY);

      expect(await run({ ...HOURLY, name: 'another' })).to.equal('done');
    });

    it('is busy, without running it, while somebody does the chore', async () => {
      let hasRun = false;
      let inner: string | null = null;

      await run(ALWAYS, async () => {
        inner = await run(ALWAYS, async () => {
          hasRun = true;
        });
      });

      expect(inner).to.equal('busy');
      expect(hasRun).to.equal(false);
    });

    it('lets one of several do it that come at once', async () => {
      const othersAnswered = gate();
      let busy = 0;

      const outcomes = await Promise.all(
        [1, 2, 3].map(async () => {
          const outcome = await run(ALWAYS, () => othersAnswered.passed);
          if (outcome === 'busy') busy += 1;
          if (busy === 2) othersAnswered.open();
          return outcome;
        }),
      );

      expect(outcomes.toSorted()).to.deep.equal(['busy', 'busy', 'done']);
    });

    it('leaves a chore due whose run failed, and fails with the same error', async () => {
      const failure = new Error('failed on purpose');

      expect(await errorOf(run(HOURLY, () => Promise.reject(failure)))).to.equal(failure);
      expect(await run(HOURLY)).to.equal('done');
    });
  });

  describe(`Chores contract, once turns have run out: ${adapter}`, () => {
    const storage = storageForEachTest(open, { leaseMs: 0 });

    it('gives the chore to the next who asks, whose turn the first one does not end', async () => {
      const outcomes: string[] = [];
      const { chores } = storage();

      await chores.runIfDue(ALWAYS, async () => {
        outcomes.push(await chores.runIfDue(ALWAYS, () => Promise.resolve()));
      });

      expect(outcomes).to.deep.equal(['done']);
    });
  });
}
