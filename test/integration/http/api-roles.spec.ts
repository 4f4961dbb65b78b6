import { expect } from 'chai';

import { roleNeeded } from '../../../src/adapters/http/openapi/operation.ts';
import { OPERATIONS } from '../../../src/adapters/http/openapi/operations.ts';
import { ROLES, suffices, type Role } from '../../../src/domain/api-key.ts';
import { anId } from '../../support/builders.ts';
import { Scenario } from '../../support/scenario.ts';
import { bearerOf, portsOf, serving } from '../../support/test-server.ts';
import { ApiClient } from './api-client.ts';

/** What takes a key for everything, whatever the role. */
const FOR_EVERYTHING_ALONE = ['POST /organizations', 'DELETE /organizations/:id'];

describe('the role of an API key', () => {
  const serve = serving();
  let scenario: Scenario;
  let api: Record<Role, ApiClient>;

  beforeEach(async () => {
    scenario = new Scenario();
    const organization = await scenario.useCases.createOrganization.execute({ name: 'Team' });
    const { url } = await serve(portsOf(scenario));
    const client = async (role: Role) =>
      new ApiClient(url, await bearerOf(scenario, organization.toProps().id, role));
    api = { read: await client('read'), operate: await client('operate'), admin: await client('admin') };
  });

  const routes = Object.entries(OPERATIONS).map(([route, operation]) => {
    const [method = '', pattern = ''] = route.split(' ');
    return { route, method, pattern, needed: roleNeeded(method, operation) };
  });

  for (const role of ROLES.filter((name) => name !== 'admin')) {
    it(`lets a ${role} key do what takes no more than that, and no route beyond`, async () => {
      for (const { route, method, pattern, needed } of routes) {
        const path = pattern.replace(/:\w+/g, () => anId());
        const { status, body } = await api[role].send(method, path, method === 'GET' ? undefined : '{');

        if (suffices(role, needed)) expect(status, route).not.to.equal(403);
        else expect([route, status, body['code']]).to.deep.equal([route, 403, 'forbidden']);
      }
    });
  }

  it('lets an admin key go on to every route', async () => {
    for (const { route, method, pattern } of routes) {
      const path = pattern.replace(/:\w+/g, () => anId());
      const { status } = await api.admin.send(method, path, method === 'GET' ? undefined : '{');

      expect(status === 403, route).to.equal(FOR_EVERYTHING_ALONE.includes(route));
    }
  });

  it('is told to who has too low a one, with the one that it takes', async () => {
    const { body } = await api.read.put(`/installations/${anId()}/settings`, {});

    expect(body['detail']).to.match(/the role admin; the one that was sent has the role read/);
  });

  it('is looked at before the thing is: what is there and what is not are refused alike', async () => {
    const { integrationId } = await scenario.connect();
    const answers = [integrationId, anId()].map((id) => api.read.post(`/integrations/${id}/authorize`));

    const [there, not] = await Promise.all(answers);

    expect([there?.status, not?.status]).to.deep.equal([403, 403]);
    expect(there?.body['detail']).to.equal(not?.body['detail']);
  });

  it('counts for a question about a route as for the route', async () => {
    const { integrationId } = await scenario.connect();

    expect((await api.read.send('HEAD', '/integrations')).status).to.equal(200);
    expect((await api.operate.send('HEAD', `/integrations/${integrationId}/webhook/manual`)).status).to.equal(
      403,
    );
  });
});

describe('an API key that is good for nothing any more', () => {
  const serve = serving();

  it('is refused as one that never was, word by word, whether it has expired or was revoked', async () => {
    const scenario = new Scenario();
    const { id } = (await scenario.useCases.createOrganization.execute({ name: 'Team' })).toProps();
    const { url } = await serve(portsOf(scenario));
    const [live, expired, revoked] = [
      await bearerOf(scenario, id),
      await bearerOf(scenario, id),
      await bearerOf(scenario, id),
    ];
    const [, second, third] = [...scenario.tables.apiKeys.values()];
    if (second === undefined || third === undefined) throw new Error('there are three keys');
    scenario.tables.apiKeys.set(second.id, { ...second, expiresAt: scenario.clock.now() });
    await scenario.ports.storage.stores.apiKeys.noteRevoked(third.id, scenario.clock.now());

    const answers = [];
    for (const bearer of [expired, revoked, 'Bearer lk_nobodys']) {
      const { status, body, headers } = await new ApiClient(url, bearer).get('/organizations');
      answers.push([status, { ...body, requestId: '' }, headers.get('www-authenticate')]);
    }

    expect(answers[0]?.[0]).to.equal(401);
    expect(answers[1]).to.deep.equal(answers[0]);
    expect(answers[2]).to.deep.equal(answers[0]);
    expect((await new ApiClient(url, live).get('/organizations')).status).to.equal(200);
  });
});
