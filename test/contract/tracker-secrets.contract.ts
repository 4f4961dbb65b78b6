import { expect } from 'chai';

import type { InstallationId } from '../../src/domain/ids.ts';
import type { TrackerSecret } from '../../src/domain/tracker-secret.ts';
import { LOCAL_TRACKER, type TrackerSettings } from '../../src/domain/tracker-settings.ts';
import { afterNoon, anId, aSecret, NOON, someSettings } from '../support/builders.ts';
import { aStoredLink, aTeam, storageForEachTest, type OpenStorage } from './opened-storage.ts';

const TLS = { isVerified: false, caCertificate: 'a certificate' };

const TRACKERS: readonly TrackerSettings[] = [
  { kind: 'http', url: 'https://tracker.example.com/lockstep', name: 'Bügz', tls: TLS },
  {
    ...{ kind: 'sentry', baseUrl: 'https://sentry.example.com', organization: 'harbour' },
    ...{ projects: ['web', 'api'], tls: TLS },
  },
  LOCAL_TRACKER,
];

/** What every storage promises of the trackers of Installations, and of the secrets shared with them. */
export function trackerSecretsContract(adapter: string, open: OpenStorage): void {
  describe(`TrackerSecrets contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const stores = () => storage().stores;
    const anInstallationKept = async () => (await aTeam(storage())).installation;

    it('gives back what was saved last, the newest first', async () => {
      const { id } = await anInstallationKept();
      for (const secrets of [
        [aTrackerSecret(), aTrackerSecret()],
        [aTrackerSecret(), aTrackerSecret({ purpose: 'event', retiresAt: afterNoon(1.5) }), aTrackerSecret()],
      ]) {
        await stores().trackerSecrets.save(id, secrets);

        expect(revealed(await stores().trackerSecrets.of(id))).to.deep.equal(revealed(secrets));
      }
    });

    it('keeps the secrets of Installations apart, forgets those of one, and finds none where there are none', async () => {
      const [one, other] = [await anInstallationKept(), await anInstallationKept()];
      for (const { id } of [one, other]) await stores().trackerSecrets.save(id, [aTrackerSecret()]);

      for (let time = 0; time < 2; time += 1) await stores().trackerSecrets.remove(one.id);

      expect(await stores().trackerSecrets.of(one.id)).to.deep.equal([]);
      expect(await stores().trackerSecrets.of(other.id)).to.have.lengthOf(1);
      expect(await stores().trackerSecrets.of('nobody\0' as InstallationId)).to.deep.equal([]);
    });

    it('forgets what is over, of every Installation, and nothing else', async () => {
      const [one, other] = [await anInstallationKept(), await anInstallationKept()];
      const times = [null, afterNoon(1.001), afterNoon(1), NOON];
      for (const { id } of [one, other]) {
        const secrets = times.map((retiresAt) => aTrackerSecret({ retiresAt }));
        await stores().trackerSecrets.save(id, secrets);
      }

      await stores().trackerSecrets.forgetRetired(afterNoon(1));

      for (const { id } of [one, other]) {
        const left = (await stores().trackerSecrets.of(id)).map(({ retiresAt }) => retiresAt);
        expect(left).to.deep.equal([null, afterNoon(1.001)]);
      }
    });

    it('ends with the whole of one of two that are saved at once', async () => {
      const { id } = await anInstallationKept();
      const both = [1, 2].map((count) => Array.from({ length: count }, () => aTrackerSecret()));

      await Promise.all(both.map((secrets) => stores().trackerSecrets.save(id, secrets)));

      expect(both.map(revealed)).to.deep.include(revealed(await stores().trackerSecrets.of(id)));
    });

    it('keeps which tracker an Installation has, whoever saves what else of it', async () => {
      const installation = await anInstallationKept();
      expect(installation.tracker).to.deep.equal(LOCAL_TRACKER);
      for (const tracker of TRACKERS) {
        await stores().installations.saveTracker(installation.id, tracker);
        await stores().installations.save(installation.withSettings(someSettings({ inboundComments: true })));

        const found = await stores().installations.find(installation.id);
        expect(found?.tracker).to.deep.equal(tracker);
        expect(found?.settings.inboundComments).to.equal(true);
      }
    });

    it('keeps what the tracker of an Installation cannot be asked for, until it answers', async () => {
      const installation = await anInstallationKept();
      for (const problem of [
        { message: 'away', since: NOON },
        { message: 'still away', since: afterNoon(1.001) },
        null,
      ]) {
        await stores().installations.noteTrackerProblem(installation.id, problem);
        await stores().installations.save(installation);

        expect((await stores().installations.find(installation.id))?.trackerProblem).to.deep.equal(problem);
      }
    });

    it('tells whether an Installation has links that are not over', async () => {
      const [team, other] = [await aTeam(storage()), await aTeam(storage())];
      await aStoredLink(storage(), team, { state: 'unlinked' });
      await aStoredLink(storage(), team, { state: 'deleted' });
      await aStoredLink(storage(), other, { state: 'unreachable' });

      expect(await stores().links.hasAnyOf(team.installation.id)).to.equal(false);
      expect(await stores().links.hasAnyOf(other.installation.id)).to.equal(true);
    });
  });
}

function aTrackerSecret(secret: Partial<TrackerSecret> = {}): TrackerSecret {
  return { id: anId(), purpose: 'call', value: aSecret(), retiresAt: null, ...secret };
}

/** All of it as texts: a `Secret` shows nothing to a comparison. */
function revealed(secrets: readonly TrackerSecret[]): unknown {
  return secrets.map((secret) => ({ ...secret, value: secret.value.reveal() }));
}
