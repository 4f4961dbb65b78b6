import { expect } from 'chai';

import { EVERYTHING } from '../../src/domain/api-key.ts';
import { Conflict } from '../../src/domain/domain-error.ts';
import { Integration } from '../../src/domain/integration.ts';
import {
  aDelivery,
  afterNoon,
  anAttempt,
  anEffectOn,
  anInstallation,
  anIntegration,
  NOON,
  someCredentials,
} from '../support/builders.ts';
import { aStoredLink, aTeam, propsOf, storageForEachTest, type OpenStorage } from './opened-storage.ts';
import { errorOf } from './unit-of-work.contract.ts';

/** What every adapter of the stores promises of Integrations and Installations that are over. */
export function overStoresContract(adapter: string, open: OpenStorage): void {
  describe(`Stores of what is over, contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const stores = () => storage().stores;

    it('make room for another Integration with the base URL of one that was uninstalled', async () => {
      const over = anIntegration();
      const { baseUrl } = over.toProps();
      await stores().integrations.add(over);
      await stores().integrations.save(over.uninstalled(null));
      expect(await stores().integrations.findByBaseUrl(baseUrl)).to.equal(null);

      const next = anIntegration({ baseUrl });
      await stores().integrations.add(next);

      expect((await stores().integrations.findByBaseUrl(baseUrl))?.id).to.equal(next.id);
      expect((await stores().integrations.find(over.id))?.isUninstalled).to.equal(true);
      const third = await errorOf(stores().integrations.add(anIntegration({ baseUrl })));
      expect(third).to.be.instanceOf(Conflict);
    });

    it('forget the secrets of one Integration, and may be told so again', async () => {
      const [one, other] = [anIntegration(), anIntegration()];
      for (const integration of [one, other]) {
        await stores().integrations.add(integration);
        await stores().credentials.save(integration.id, someCredentials());
      }

      await stores().credentials.remove(one.id);
      await stores().credentials.remove(one.id);

      expect(await stores().credentials.find(one.id)).to.equal(null);
      expect(await stores().credentials.find(other.id)).not.to.equal(null);
    });

    it('forget the attempts of one Integration', async () => {
      const [one, other] = [anIntegration(), anIntegration()];
      const attempts = [one, one, other].map(({ id }) => anAttempt({ integrationId: id }));
      for (const integration of [one, other]) await stores().integrations.add(integration);
      for (const attempt of attempts) await stores().attempts.add(attempt);

      await stores().attempts.removeOf(one.id);

      const found = await Promise.all(
        attempts.map((attempt) =>
          stores().attempts.findByRequestToken(attempt.toProps().requestTokenFingerprint),
        ),
      );
      expect(found.map((attempt) => attempt !== null)).to.deep.equal([false, false, true]);
    });

    it('tell every Installation on an Integration, removed ones included, by ascending id', async () => {
      const first = await aTeam(storage());
      const second = await aTeam(storage(), first.integration);
      await aTeam(storage());
      await stores().installations.noteRemoved(second.installation.id, afterNoon(5));

      const all = await stores().installations.ofIntegration(first.integration.id);

      const expected = [
        first.installation.toProps(),
        { ...second.installation.toProps(), removedAt: afterNoon(5) },
      ];
      expect(propsOf(all)).to.deep.equal(expected.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
    });

    it('keep an Installation removed when its settings are saved by who read it before', async () => {
      const { installation } = await aTeam(storage());
      await stores().installations.noteRemoved(installation.id, afterNoon(5));

      await stores().installations.save(installation);

      const found = await stores().installations.find(installation.id);
      expect(found?.toProps().removedAt).to.deep.equal(afterNoon(5));
    });

    it('take an Organization again on the Integration it left', async () => {
      const { organization, integration, installation } = await aTeam(storage());
      const again = () =>
        anInstallation({ organizationId: organization.toProps().id, integrationId: integration.id });
      await stores().installations.noteRemoved(installation.id, NOON);

      await stores().installations.add(again());

      expect(await errorOf(stores().installations.add(again()))).to.be.instanceOf(Conflict);
    });

    it('unlink all of an Installation but what is over, and no other’s', async () => {
      const team = await aTeam(storage());
      const states = ['linking', 'linked', 'unreachable', 'deleted'] as const;
      const links = [];
      for (const state of states)
        links.push(await aStoredLink(storage(), team, { state, jiraStatusId: '1' }));
      const stranger = await aStoredLink(storage(), await aTeam(storage(), team.integration));

      await stores().links.unlinkAllOf(team.installation.id);

      const found = await Promise.all([...links, stranger].map(({ id }) => stores().links.find(id)));
      expect(found.map((link) => link?.toProps().state)).to.deep.equal([
        ...['unlinked', 'unlinked', 'unlinked', 'deleted'],
        stranger.toProps().state,
      ]);
    });

    it('tell whether Jira may show a tracker issue, also for links that are over', async () => {
      const team = await aTeam(storage());
      const isShown = () => stores().links.hasAnyShownInJira(team.installation.id);
      const elsewhere = await aTeam(storage(), team.integration);
      await aStoredLink(storage(), elsewhere, { hasRemoteLink: true });
      await aStoredLink(storage(), team, { state: 'deleted', hasRemoteLink: true });
      await aStoredLink(storage(), team, { hasRemoteLink: false });
      expect(await isShown()).to.equal(false);

      await aStoredLink(storage(), team, { hasRemoteLink: true });
      await stores().links.unlinkAllOf(team.installation.id);

      expect(await isShown()).to.equal(true);
    });

    it('make due all that is open for one link, and nothing else', async () => {
      const team = await aTeam(storage());
      const link = await aStoredLink(storage(), team);
      const other = await aStoredLink(storage(), team, link.issue);
      const waiting = { state: 'waiting', nextAttemptAt: afterNoon(60), attempts: 1 } as const;
      const effects = [
        anEffectOn(link),
        anEffectOn(link, waiting),
        anEffectOn(link, { state: 'waiting', nextAttemptAt: null }),
      ];
      const others = [anEffectOn(other, waiting)];
      await stores().effects.add([...effects, anEffectOn(link, { state: 'dead' }), ...others]);

      await stores().effects.resumeOf(link.id);

      const expected = [...effects.map((effect) => effect.resumed()), ...others];
      expect(propsOf(await stores().effects.open(link.issue))).to.deep.equal(propsOf(expected));
    });

    it('make due all that is open for an Installation’s links, and say whose issues those are, each once', async () => {
      const team = await aTeam(storage());
      const link = await aStoredLink(storage(), team);
      const stranger = await aStoredLink(storage(), await aTeam(storage(), team.integration), link.issue);
      const effects = [
        anEffectOn(link),
        anEffectOn(link, { state: 'waiting', nextAttemptAt: null }),
        anEffectOn(link, { state: 'waiting', nextAttemptAt: afterNoon(60), attempts: 1 }),
        anEffectOn(link, { state: 'applied' }),
      ];
      const theirs = anEffectOn(stranger, { state: 'waiting', nextAttemptAt: afterNoon(60), attempts: 1 });
      await stores().effects.add([...effects, theirs]);

      const issues = await stores().effects.resumeAllOf(team.installation.id);

      expect(issues).to.deep.equal([link.issue]);
      const expected = [...effects.slice(0, 3).map((effect) => effect.resumed()), theirs];
      expect(propsOf(await stores().effects.open(link.issue))).to.deep.equal(propsOf(expected));
    });

    it('show what happened before an Installation was removed, and nothing of its Integration any more', async () => {
      const team = await aTeam(storage());
      const link = await aStoredLink(storage(), team);
      const [before, after] = [NOON, afterNoon(10)].map((receivedAt) =>
        aDelivery({ ...link.issue, receivedAt }),
      );
      for (const delivery of [before, after])
        if (delivery !== undefined) await storage().inbox.accept(delivery);
      await stores().installations.noteRemoved(team.installation.id, afterNoon(5));
      const { reads } = storage();
      const page = { limit: 10, after: null };

      const shown = await reads.deliveries(
        team.scope,
        { integrationId: null, state: null, since: null },
        page,
      );

      expect(shown.map(({ id }) => id)).to.deep.equal([before?.id]);
      expect(await reads.integration(team.scope, team.integration.id)).to.equal(null);
      expect(await reads.integrations(team.scope, { state: null, baseUrl: null }, page)).to.deep.equal([]);
      expect(await reads.installation(team.scope, team.installation.id)).not.to.equal(null);
      expect(await reads.link(team.scope, link.id)).not.to.equal(null);
      expect(await reads.integration(EVERYTHING, team.integration.id)).not.to.equal(null);
    });

    it('show an Integration that was uninstalled to the Organizations it was of', async () => {
      const team = await aTeam(storage());
      await stores().integrations.save(Integration.restore(team.integration.toProps()).uninstalled(null));

      const shown = await storage().reads.integration(team.scope, team.integration.id);

      expect(shown?.isUninstalled).to.equal(true);
    });
  });
}
