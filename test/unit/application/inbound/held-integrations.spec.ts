import { expect } from 'chai';

import { openMemoryStorage } from '../../../../src/adapters/memory/open-memory-storage.ts';
import { HeldIntegrations } from '../../../../src/application/inbound/held-integrations.ts';
import type { Storage } from '../../../../src/application/ports/storage.ts';
import type { IntegrationId } from '../../../../src/domain/ids.ts';
import { Integration } from '../../../../src/domain/integration.ts';
import { anIntegration, NOON, someCredentials } from '../../../support/builders.ts';

describe('HeldIntegrations', () => {
  let storage: Storage;
  let reads: IntegrationId[];
  let failNext: boolean;
  /** What is known of the version without asking. */
  let lately: string | null;

  beforeEach(() => {
    storage = openMemoryStorage({ clock: { now: () => NOON } });
    reads = [];
    failNext = false;
    lately = null;
  });

  const holding = (most?: number): HeldIntegrations => {
    const { integrations, credentials } = storage.stores;
    const find = async (id: IntegrationId): Promise<Integration | null> => {
      reads.push(id);
      if (!failNext) return integrations.find(id);
      failNext = false;
      throw new Error('away');
    };
    const { integrationVersions: versions } = storage;
    const ports = {
      versions: { of: versions.of.bind(versions), lately: () => lately },
      stores: { integrations: { find }, credentials },
    };
    return new HeldIntegrations(ports, most);
  };

  async function aKeptIntegration(): Promise<Integration> {
    const integration = anIntegration();
    await storage.stores.integrations.add(integration);
    await storage.stores.credentials.save(integration.id, someCredentials());
    return integration;
  }

  it('answers the very same objects while nothing changes, also to many at once, read once', async () => {
    const { id } = await aKeptIntegration();
    const held = holding();

    const found = await Promise.all([1, 2, 3].map(() => held.find(id)));
    found.push(await held.find(id));

    expect(found[0]?.integration.id).to.equal(id);
    expect(new Set(found).size).to.equal(1);
    expect(reads).to.deep.equal([id]);
  });

  it('holds what proves a webhook request, and no other secret', async () => {
    const { id } = await aKeptIntegration();

    const found = await holding().find(id);

    expect(Object.keys(found?.secrets ?? {})).to.have.members(['webhookSecrets', 'bodySecret']);
  });

  it('answers what was changed as soon as it has been', async () => {
    const integration = await aKeptIntegration();
    const held = holding();
    await held.find(integration.id);

    const next = someCredentials();
    await storage.stores.credentials.save(integration.id, next);
    expect((await held.find(integration.id))?.secrets.bodySecret).to.equal(next.bodySecret);

    await storage.stores.integrations.save(
      Integration.restore({ ...integration.toProps(), state: 'disabled' }),
    );
    expect((await held.find(integration.id))?.integration.isDisabled).to.equal(true);

    await storage.stores.credentials.remove(integration.id);
    expect(await held.find(integration.id)).to.equal(null);
  });

  it('answers null for one that is not there, until it is', async () => {
    const integration = anIntegration();
    const held = holding();
    expect(await held.find(integration.id)).to.equal(null);

    await storage.stores.integrations.add(integration);
    expect(await held.find(integration.id)).to.equal(null);
    await storage.stores.credentials.save(integration.id, someCredentials());

    expect((await held.find(integration.id))?.integration.id).to.equal(integration.id);
  });

  it('holds so many, and lets go of who was not asked for the longest', async () => {
    const held = holding(2);
    const [a, b, c] = [await aKeptIntegration(), await aKeptIntegration(), await aKeptIntegration()];
    for (const { id } of [a, b, a, c]) await held.find(id);
    reads = [];

    for (const { id } of [a, c, b]) await held.find(id);

    expect(reads).to.deep.equal([b.id]);
  });

  it('reads again what could not be read', async () => {
    const { id } = await aKeptIntegration();
    const held = holding();
    failNext = true;

    const answers = await Promise.allSettled([held.find(id), held.find(id)]);

    expect(answers.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected']);
    expect((await held.find(id))?.integration.id).to.equal(id);
  });

  it('answers what was so lately without asking, and nothing that it does not hold as of then', async () => {
    const { id } = await aKeptIntegration();
    const held = holding();
    lately = await storage.integrationVersions.of(id);
    expect(await held.findLately(id)).to.equal(null);
    const found = await held.find(id);

    await storage.stores.credentials.save(id, someCredentials());
    expect(await held.findLately(id)).to.equal(found);
    expect(reads).to.deep.equal([id]);

    for (lately of ['another', null]) expect(await held.findLately(id)).to.equal(null);
  });
});
