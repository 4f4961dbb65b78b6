import { expect } from 'chai';

import { JiraAccess } from '../../../src/application/installation/jira-access.ts';
import { HeldIntegrations } from '../../../src/application/inbound/held-integrations.ts';
import { openPostgres, type OpenDatabase } from '../../../src/adapters/persistence/database/open-postgres.ts';
import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import { EVERYTHING } from '../../../src/domain/api-key.ts';
import { Conflict } from '../../../src/domain/domain-error.ts';
import type { IntegrationParts } from '../../../src/domain/integration-parts.ts';
import { Integration } from '../../../src/domain/integration.ts';
import { anIntegration, someCredentials } from '../../support/builders.ts';
import { expectRefusal } from '../../support/scenario-refusals.ts';
import { Scenario, type Connected } from '../../support/scenario.ts';
import { useCasesOn, type UseCases } from '../../support/scenario-use-cases.ts';
import { freshPostgres, type TestDatabase } from '../../support/test-database.ts';
import { aSecretBox } from './a-secret-box.ts';

const ROUNDS = 30;
const AT_ONCE = 50;

describe('an Integration that one process holds and another changes', () => {
  const secretBox = aSecretBox();
  let database: TestDatabase;
  let elsewhere: OpenDatabase;
  /** In the other process. */
  let scenario: Scenario;

  before(async () => {
    database = await freshPostgres();
    elsewhere = openPostgres(database.url, { poolSize: 2 });
    scenario = new Scenario({ storage: openKnexStorage({ knex: elsewhere.knex, secretBox }) });
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

  it('is called at its new address from that moment on, by its new certificate, and switched off', async () => {
    const { integrationId } = await scenario.connect();
    const here = openKnexStorage({ knex: database.knex, secretBox });
    const { clock, log } = scenario.ports;
    const access = new JiraAccess({ ...here, clock, log });
    const held = new HeldIntegrations({ versions: here.integrationVersions, stores: here.stores });
    const called = () => access.call(integrationId, async ({ baseUrl, tls }) => ({ baseUrl, tls }));
    const known = async () => (await held.find(integrationId))?.integration.parts;
    const change = (parts: Partial<IntegrationParts>) =>
      scenario.useCases.changeIntegration.execute({
        ...{ scope: EVERYTHING, integrationId },
        change: (present) => ({ ...present, ...parts }),
      });
    expect(await known()).to.include({ isEnabled: true });

    const tls = { isVerified: true, caCertificate: 'the PEM of a new authority' };
    const moved = { baseUrl: 'https://issues.example.com/jira', tls };
    await change(moved);
    expect(await called()).to.deep.equal(moved);
    expect(await known()).to.deep.equal({ ...moved, isEnabled: true });

    await change({ isEnabled: false });
    await expectRefusal(called(), 'integration_not_active');
    expect(await known()).to.deep.equal({ ...moved, isEnabled: false });
  });

  it('gets an address that another is moved to at once, or that one does', async () => {
    const here = useCasesOn({
      ...scenario.ports,
      storage: openKnexStorage({ knex: database.knex, secretBox }),
    });
    const baseUrl = 'https://one.example.com';
    const one = await scenario.create('https://of-one.example.com');
    const other = await scenario.create('https://of-other.example.com');
    const move = ({ changeIntegration }: UseCases, { integrationId }: Connected) =>
      changeIntegration.execute({
        ...{ scope: EVERYTHING, integrationId },
        change: (present) => ({ ...present, baseUrl }),
      });

    const ends = await Promise.allSettled([move(here, one), move(scenario.useCases, other)]);

    expect(ends.map(({ status }) => status).toSorted()).to.deep.equal(['fulfilled', 'rejected']);
    const refusal: unknown = ends.find((end) => end.status === 'rejected')?.reason;
    expect(refusal).to.be.instanceOf(Conflict).with.property('message').contains(baseUrl);
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
