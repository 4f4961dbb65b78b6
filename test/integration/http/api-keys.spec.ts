import { expect } from 'chai';

import type { OrganizationId } from '../../../src/domain/ids.ts';
import { Scenario } from '../../support/scenario.ts';
import { ADMIN_BEARER, bearerOf, portsOf, serving } from '../../support/test-server.ts';
import { ApiClient, idsIn } from './api-client.ts';

const NOTHING_KNOWN = { prefix: 'lk_', expiresAt: null, revokedAt: null, lastUsedAt: null };

describe('the API keys', () => {
  const serve = serving();
  let scenario: Scenario;
  let url: string;
  let operator: ApiClient;
  let organizationId: OrganizationId;

  beforeEach(async () => {
    scenario = new Scenario();
    const organization = await scenario.useCases.createOrganization.execute({ name: 'Team' });
    organizationId = organization.toProps().id;
    ({ url } = await serve(portsOf(scenario)));
    operator = new ApiClient(url, ADMIN_BEARER);
  });

  const clientOf = (key: unknown) => new ApiClient(url, `Bearer ${String(key)}`);

  it('are made, told once, used, listed without themselves, and revoked', async () => {
    const made = await operator.post('/api-keys', { name: 'CI', organizationId, role: 'read' });
    const { id, key, ...known } = made.body;
    const now = scenario.clock.now().toISOString();

    expect(made.status).to.equal(201);
    expect(known).to.deep.equal({
      ...NOTHING_KNOWN,
      ...{ name: 'CI', organizationId, role: 'read', state: 'good', createdAt: now },
      prefix: String(key).slice(0, 9),
    });
    const mine = clientOf(key);
    expect((await mine.get('/whoami')).body).to.deep.equal({
      ...{ apiKeyId: id, name: 'CI', organizationId, role: 'read' },
    });

    const read = await operator.get(`/api-keys/${String(id)}`);
    expect(read.body).to.deep.equal({ ...known, id, lastUsedAt: now });
    const listed = await operator.get('/api-keys');
    expect(listed.body['items']).to.deep.equal([read.body]);
    expect(JSON.stringify(listed.body)).not.to.contain(String(key));

    const revoked = await operator.send('DELETE', `/api-keys/${String(id)}`);
    expect([revoked.status, revoked.body['state'], revoked.body['revokedAt']]).to.deep.equal([
      ...[200, 'revoked', now],
    ]);
    expect((await mine.get('/whoami')).status).to.equal(401);
    scenario.clock.advance(1000);
    expect((await operator.send('DELETE', `/api-keys/${String(id)}`)).body['revokedAt']).to.equal(now);
    expect(idsIn(await operator.get('/api-keys?state=good'))).to.deep.equal([]);
    expect(idsIn(await operator.get('/api-keys?state=revoked'))).to.deep.equal([id]);
  });

  it('make keys of their own Organization, and none for everything', async () => {
    const admin = new ApiClient(url, await bearerOf(scenario, organizationId));
    const asked = { name: 'x', role: 'admin' };

    const [own, wide] = [
      await admin.post('/api-keys', { ...asked, organizationId }),
      await admin.post('/api-keys', { ...asked, organizationId: null }),
    ];

    expect([own.status, wide.status, wide.body['code']]).to.deep.equal([201, 403, 'forbidden']);
    expect(scenario.tables.apiKeys.size).to.equal(2);
  });

  it('say for what they are to be good, and end ahead', async () => {
    const whole = { name: 'x', organizationId, role: 'read' };
    for (const [field, body] of [
      ['organizationId', { name: 'x', role: 'read' }],
      ['role', { name: 'x', organizationId }],
      ['role', { ...whole, role: 'root' }],
      ['expiresAt', { ...whole, expiresAt: scenario.clock.now().toISOString() }],
    ] as const) {
      const answer = await operator.post('/api-keys', body);
      expect([answer.status, answer.body['code']]).to.deep.equal([422, 'invalid_value']);
      expect(answer.body['errors']).to.have.nested.property('0.field', field);
    }
  });
});
