import { expect } from 'chai';

import { HeldIntegrations } from '../../../src/application/inbound/held-integrations.ts';
import { openPostgres, type OpenDatabase } from '../../../src/adapters/persistence/database/open-postgres.ts';
import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import { Integration } from '../../../src/domain/integration.ts';
import { anIntegration, someCredentials } from '../../support/builders.ts';
import { freshPostgres, type TestDatabase } from '../../support/test-database.ts';
import { aSecretBox } from './a-secret-box.ts';

const ROUNDS = 30;
const AT_ONCE = 50;

describe('an Integration that one process holds and another changes', () => {
  const secretBox = aSecretBox();
  let database: TestDatabase;
  let elsewhere: OpenDatabase;

  before(async () => {
    database = await freshPostgres();
    elsewhere = openPostgres(database.url, { poolSize: 2 });
  });

  after(async () => {
    await elsewhere.close();
    await database.close();
  });

  async function heldHere() {
    const [ours, theirs] = [database, elsewhere].map(({ knex }) => openKnexStorage({ knex, secretBox }));
    if (ours === undefined || theirs === undefined) throw new TypeError('there are two processes');
    const integration = anIntegration();
    await ours.stores.integrations.add(integration);
    await ours.stores.credentials.save(integration.id, someCredentials());
    const held = new HeldIntegrations({ versions: ours.integrationVersions, stores: ours.stores });
    return { integration, theirs, find: () => held.find(integration.id) };
  }

  it('has its new secrets, and no others, from the moment on in which they are committed, however busy it is', async () => {
    const { integration, theirs, find } = await heldHere();
    for (let round = 0; round < ROUNDS; round += 1) {
      const busy = Array.from({ length: AT_ONCE }, find);
      const credentials = someCredentials();
      await theirs.stores.credentials.save(integration.id, credentials);

      expect((await find())?.secrets.bodySecret.reveal()).to.equal(credentials.bodySecret.reveal());
      await Promise.all(busy);
    }
  });

  it('is disabled from that moment on, and then over', async () => {
    const { integration, theirs, find } = await heldHere();
    expect((await find())?.integration.isDisabled).to.equal(false);

    const disabled = Integration.restore({ ...integration.toProps(), state: 'disabled' });
    await theirs.stores.integrations.save(disabled);
    expect((await find())?.integration.isDisabled).to.equal(true);

    await theirs.unitOfWork.run(async ({ integrations, credentials }) => {
      await integrations.save(disabled.uninstalled(null));
      await credentials.remove(integration.id);
    });
    expect(await find()).to.equal(null);
  });

  it('is the very same object, with the very same secrets, while nobody changes it', async () => {
    const { find } = await heldHere();
    const first = await find();

    expect(new Set(await Promise.all(Array.from({ length: AT_ONCE }, find)))).to.deep.equal(new Set([first]));
  });
});
