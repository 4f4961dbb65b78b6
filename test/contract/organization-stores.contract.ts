import { expect } from 'chai';

import { DEFAULT_SYNC_SETTINGS, type SyncSettings } from '../../src/domain/sync-settings.ts';
import { Conflict } from '../../src/domain/domain-error.ts';
import type { InstallationId, OrganizationId } from '../../src/domain/ids.ts';
import { anApiKey, anInstallation, anIntegration, anOrganization, NOON } from '../support/builders.ts';
import { aTeam, storageForEachTest, type OpenStorage } from './opened-storage.ts';
import { errorOf } from './unit-of-work.contract.ts';

const NOBODY = 'nobody\0';
const hour = (count: number) => new Date(NOON.getTime() + count * 3_600_000);

/** What every adapter of the stores of Organizations and what they have promises. */
export function organizationStoresContract(adapter: string, open: OpenStorage): void {
  describe(`Stores of Organizations, contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const stores = () => storage().stores;

    describe('Organizations', () => {
      it('gives back what was added', async () => {
        const organization = anOrganization({ name: 'Hafen & Söhne 🚢' });

        await stores().organizations.add(organization);

        const found = await stores().organizations.find(organization.toProps().id);
        expect(found?.toProps()).to.deep.equal(organization.toProps());
      });

      it('has the name that was saved last, and nothing else changed, nor anybody else', async () => {
        const [organization, other] = [anOrganization(), anOrganization()];
        for (const one of [organization, other]) await stores().organizations.add(one);

        await stores().organizations.save(organization.named('Søndag 🌊'));

        const [found, left] = await Promise.all(
          [organization, other].map((one) => stores().organizations.find(one.toProps().id)),
        );
        expect(found?.toProps()).to.deep.equal({ ...organization.toProps(), name: 'Søndag 🌊' });
        expect(left?.toProps()).to.deep.equal(other.toProps());
      });

      it('is changed by one alone at a time of those who found it in their transactions', async () => {
        const organization = anOrganization({ name: 'x' });
        const { id } = organization.toProps();
        await stores().organizations.add(organization);

        await Promise.all(
          ['a', 'b', 'c'].map((letter) =>
            storage().unitOfWork.run(async ({ organizations }) => {
              const found = await organizations.find(id);
              if (found !== null) await organizations.save(found.named(found.toProps().name + letter));
            }),
          ),
        );

        const found = await stores().organizations.find(id);
        expect(Array.from(found?.toProps().name ?? '').toSorted()).to.deep.equal(['a', 'b', 'c', 'x']);
      });

      it('finds nothing by an id that is none', async () => {
        expect(await stores().organizations.find(NOBODY as OrganizationId)).to.equal(null);
      });
    });

    describe('Installations', () => {
      it('gives back what was added, with the settings saved last', async () => {
        const { installation } = await aTeam(storage());
        const settings: SyncSettings = {
          ...DEFAULT_SYNC_SETTINGS,
          ...{ inboundStatus: false, doneStatusIds: { '10000': ['3', '10001'], '10100': ['5'] } },
          projectRules: { '10000': { resolutionStrategy: 'resolve_in_next_release' } },
          userMapping: [{ jiraUser: 'ada', trackerUser: '7' }],
        };

        await stores().installations.save(installation.withSettings(settings));

        const found = await stores().installations.find(installation.id);
        expect(found?.toProps()).to.deep.equal({ ...installation.toProps(), settings });
        expect(await stores().installations.find(NOBODY as InstallationId)).to.equal(null);
      });

      it('refuses an Organization a second one on the same Integration, also when added at once', async () => {
        const [organization, integration] = [anOrganization(), anIntegration()];
        await stores().organizations.add(organization);
        await stores().integrations.add(integration);
        const organizationId = organization.toProps().id;
        const additions = [1, 2, 3].map(() =>
          errorOf(
            stores().installations.add(anInstallation({ organizationId, integrationId: integration.id })),
          ),
        );

        const errors = (await Promise.all(additions)).filter((error) => error !== null);

        expect(errors).to.have.lengthOf(2);
        for (const error of errors) expect(error).to.be.instanceOf(Conflict);
      });

      it('takes several Organizations on one Integration, and several Integrations of one', async () => {
        const { organization, integration } = await aTeam(storage());
        const second = await aTeam(storage(), integration);
        const other = anIntegration();
        await stores().integrations.add(other);
        const third = anInstallation({ organizationId: organization.toProps().id, integrationId: other.id });

        await stores().installations.add(third);

        expect(await stores().installations.find(second.installation.id)).not.to.equal(null);
        expect(await stores().installations.find(third.id)).not.to.equal(null);
      });
    });

    describe('ApiKeys', () => {
      it('finds a key by its fingerprint, with its scope', async () => {
        const organization = anOrganization();
        await stores().organizations.add(organization);
        const keys = [
          anApiKey(organization.toProps().id, { role: 'read', expiresAt: hour(2), prefix: null }),
          anApiKey(null, { revokedAt: hour(1), lastUsedAt: hour(1) }),
        ];
        expect(await stores().apiKeys.isEmpty()).to.equal(true);

        for (const key of keys) await stores().apiKeys.add(key);

        for (const key of keys) {
          expect(await stores().apiKeys.findByFingerprint(key.fingerprint)).to.deep.equal(key);
        }
        expect(await stores().apiKeys.findByFingerprint(NOBODY)).to.equal(null);
        expect(await stores().apiKeys.isEmpty()).to.equal(false);
      });

      it('notes when a key was used last, and that it was revoked first', async () => {
        const [key, other] = [anApiKey(null), anApiKey(null)];
        for (const one of [key, other]) await stores().apiKeys.add(one);

        for (const at of [hour(2), hour(1)]) await stores().apiKeys.noteUse(key.id, at);
        for (const at of [hour(3), hour(4)]) await stores().apiKeys.noteRevoked(key.id, at);

        expect(await stores().apiKeys.findByFingerprint(key.fingerprint)).to.deep.equal({
          ...key,
          lastUsedAt: hour(2),
          revokedAt: hour(3),
        });
        expect(await stores().apiKeys.findByFingerprint(other.fingerprint)).to.deep.equal(other);
      });
    });
  });
}
