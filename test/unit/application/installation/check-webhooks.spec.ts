import { expect } from 'chai';

import { CheckWebhooks } from '../../../../src/application/installation/check-webhooks.ts';
import type { IntegrationId } from '../../../../src/domain/ids.ts';
import { Scenario } from '../../../support/scenario.ts';

const BASE_URLS = ['https://one.example.com', 'https://two.example.com', 'https://three.example.com'];

describe('CheckWebhooks', () => {
  let scenario: Scenario;
  let ids: readonly IntegrationId[];

  beforeEach(async () => {
    scenario = new Scenario();
    const connected = [];
    for (const baseUrl of BASE_URLS) connected.push(await scenario.connect(baseUrl));
    ids = connected.map(({ integrationId }) => integrationId).toSorted();
  });

  const checkedAfter = (at: Date) =>
    ids.filter((id) => (scenario.integration(id).webhook.checkedAt ?? at) > at).length;

  it('checks the webhook of every active Integration, and of no other', async () => {
    await scenario.create('https://waiting.example.com');
    const before = scenario.clock.now();
    scenario.clock.advance(1000);

    await scenario.useCases.checkWebhooks.execute({ stopping: new AbortController().signal });

    expect(checkedAfter(before)).to.equal(3);
  });

  it('goes on with the others when one fails', async () => {
    const checked: IntegrationId[] = [];
    const failing = checkingWith(async ({ integrationId }) => {
      if (integrationId === ids[0]) throw new Error('a fault');
      checked.push(integrationId);
    });

    await failing.execute({ stopping: new AbortController().signal });

    expect(checked).to.deep.equal(ids.slice(1));
  });

  it('checks no further one once the process is to end', async () => {
    const stopping = new AbortController();
    const checked: IntegrationId[] = [];
    const checks = checkingWith(async ({ integrationId }) => {
      checked.push(integrationId);
      stopping.abort();
    });

    await checks.execute({ stopping: stopping.signal });

    expect(checked).to.deep.equal(ids.slice(0, 1));
  });

  function checkingWith(check: (command: { integrationId: IntegrationId }) => Promise<void>): CheckWebhooks {
    const { storage, clock, log } = scenario.ports;
    return new CheckWebhooks(
      { stores: storage.stores, clock, log },
      {
        execute: async (command) => {
          await check(command);
          return scenario.useCases.checkWebhook.execute(command);
        },
      },
    );
  }
});
