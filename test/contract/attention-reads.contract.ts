import { expect } from 'chai';

import { EVERYTHING } from '../../src/domain/api-key.ts';
import { aCreation, aDelivery, afterNoon, anEffectOn, anId, aLink } from '../support/builders.ts';
import { aStoredLink, aTeam, storageForEachTest, type OpenStorage, type Team } from './opened-storage.ts';

const NOTHING = {
  ...{ deadEffects: 0, awaitingAuthorization: 0, deadDeliveries: 0 },
  ...{ stuckCreations: 0, unreachableLinks: 0 },
};

/** What every AttentionReads promises. */
export function attentionReadsContract(adapter: string, open: OpenStorage): void {
  describe(`AttentionReads contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    let team: Team;

    beforeEach(async () => {
      team = await aTeam(storage());
    });

    it('counts nothing where nothing waits for a person', async () => {
      const link = await aStoredLink(storage(), team);
      await storage().stores.effects.add([
        anEffectOn(link, { state: 'applied' }),
        anEffectOn(link, { state: 'waiting', nextAttemptAt: afterNoon(9) }),
      ]);

      for (const scope of [EVERYTHING, team.scope])
        expect(await storage().attention.attention(scope)).to.deep.equal(NOTHING);
    });

    it('counts what waits for a person, for whose it is alone', async () => {
      const { integration, installation } = team;
      const of = { integrationId: integration.id, installationId: installation.id };
      const link = await aStoredLink(storage(), team);
      await storage().stores.links.add(aLink({ ...of, state: 'unreachable' }));
      await storage().stores.effects.add([
        anEffectOn(link, { state: 'dead' }),
        anEffectOn(link, { state: 'dead' }),
        anEffectOn(link, { state: 'waiting', nextAttemptAt: null }),
      ]);
      const delivery = aDelivery(link.issue);
      await storage().inbox.accept(delivery);
      await storage().stores.deliveries.setBack(delivery.id, {
        ...{ attempts: 12, problem: 'nobody foresaw this', nextAttemptAt: null, at: afterNoon(1) },
      });
      await storage().stores.creations.add(
        aCreation({ ...of, state: 'failed', finishedAt: afterNoon(1), problem: 'no' }),
      );
      await storage().stores.creations.add(aCreation({ ...of, state: 'dead', attempts: 12 }));

      const counted = {
        ...{ deadEffects: 2, awaitingAuthorization: 1, deadDeliveries: 1 },
        ...{ stuckCreations: 2, unreachableLinks: 1 },
      };
      for (const scope of [EVERYTHING, team.scope])
        expect(await storage().attention.attention(scope)).to.deep.equal(counted);
      for (const scope of [{ organizationId: anId<'Organization'>() }, (await aTeam(storage())).scope])
        expect(await storage().attention.attention(scope)).to.deep.equal(NOTHING);
    });

    it('counts nothing that waits because a person has switched its Jira off', async () => {
      const link = await aStoredLink(storage(), team);
      await storage().stores.effects.add([anEffectOn(link, { state: 'waiting', nextAttemptAt: null })]);
      await storage().stores.integrations.save(team.integration.disabled());

      for (const scope of [EVERYTHING, team.scope])
        expect(await storage().attention.attention(scope)).to.deep.equal(NOTHING);
    });
  });
}
