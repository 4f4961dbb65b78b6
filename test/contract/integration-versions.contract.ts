import { expect } from 'chai';

import type { IntegrationId } from '../../src/domain/ids.ts';
import type { Integration } from '../../src/domain/integration.ts';
import type { Stores } from '../../src/application/ports/stores.ts';
import { afterNoon, anIntegration, aSecret, NOON, someCredentials } from '../support/builders.ts';
import { storageForEachTest, type OpenStorage } from './opened-storage.ts';
import { errorOf } from './unit-of-work.contract.ts';

const SECRETS = [
  { id: 'next', value: aSecret(), bodySecret: null, retiresAt: null },
  { id: 'old', value: aSecret(), bodySecret: aSecret(), retiresAt: afterNoon(1) },
];

const CHANGES: readonly (readonly [string, (stores: Stores, integration: Integration) => Promise<void>])[] = [
  ['the Integration is saved', ({ integrations }, integration) => integrations.save(integration)],
  ['an event is noted', ({ integrations }, { id }) => integrations.noteEvent(id, NOON)],
  ['secrets are saved', ({ credentials }, { id }) => credentials.save(id, someCredentials())],
  ['a secret that is over is forgotten', ({ credentials }) => credentials.forgetRetired(afterNoon(2))],
  ['all secrets are forgotten', ({ credentials }, { id }) => credentials.remove(id)],
];

/** What every IntegrationVersions promises. */
export function integrationVersionsContract(adapter: string, open: OpenStorage): void {
  describe(`IntegrationVersions contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const versionOf = (id: IntegrationId) => storage().integrationVersions.of(id);

    async function aKeptIntegration(): Promise<Integration> {
      const integration = anIntegration();
      await storage().stores.integrations.add(integration);
      const credentials = someCredentials({ webhookSecrets: SECRETS });
      await storage().stores.credentials.save(integration.id, credentials);
      return integration;
    }

    for (const [what, change] of CHANGES) {
      it(`is another once ${what}`, async () => {
        const integration = await aKeptIntegration();
        const before = await versionOf(integration.id);

        await change(storage().stores, integration);

        expect(await versionOf(integration.id)).not.to.equal(before);
      });
    }

    it('does not come back when what is saved is as it was before', async () => {
      const integration = await aKeptIntegration();
      const [one, other] = [someCredentials(), someCredentials()];
      const seen: (string | null)[] = [];

      for (const credentials of [one, other, one, other]) {
        await storage().stores.credentials.save(integration.id, credentials);
        await storage().stores.integrations.save(integration);
        seen.push(await versionOf(integration.id));
      }

      expect(new Set(seen).size).to.equal(4);
    });

    it('is the same while nothing of this Integration changes', async () => {
      const [integration, other] = [await aKeptIntegration(), await aKeptIntegration()];
      const before = await versionOf(integration.id);

      await storage().stores.integrations.save(other);
      await storage().stores.credentials.save(other.id, someCredentials());

      expect(before).to.be.a('string');
      expect(await versionOf(integration.id)).to.equal(before);
    });

    it('is the same when a change was not committed', async () => {
      const integration = await aKeptIntegration();
      const before = await versionOf(integration.id);

      await errorOf(
        storage().unitOfWork.run(async ({ integrations, credentials }) => {
          await integrations.save(integration);
          await credentials.save(integration.id, someCredentials());
          throw new Error('no');
        }),
      );

      expect(await versionOf(integration.id)).to.equal(before);
    });

    it('is null of no Integration', async () => {
      expect(await versionOf('nobody\0' as IntegrationId)).to.equal(null);
    });

    it('is each its own when many are asked for at once', async () => {
      const kept = [await aKeptIntegration(), await aKeptIntegration()];
      const ids = [...kept.map(({ id }) => id), 'nobody' as IntegrationId];
      const alone: (string | null)[] = [];
      for (const id of ids) alone.push(await versionOf(id));

      const together = await Promise.all(Array.from({ length: 30 }, () => ids.map(versionOf)).flat());

      expect(together).to.deep.equal(Array.from({ length: 30 }, () => alone).flat());
    });

    it('is another from the moment of a change on, however many ask meanwhile', async () => {
      const { id } = await aKeptIntegration();
      for (let round = 0; round < 10; round += 1) {
        const before = await versionOf(id);
        const meanwhile = Array.from({ length: 70 }, () => versionOf(id));
        await storage().stores.credentials.save(id, someCredentials());

        expect(await versionOf(id)).not.to.equal(before);
        await Promise.all(meanwhile);
      }
    });
  });
}
