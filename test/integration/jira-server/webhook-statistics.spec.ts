import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect } from 'chai';

import { WEBHOOK_EVENTS } from '../../../src/domain/jira-webhook.ts';
import { Secret } from '../../../src/domain/secret.ts';
import type { WebhookStatistics } from '../../../src/domain/webhook-health.ts';
import { connectTo } from '../../contract/arranged-jira.ts';
import { startArrangedSandbox, type ArrangedSandbox } from './arranged-sandbox.ts';

describe('what Jira 10 counts of its requests to a webhook', () => {
  let jira: ArrangedSandbox;
  let receiver: Server;
  let status = 200;

  beforeEach(async () => {
    jira = await startArrangedSandbox({ version: '10.3.2' });
    receiver = createServer((request, response) => {
      request.resume();
      response.writeHead(status).end();
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
  });
  afterEach(async () => {
    await jira.close();
    receiver.close();
  });

  /** After one event for each status the receiver answers with. */
  async function countedAfter(...statuses: readonly number[]): Promise<WebhookStatistics | null> {
    const connection = await connectTo(jira);
    const { webhooks } = jira.server;
    const { port } = receiver.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/extensions/jira-server/issue-updated/a.b.c`;
    const { id } = await webhooks.create(connection, 'jira_10', {
      wanted: { name: 'Lockstep', url, events: WEBHOOK_EVENTS },
      bodySecret: new Secret('a secret for bodies'),
    });
    for (const next of statuses) {
      status = next;
      jira.sandbox.jira.sendToWebhook(Number(id), '{}');
      await jira.sandbox.jira.deliveriesSettled();
    }
    return webhooks.statistics(connection, 'jira_10', id);
  }

  it('is how many went well, and when the last did', async () => {
    const counted = await countedAfter(200, 202);

    expect(counted).to.include({ successes: 2, failures: 0, errors: 0, lastFailureAt: null });
    expect(counted?.lastSuccessAt).to.be.instanceOf(Date);
  });

  it('is how many failed, when the last did, and with what', async () => {
    const counted = await countedAfter(200, 502);

    expect(counted).to.include({ successes: 1, failures: 1, errors: 0, lastFailure: 'HTTP 502' });
    expect(counted?.lastFailureAt).to.be.instanceOf(Date);
  });

  it('is what was not answered at all, and never the address of the webhook', async () => {
    receiver.on('connection', (socket) => socket.destroy());

    const counted = await countedAfter(200);

    expect(counted).to.include({ successes: 0, failures: 0, errors: 1 });
    expect(counted?.lastFailure).to.be.a('string').that.does.not.include('issue-updated');
  });
});
