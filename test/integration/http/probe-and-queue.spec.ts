import { expect } from 'chai';

import { UndiciJiraServer } from '../../../src/adapters/jira-server/undici-jira-server.ts';
import { NoMeter } from '../../../src/adapters/system/no-meter.ts';
import { SilentLog } from '../../../src/adapters/system/silent-log.ts';
import { SystemClock } from '../../../src/adapters/system/system-clock.ts';
import { ProbeJira } from '../../../src/application/installation/probe-jira.ts';
import { DONE } from '../../support/payloads.ts';
import { IssueInJira } from '../../support/scenario-issue.ts';
import { Scenario } from '../../support/scenario.ts';
import { ADMIN_BEARER, portsOf, serving } from '../../support/test-server.ts';
import { ApiClient } from './api-client.ts';

describe('probing an address by the API', () => {
  const serve = serving();

  it('tells what answers there, stores nothing, and is no change in the audit trail', async () => {
    const scenario = new Scenario();
    const { url } = await serve(portsOf(scenario));
    const api = new ApiClient(url, ADMIN_BEARER);

    const { status, body } = await api.post('/integrations/probe', { baseUrl: 'https://jira.example.com/' });

    expect(status).to.equal(200);
    expect(body).to.include({ baseUrl: 'https://jira.example.com', version: '9.12.0', title: 'Jira' });
    expect(scenario.tables.integrations.size).to.equal(0);
    expect((await api.get('/audit-entries')).body['items']).to.deep.equal([]);
  });

  it('names the field when it is no address, or no certificate', async () => {
    const { url } = await serve(portsOf(new Scenario()));
    const api = new ApiClient(url, ADMIN_BEARER);

    const answers = [
      await api.post('/integrations/probe', { baseUrl: 'jira' }),
      await api.post('/integrations/probe', {
        baseUrl: 'https://j.example.com',
        tls: { caCertificate: 'x' },
      }),
    ];

    const fields = answers.map(({ status, body }) => [
      status,
      (body['errors'] as { field: string }[])[0]?.field,
    ]);
    expect(fields).to.deep.equal([
      [422, 'baseUrl'],
      [422, 'tls.caCertificate'],
    ]);
  });

  it('calls no address that calls are kept from, as every other call', async () => {
    const jira = new UndiciJiraServer({
      clock: new SystemClock(),
      log: new SilentLog(),
      meter: new NoMeter(),
    });
    const { url } = await serve(portsOf(new Scenario(), { probeJira: new ProbeJira({ jira }) }));
    const api = new ApiClient(url, ADMIN_BEARER);

    const { body } = await api.post('/integrations/probe', { baseUrl: 'http://169.254.169.254/latest' });

    expect(body['version']).to.equal(null);
    expect(JSON.stringify(body['findings'])).to.contain('169.254.169.254').and.contain('problem');
    await jira.close();
  });
});

describe('the queue of an Integration by the API', () => {
  const serve = serving();

  it('tells what is due, what waits, what was given up, and for how long', async () => {
    const scenario = new Scenario();
    const issue = new IssueInJira(scenario.jira);
    const connected = await scenario.connect();
    await scenario.link(connected);
    const api = new ApiClient((await serve(portsOf(scenario))).url, ADMIN_BEARER);
    const queue = async () => (await api.get(`/integrations/${connected.integrationId}/queue`)).body;
    expect(await queue()).to.include({ pendingDeliveries: 0, dueEffects: 0, deadEffects: 0, lagSeconds: 0 });

    await scenario.deliver(connected, issue.transition(DONE));
    scenario.clock.advance(90_000);

    expect(await queue()).to.include({ pendingDeliveries: 1, waitingEffects: 0, lagSeconds: 90 });
  });
});
