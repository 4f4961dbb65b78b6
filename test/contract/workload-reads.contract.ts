import { expect } from 'chai';

import type { EffectProps } from '../../src/domain/effect.ts';
import { aDelivery, afterNoon, anEffectOn, anIntegration, NOON } from '../support/builders.ts';
import { aStoredLink, aTeam, storageForEachTest, type OpenStorage, type Team } from './opened-storage.ts';

/** What every WorkloadReads promises. */
export function workloadReadsContract(adapter: string, open: OpenStorage): void {
  describe(`WorkloadReads contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    let team: Team;

    beforeEach(async () => {
      team = await aTeam(storage());
    });

    async function effects(...all: readonly Partial<EffectProps>[]): Promise<void> {
      const link = await aStoredLink(storage(), team);
      await storage().stores.effects.add(all.map((props) => anEffectOn(link, props)));
    }
    const workload = () => storage().workload.workload(NOON);

    it('counts nothing where nothing is', async () => {
      expect(await workload()).to.deep.include({
        effects: { due: 0, waiting: 0, awaitingAuthorization: 0, dead: 0 },
        deliveries: { pending: 0, dead: 0 },
        creations: { open: 0, dead: 0 },
        oldestDueEffectAt: null,
        oldestPendingDeliveryAt: null,
      });
    });

    it('counts Effects by what they wait for, and not those that are over', async () => {
      await effects(
        { createdAt: afterNoon(-30) },
        { createdAt: afterNoon(-20) },
        { state: 'waiting', nextAttemptAt: afterNoon(60) },
        { state: 'waiting', nextAttemptAt: null },
        { state: 'dead' },
        { state: 'applied' },
        { state: 'skipped' },
      );

      const { effects: counted, oldestDueEffectAt } = await workload();

      expect(counted).to.deep.equal({ due: 2, waiting: 1, awaitingAuthorization: 1, dead: 1 });
      expect(oldestDueEffectAt).to.deep.equal(afterNoon(-30));
    });

    it('finds what has been due the longest by its last replay, and by when its next try was to be', async () => {
      await effects(
        { createdAt: afterNoon(-500), replay: { at: afterNoon(-5), by: 'a person' } },
        { createdAt: afterNoon(-10) },
        { createdAt: afterNoon(-900), state: 'waiting', nextAttemptAt: afterNoon(1) },
      );
      expect((await workload()).oldestDueEffectAt).to.deep.equal(afterNoon(-10));

      await effects({ createdAt: afterNoon(-900), state: 'waiting', nextAttemptAt: afterNoon(-40) });

      expect((await workload()).oldestDueEffectAt).to.deep.equal(afterNoon(-40));
    });

    it('counts Deliveries that nobody has processed, and those that were given up', async () => {
      const { inbox, stores } = storage();
      const [old, later, over, dead] = [-60, -30, -90, -90].map((seconds) =>
        aDelivery({ integrationId: team.integration.id, receivedAt: afterNoon(seconds) }),
      );
      for (const delivery of [old, later, over, dead])
        if (delivery !== undefined) await inbox.accept(delivery);
      if (over === undefined || dead === undefined) throw new Error('there are four');
      await stores.deliveries.settle(over.id, {
        ...{ state: 'ignored', reason: 'nothing_to_sync', at: NOON },
      });
      await stores.deliveries.setBack(dead.id, {
        ...{ attempts: 12, problem: 'a bug', nextAttemptAt: null, at: NOON },
      });

      const { deliveries, oldestPendingDeliveryAt } = await workload();

      expect(deliveries).to.deep.equal({ pending: 2, dead: 1 });
      expect(oldestPendingDeliveryAt).to.deep.equal(afterNoon(-60));
    });

    it('tells Integrations by state, but those that are uninstalled, and when any was last heard of', async () => {
      const before = await workload();
      await storage().stores.integrations.add(anIntegration({ state: 'active', lastEventAt: afterNoon(-9) }));
      await storage().stores.integrations.add(
        anIntegration({ state: 'needs_reauthorization', lastEventAt: afterNoon(-90) }),
      );
      await storage().stores.integrations.add(
        anIntegration({ state: 'uninstalled', lastEventAt: afterNoon(-1) }),
      );

      const { integrations, lastEventAt } = await workload();

      expect(integrations).to.deep.equal({
        ...before.integrations,
        active: before.integrations.active + 1,
        needs_reauthorization: before.integrations.needs_reauthorization + 1,
      });
      expect(lastEventAt).to.deep.equal(afterNoon(-9));
    });
  });
}
