import { expect } from 'chai';

import { Scenario } from '../../support/scenario.ts';
import { ADMIN_BEARER, portsOf, serving } from '../../support/test-server.ts';
import { ApiClient } from './api-client.ts';

describe('the personal access token of an Integration', () => {
  const serve = serving();

  async function start() {
    const scenario = new Scenario();
    const { integrationId } = await scenario.create();
    const { url, log } = await serve(portsOf(scenario));
    const path = `/integrations/${integrationId}`;
    return { scenario, log, api: new ApiClient(url, ADMIN_BEARER), path };
  }

  it('is put, authorizes, and is shown nowhere', async () => {
    const { scenario, log, api, path } = await start();
    const token = scenario.jira.createPersonalAccessToken().reveal();

    const put = await api.put(`${path}/personal-access-token`, { token, expiresAt: '2024-12-31' });
    const shown = await api.get(path);

    expect(put.status).to.equal(200);
    expect(put.body).to.include({ state: 'active', authorizedBy: 'personal_access_token' });
    expect(put.body).to.include({ authorizationExpiresAt: '2024-12-31T00:00:00.000Z' });
    expect(shown.body).to.include({ state: 'active', authorizedBy: 'personal_access_token' });
    expect((await api.get(`${path}/personal-access-token`)).status).to.equal(405);
    expect(JSON.stringify([put.body, shown.body, log.lines])).not.to.include(token);
  });

  it('is not repeated when Jira does not take it', async () => {
    const { log, api, path } = await start();

    const put = await api.put(`${path}/personal-access-token`, { token: 'hush-hush' });

    expect([put.status, put.body['code']]).to.deep.equal([422, 'invalid_value']);
    expect(put.body['errors']).to.have.nested.property('[0].field', 'token');
    expect(JSON.stringify([put.body, log.lines])).not.to.include('hush-hush');
    expect((await api.get(path)).body).to.include({ state: 'awaiting_authorization', authorizedBy: null });
  });

  for (const expiresAt of ['soon', '2024-13-01', '2024-12-31T00:00:00', '31.12.2024', 7, '']) {
    it(`is not taken with an expiry of ${JSON.stringify(expiresAt)}`, async () => {
      const { scenario, api, path } = await start();
      const token = scenario.jira.createPersonalAccessToken().reveal();

      const put = await api.put(`${path}/personal-access-token`, { token, expiresAt });

      expect(put.status).to.equal(422);
      expect(put.body['errors']).to.have.nested.property('[0].field', 'expiresAt');
      expect((await api.get(path)).body).to.include({ state: 'awaiting_authorization' });
    });
  }
});
