import { expect } from 'chai';

import type { Storage } from '../../../src/application/ports/storage.ts';
import { isOwnerGone } from '../../../src/adapters/persistence/database/owner-gone.ts';
import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import { errorOf } from '../../contract/unit-of-work.contract.ts';
import {
  anApiKey,
  anId,
  anInstallation,
  anOrganization,
  aTrackerIssue,
  aTrackerUser,
} from '../../support/builders.ts';
import { freshPglite, freshPostgres, type TestDatabase } from '../../support/test-database.ts';
import { aSecretBox } from './a-secret-box.ts';

for (const [where, open] of [
  ['PostgreSQL', freshPostgres],
  ['PGlite', freshPglite],
] as const) {
  describe(`what something is kept of, and is not there, on ${where}`, () => {
    let database: Pick<TestDatabase, 'knex' | 'close'>;
    let storage: Storage;

    before(async () => {
      database = await open();
      storage = openKnexStorage({ knex: database.knex, secretBox: aSecretBox() });
    });

    after(() => database.close());

    it('is told of, whatever is kept of it', async () => {
      const { stores, trackerUsers, trackerIssues } = storage;
      const kept = [
        stores.apiKeys.add(anApiKey(anId())),
        trackerUsers.add(aTrackerUser({ organizationId: anId() })),
        trackerIssues.add(aTrackerIssue({ installationId: anId() })),
        stores.installations.add(anInstallation({ integrationId: anId() })),
      ];
      for (const error of await Promise.all(kept.map(errorOf))) expect(error).to.satisfy(isOwnerGone);
    });

    it('is told of by the transaction that keeps it', async () => {
      const run = storage.unitOfWork.run(async ({ organizations, apiKeys }) => {
        await organizations.add(anOrganization());
        await apiKeys.add(anApiKey(anId()));
      });
      expect(await errorOf(run)).to.satisfy(isOwnerGone);
    });

    it('is not, where something else is wrong', async () => {
      const organization = anOrganization();
      await storage.stores.organizations.add(organization);
      expect(await errorOf(storage.stores.organizations.add(organization))).not.to.satisfy(isOwnerGone);
      const { id } = organization.toProps();
      await storage.stores.apiKeys.add(anApiKey(id));
      const deleting = database.knex('lockstep.organization').where({ id }).delete();
      expect(await errorOf(deleting))
        .to.include({ code: '23503' })
        .and.not.to.satisfy(isOwnerGone);
      expect(isOwnerGone(new Error('no', { cause: { code: '23503' } }))).to.equal(false);
      expect(isOwnerGone('23503')).to.equal(false);
    });
  });
}
