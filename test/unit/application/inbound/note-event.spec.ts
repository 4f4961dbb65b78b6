import { expect } from 'chai';

import { openMemoryStorage } from '../../../../src/adapters/memory/open-memory-storage.ts';
import { NoteEvent } from '../../../../src/application/inbound/note-event.ts';
import type { ProvedIntegration } from '../../../../src/application/inbound/prove-webhook-token.ts';
import type { Storage } from '../../../../src/application/ports/storage.ts';
import type { IntegrationId } from '../../../../src/domain/ids.ts';
import { anIntegration, NOON, someCredentials } from '../../../support/builders.ts';

describe('NoteEvent', () => {
  let storage: Storage;
  let proved: ProvedIntegration;
  let writes: number;
  let isAway: boolean;
  let noteEvent: NoteEvent;

  beforeEach(async () => {
    storage = openMemoryStorage({ clock: { now: () => NOON } });
    [writes, isAway] = [0, false];
    const integration = anIntegration();
    await storage.stores.integrations.add(integration);
    const secrets = someCredentials();
    await storage.stores.credentials.save(integration.id, secrets);
    proved = { integration, secrets, secretId: 'another', version: '1', isSure: true };

    const integrations = {
      noteEvent: async (id: IntegrationId, at: Date): Promise<void> => {
        writes += 1;
        if (isAway) throw new Error('away');
        await storage.stores.integrations.noteEvent(id, at);
      },
    };
    const { unitOfWork } = storage;
    noteEvent = new NoteEvent({ stores: { integrations }, unitOfWork, clock: { now: () => NOON } });
  });

  const lastEventAt = async () =>
    (await storage.stores.integrations.find(proved.integration.id))?.toProps().lastEventAt;

  it('writes down when an event came, once for all that came at once', async () => {
    await Promise.all([1, 2, 3].map(() => noteEvent.execute(proved)));
    await noteEvent.execute(proved);

    expect(await lastEventAt()).to.deep.equal(NOON);
    expect(writes).to.equal(1);
  });

  it('fails for those whose event could not be written down, and tries again with the next', async () => {
    isAway = true;
    const outcomes = await Promise.allSettled([noteEvent.execute(proved), noteEvent.execute(proved)]);
    expect(outcomes.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected']);

    isAway = false;
    await noteEvent.execute(proved);
    expect(await lastEventAt()).to.deep.equal(NOON);
  });
});
