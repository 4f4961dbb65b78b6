import { expect } from 'chai';

import { changedBy } from '../../../src/adapters/http/openapi/changed-by.ts';
import { OPERATIONS } from '../../../src/adapters/http/openapi/operations.ts';
import { RecordChange } from '../../../src/application/access/record-change.ts';
import type { AuditEntry } from '../../../src/domain/audit-entry.ts';
import { anId } from '../../support/builders.ts';
import { Scenario, type Connected } from '../../support/scenario.ts';
import { ADMIN_BEARER, bearerOf, portsOf, serving, StorageAway } from '../../support/test-server.ts';
import { ApiClient } from './api-client.ts';

describe('the trail of who changed what', () => {
  const serve = serving();
  let scenario: Scenario;
  let connected: Connected;
  let url: string;
  let operator: ApiClient;
  let admin: ApiClient;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    ({ url } = await serve(portsOf(scenario)));
    operator = new ApiClient(url, ADMIN_BEARER);
    admin = new ApiClient(url, await bearerOf(scenario, connected.organizationId));
  });

  async function trail(api = operator, query = ''): Promise<readonly Record<string, unknown>[]> {
    return (await api.get(`/audit-entries${query}`)).body['items'] as Record<string, unknown>[];
  }

  const settings = () => `/installations/${connected.installationId}/settings`;

  it('tells who, what, and how the thing was shown before and after', async () => {
    const before = (await admin.get(settings())).body;
    const answer = await admin.put(settings(), { inboundStatus: false, doneStatusIds: {} });
    const [entry] = await trail(admin);

    expect(answer.status).to.equal(200);
    expect(entry).to.deep.include({
      ...{ operation: 'settings replace', outcome: 'done', before, after: answer.body },
      thing: { kind: 'settings', id: connected.installationId },
      organizationId: connected.organizationId,
      requestId: answer.headers.get('x-request-id'),
    });
    expect(entry?.['actor']).to.deep.include({ kind: 'api_key', name: 'test' });
    expect((await admin.get(`/audit-entries/${String(entry?.['id'])}`)).body).to.deep.equal(entry);
  });

  it('tells once of a request that was sent again with its Idempotency-Key, and done once', async () => {
    const send = () =>
      fetch(`${url}/api/v1/installations/${connected.installationId}/tracker-issues`, {
        method: 'POST',
        headers: {
          ...{ authorization: ADMIN_BEARER, 'content-type': 'application/json' },
          'idempotency-key': 'a-key',
        },
        body: JSON.stringify({ title: 'Broken' }),
      });
    const [first, again] = [await send(), await send()];

    expect([first.status, again.status]).to.deep.equal([201, 201]);
    expect(again.headers.get('idempotency-replayed')).to.equal('true');
    expect((await trail()).map(({ operation }) => operation)).to.deep.equal(['tracker-issues create']);
  });

  it('has what was made under its id, and no secret that was shown with it', async () => {
    const { organizationId } = connected;
    const { body } = await operator.post('/api-keys', { name: 'CI', organizationId, role: 'read' });
    const [entry] = await trail(admin, '?operation=api-keys%20create');

    expect(entry?.['thing']).to.deep.equal({ kind: 'api-keys', id: body['id'] });
    expect(entry?.['before']).to.equal(null);
    expect(entry?.['after']).to.deep.include({ name: 'CI', role: 'read' });
    expect(JSON.stringify([...scenario.tables.auditEntries.values()])).not.to.contain(body['key']);
    expect(entry?.['actor']).to.deep.equal({
      kind: 'api_key',
      apiKeyId: null,
      name: 'the operator',
    });
  });

  it('is of the Organization whose thing it is when the key is for everything', async () => {
    await operator.put(settings(), { inboundStatus: false });
    const other = await scenario.useCases.createOrganization.execute({ name: 'Others' });
    const stranger = new ApiClient(url, await bearerOf(scenario, other.toProps().id));

    expect(await trail(admin)).to.have.lengthOf(1);
    expect(await trail(stranger)).to.deep.equal([]);
  });

  it('tells why a change was refused, and nothing of what is another’s', async () => {
    const other = await scenario.useCases.createOrganization.execute({ name: 'Others' });
    const stranger = new ApiClient(url, await bearerOf(scenario, other.toProps().id));
    await stranger.put(settings(), { inboundStatus: false });
    await stranger.put(settings(), { inboundStatus: 'no' });

    const told = (await trail(stranger)).map(({ outcome, before, after }) => [outcome, before, after]);
    expect(told).to.deep.equal([
      ['invalid_value', null, null],
      ['not_found', null, null],
    ]);
    expect(await trail(admin)).to.deep.equal([]);
  });

  it('has no attempt that was refused for its key or role, which is counted', async () => {
    const reader = new ApiClient(url, await bearerOf(scenario, connected.organizationId, 'read'));
    await reader.put(settings(), {});
    await new ApiClient(url, 'Bearer lk_nobodys').put(settings(), {});
    await new ApiClient(url, null).put(settings(), {});

    expect(await trail()).to.deep.equal([]);
    expect(scenario.meter.of('api_refusals')).to.deep.equal([
      { reason: 'role' },
      { reason: 'unknown_key' },
      { reason: 'no_key' },
    ]);
  });

  it('says when a change was no more than tried out, or failed for a fault', async () => {
    await operator.post('/replays', { filter: {}, dryRun: true });
    const changeSyncSettings = { execute: () => Promise.reject(new Error('out of order')) };
    const broken = await serve(portsOf(scenario, { changeSyncSettings }));
    await new ApiClient(broken.url, ADMIN_BEARER).put(settings(), {});

    expect((await trail()).map(({ outcome }) => outcome)).to.deep.equal(['failed', 'dry_run']);
  });

  it('keeps anything from being changed that it cannot note', async () => {
    const recordChange = { execute: () => Promise.reject(new StorageAway()) };
    const broken = await serve(portsOf(scenario, { recordChange }));
    const answer = await new ApiClient(broken.url, ADMIN_BEARER).post('/organizations', { name: 'x' });

    expect(answer.status).to.equal(503);
    expect(scenario.tables.organizations.size).to.equal(1);
  });

  it('notes a change before it is made, and lets it stand when the end cannot be noted', async () => {
    const { audit } = scenario.ports.storage.stores;
    const outcomes = () => [...scenario.tables.auditEntries.values()].map(({ outcome }) => outcome);
    let seen: readonly string[] = [];
    const add = (entry: AuditEntry) => audit.add(entry);
    const stores = { audit: { add, conclude: () => Promise.reject(new StorageAway()) } };
    const record = new RecordChange({ ...scenario.ports, stores });

    const result = await record.execute({
      actor: { kind: 'cli', apiKeyId: null, name: 'ada' },
      ...{ operation: 'links remove', thingKind: 'links', requestId: null },
      before: async () => ({ id: anId(), organizationId: null, shown: null }),
      make: async () => {
        seen = outcomes();
        return 'made';
      },
      after: async () => ({ id: null, organizationId: null, shown: null }),
    });

    expect([result, seen, outcomes()]).to.deep.equal(['made', ['begun'], ['begun']]);
  });

  it('takes what each route changes from what reads it', () => {
    const changes = Object.entries(OPERATIONS)
      .filter(([route]) => !route.startsWith('GET'))
      .map(([route, operation]) => {
        const { kind, readAt, isMade } = changedBy(OPERATIONS, route, operation);
        return `${operation.name}: ${isMade ? 'new ' : ''}${kind} at ${readAt ?? 'nothing'}`;
      });

    expect(changes).to.include.members([
      'links create: new links at /links/:id',
      'links relink: links at /links/:id',
      'webhook rotate: integrations at /integrations/:id',
      'tracker connect: tracker at /installations/:id/tracker',
      'tracker-comments remove: tracker-issues at /tracker-issues/:id',
      'deliveries replay: deliveries at nothing',
      'api-keys revoke: api-keys at /api-keys/:id',
      'rules create: new rules at /creation-rules/:id',
    ]);
  });
});

describe('an address that sends wrong API keys', () => {
  const serve = serving();

  it('is answered 429 after 20 of them, with the time to wait; who was let in before goes on', async () => {
    const scenario = new Scenario();
    const { url } = await serve(portsOf(scenario));
    const known = new ApiClient(url, ADMIN_BEARER);
    const wrong = new ApiClient(url, 'Bearer lk_nobodys');
    expect((await known.get('/whoami')).status).to.equal(200);

    for (let time = 0; time < 20; time++) expect((await wrong.get('/whoami')).status).to.equal(401);
    const answer = await wrong.get('/whoami');

    expect([answer.status, answer.body['code']]).to.deep.equal([429, 'too_many_failures']);
    expect(answer.headers.get('retry-after')).to.equal('60');
    expect((await known.get('/whoami')).status).to.equal(200);
    expect(scenario.meter.of('api_refusals').at(-1)).to.deep.equal({ reason: 'too_many_failures' });
    scenario.clock.advance(60_000);
    expect((await wrong.get('/whoami')).status).to.equal(401);
  });
});
