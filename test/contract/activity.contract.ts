import { expect } from 'chai';

import { EVERYTHING } from '../../src/domain/api-key.ts';
import type { EffectProps } from '../../src/domain/effect.ts';
import type { ExternalIssueLink } from '../../src/domain/external-issue-link.ts';
import type { SyncDecision } from '../../src/domain/sync-decision.ts';
import { aDecisionOn, aDelivery, afterNoon, anEffectOn, anId, NOON } from '../support/builders.ts';
import { aStoredLink, aTeam, storageForEachTest, type OpenStorage, type Team } from './opened-storage.ts';

const HOUR = 3600;

/** What every Activity promises. */
export function activityContract(adapter: string, open: OpenStorage): void {
  describe(`Activity contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    let [ours, theirs]: Team[] = [];
    let link: ExternalIssueLink;

    beforeEach(async () => {
      [ours, theirs] = [await aTeam(storage()), await aTeam(storage())];
      link = await aStoredLink(storage(), ours);
    });

    const decided = async (
      at: number,
      decision: Partial<SyncDecision> = {},
      { on = link, ...props }: Partial<EffectProps> & { readonly on?: ExternalIssueLink } = {},
    ) => {
      const effect = anEffectOn(on, { state: 'applied', createdAt: afterNoon(at - 2), ...props });
      await storage().stores.effects.add([effect]);
      await storage().stores.decisions.add(
        aDecisionOn(effect, { outcome: 'applied', decidedAt: afterNoon(at), ...decision }),
      );
    };
    const hours = (scope = EVERYTHING, since = afterNoon(-24 * HOUR)) =>
      storage().activity.hours(scope, since);

    it('tells nothing where nothing was decided', async () => {
      await storage().activity.rollUp(NOON);

      expect(await hours()).to.deep.equal([]);
    });

    it('counts by hour what was applied, left as it was, and came to nothing, and what took how long', async () => {
      await decided(-3 * HOUR, { outcome: 'skipped' }, { createdAt: afterNoon(-3 * HOUR - 4) });
      await decided(-3 * HOUR + 1, { source: 'reconciliation' });
      await decided(-2 * HOUR, { outcome: 'failed' });
      await decided(-2 * HOUR + 5, { outcome: 'dead' });

      await storage().activity.rollUp(NOON);

      expect(await hours()).to.deep.equal([
        {
          ...{ hour: afterNoon(-3 * HOUR), events: 2, applied: 1, skipped: 1, failed: 0, healed: 1 },
          ...{ lagMs: 3000, longestLagMs: 4000 },
        },
        {
          ...{ hour: afterNoon(-2 * HOUR), events: 2, applied: 0, skipped: 0, failed: 2, healed: 0 },
          ...{ lagMs: null, longestLagMs: null },
        },
      ]);
      expect(await hours(EVERYTHING, afterNoon(-2 * HOUR))).to.have.lengthOf(1);
    });

    it('counts an event once, however much it asks for, and times it from when it came', async () => {
      const delivery = aDelivery({ ...link.issue, receivedAt: afterNoon(-HOUR - 9) });
      await storage().inbox.accept(delivery);
      const of = { deliveryId: delivery.id };
      await decided(-HOUR, of, of);
      await decided(-HOUR, of, of);
      await decided(-HOUR, { deliveryId: anId() }, { replay: { at: afterNoon(-HOUR), by: 'a person' } });

      await storage().activity.rollUp(NOON);

      const [hour] = await hours();
      expect(hour).to.include({ events: 2, applied: 3, lagMs: 9000, longestLagMs: 9000 });
    });

    it('comes to the same when it is summed up again, and by several at once', async () => {
      await decided(-HOUR);
      await storage().activity.rollUp(afterNoon(-1));
      const before = await hours();

      await Promise.all([storage().activity.rollUp(NOON), storage().activity.rollUp(NOON)]);

      expect(await hours()).to.deep.equal(before);
    });

    it('learns of what was decided since, in an hour that was summed up before, too', async () => {
      await decided(-2 * HOUR);
      await storage().activity.rollUp(afterNoon(-2 * HOUR + 1));
      await decided(-2 * HOUR + 2);
      await decided(-60);

      await storage().activity.rollUp(NOON);

      expect((await hours()).map(({ applied }) => applied)).to.deep.equal([2, 1]);
    });

    it('tells an Organization of its own alone', async () => {
      await decided(-HOUR);
      await decided(-HOUR, {}, { on: await aStoredLink(storage(), theirs ?? expect.fail()) });

      await storage().activity.rollUp(NOON);

      expect((await hours()).map(({ applied }) => applied)).to.deep.equal([2]);
      expect((await hours(ours?.scope)).map(({ applied }) => applied)).to.deep.equal([1]);
      expect(await hours({ organizationId: anId() })).to.deep.equal([]);
    });
  });
}
