import { expect } from 'chai';

import { Scenario } from '../../support/scenario.ts';
import { ADMIN_BEARER, portsOf, serving } from '../../support/test-server.ts';
import { ApiClient } from './api-client.ts';

const DAY = 86_400_000;

describe('the notices on an Integration', () => {
  const serve = serving();

  async function start() {
    const scenario = new Scenario();
    const { integrationId } = await scenario.connect();
    const { url } = await serve(portsOf(scenario));
    const api = new ApiClient(url, ADMIN_BEARER);
    const path = `/integrations/${integrationId}`;
    const notices = async () => {
      const { body } = await api.get(path);
      expect(body).to.include({ state: 'active', problem: null });
      return body['notices'] as readonly Record<string, unknown>[];
    };
    return { scenario, api, path, notices };
  }

  it('are none where all is well', async () => {
    const { notices } = await start();

    expect(await notices()).to.deep.equal([]);
  });

  it('tell 30 days ahead that the authorization ends, and when', async () => {
    const { scenario, notices } = await start();
    scenario.clock.advance(5 * 365 * DAY - 30 * DAY);

    const [notice] = await notices();

    expect(notice).to.include({ check: 'authorization', verdict: 'warning' });
    expect(notice?.['message']).to.match(/until 2029-05-05: 30 days from now/);
    expect(notice?.['advice']).to.match(/Authorize again before Jira stops: POST .*\/authorize/);
  });

  it('tell that Jira’s clock differs, as of the last check of the webhook', async () => {
    const { scenario, api, path, notices } = await start();
    scenario.jira.runAhead(-600);
    expect(await notices()).to.deep.equal([]);

    const checked = await api.post(`${path}/webhook/check`);

    expect(checked.body['notices']).to.deep.equal(await notices());
    const [notice] = await notices();
    expect(notice).to.include({ check: 'clock', verdict: 'warning' });
    expect(notice?.['message']).to.include("Jira's clock is 600 s behind ours");
    expect(notice?.['advice']).to.include('NTP');
    expect((await api.get(path)).body['serverInfo']).to.include({ clockAheadSeconds: -600 });
  });
});
