import { expect } from 'chai';
import fc from 'fast-check';

import { JiraFailure } from '../../../src/application/ports/jira-failure.ts';
import { UNLIMITED } from '../../../src/domain/api-key.ts';
import { payloadSoup } from '../../support/arbitraries.ts';
import { anId } from '../../support/builders.ts';
import { Scenario } from '../../support/scenario.ts';
import { ADMIN_BEARER, portsOf, serving, StorageAway } from '../../support/test-server.ts';
import { ApiClient, type ApiAnswer } from './api-client.ts';

describe('requests to the admin API', () => {
  const serve = serving();
  const caller = { ...UNLIMITED, keyId: null, name: 'test' };
  const everything = { authenticateApiKey: { execute: async () => caller } };

  async function start() {
    const scenario = new Scenario();
    const { url, log } = await serve(portsOf(scenario));
    return { scenario, url, log, api: new ApiClient(url, ADMIN_BEARER) };
  }

  const problem = ({ status, body }: ApiAnswer) => [status, body['code'], body['errors']];

  it('are told every field that is not as it should be, by name', async () => {
    const { api } = await start();

    const answer = await api.post('/integrations', {
      organizationId: 'x',
      baseUrl: 7,
      tls: { isVerified: 'yes', caCertificate: 'no PEM', more: 1 },
      colour: 'red',
    });

    expect(problem(answer)).to.deep.equal([
      422,
      'invalid_value',
      [
        { field: 'organizationId', message: 'is no id of Lockstep' },
        { field: 'baseUrl', message: 'must be a text' },
        { field: 'tls.isVerified', message: 'must be true or false' },
        { field: 'tls.caCertificate', message: 'must be an X.509 certificate in PEM' },
        { field: 'tls.more', message: 'is not known here' },
        { field: 'colour', message: 'is not known here' },
      ],
    ]);
    expect(answer.body['requestId']).to.be.a('string');
    expect(answer.headers.get('content-type')).to.equal('application/problem+json');
  });

  it('are told what is missing, and what of a fixed set is not in it', async () => {
    const { api } = await start();
    const path = `/tracker-issues/${anId()}/status`;

    expect(problem(await api.post('/organizations', {}))[2]).to.deep.equal([
      { field: 'name', message: 'is required' },
    ]);
    expect(problem(await api.put(path, {}))[2]).to.deep.equal([{ field: 'status', message: 'is required' }]);
    expect(problem(await api.put(path, { status: 'done' }))[2]).to.deep.equal([
      { field: 'status', message: 'must be one of unresolved, resolved, ignored' },
    ]);
    expect(problem(await api.post('/organizations', []))[2]).to.deep.equal([
      { field: 'body', message: 'must be an object' },
    ]);
    expect(problem(await api.post('/organizations', { name: 'a\0b' }))[2]).to.deep.equal([
      { field: 'name', message: 'holds a character that is none' },
    ]);
    expect(problem(await api.post('/organizations', { name: ' ' }))[2]).to.deep.equal([
      { field: 'name', message: 'must have between 1 and 200 characters' },
    ]);
  });

  it('may ask for a page of 1 to 200, and for no filter that is not known', async () => {
    const { api } = await start();
    const limit = { field: 'limit', message: 'must be a number from 1 to 200' };

    for (const text of ['0', '201', '-1', '1e2', '', 'x', '99999']) {
      expect(problem(await api.get(`/links?limit=${text}`))[2], text).to.deep.equal([limit]);
    }
    expect(problem(await api.get('/links?limit=1&limit=2'))[2]).to.deep.equal([
      { field: 'limit', message: 'must be a text' },
    ]);
    expect(problem(await api.get('/links?after=x&jiraissuekey=ABC-1&state=gone'))[2]).to.deep.equal([
      { field: 'after', message: 'is no id of Lockstep' },
      { field: 'state', message: 'must be one of linking, linked, unreachable, deleted, unlinked' },
      { field: 'jiraissuekey', message: 'is not known here' },
    ]);
    expect((await api.get('/links?limit=200')).status).to.equal(200);
  });

  it('are refused for a body that is not JSON, is too large, or says it is something else', async () => {
    const { api, url } = await start();
    const send = async (type: string, body: string) => {
      const headers = { Authorization: ADMIN_BEARER, 'Content-Type': type };
      return (await fetch(`${url}/api/v1/organizations`, { method: 'POST', headers, body })).status;
    };

    const secret = await api.post('/organizations', '{"privateKey": hunter2}');
    expect(problem(secret)).to.deep.equal([400, 'malformed_json', undefined]);
    expect(JSON.stringify(secret.body)).not.to.include('hunter2');
    expect(await send('application/json', '')).to.equal(400);
    expect(await send('text/plain', '{"name":"x"}')).to.equal(415);
    expect(await send('application/json', `{"name":"${'x'.repeat(1024 * 1024)}"}`)).to.equal(413);
  });

  it('find nothing at other addresses, and are told the methods of those there are', async () => {
    const { api, url } = await start();

    expect(problem(await api.get('/nothing'))).to.deep.equal([404, 'no_such_address', undefined]);
    const put = await api.put('/organizations', {});
    expect([put.status, put.headers.get('allow')]).to.deep.equal([405, 'POST, HEAD, GET']);
    expect((await api.send('DELETE', `/effects/${anId()}`)).headers.get('allow')).to.equal('HEAD, GET');
    expect((await fetch(`${url}/favicon.ico`)).status).to.equal(404);
    for (const id of ['x', '%00', '%', `${anId()}%0A`, '__proto__', anId().toUpperCase().replace('0', 'G')]) {
      expect([id, (await api.get(`/links/${id}`)).status]).to.deep.equal([id, 404]);
    }
  });

  it('hear from Jira what is wrong there, in its own words', async () => {
    const { api, scenario } = await start();
    const organization = await api.post('/organizations', { name: 'Team' });
    const failure = new JiraFailure('jira_rate_limited', 'Jira limits how often we may call.', {
      retryAfterMs: 30_400,
      jiraMessages: ['<p>Slow down.</p>'],
    });
    scenario.jira.failOn('serverInfo.read', failure);

    const answer = await api.post('/integrations', {
      organizationId: organization.body['id'],
      baseUrl: 'https://jira.example.com',
    });

    expect(answer.status).to.equal(503);
    expect(answer.headers.get('retry-after')).to.equal('31');
    expect(answer.body).to.include({
      code: 'jira_rate_limited',
      detail: 'Jira limits how often we may call. Jira says: Slow down.',
    });
  });

  it('are asked to come again while the database is away', async () => {
    const reads = portsOf(new Scenario()).reads;
    const organizations = async () => {
      throw new StorageAway('postgres://lockstep:hunter2@db');
    };
    const { url, log } = await serve({ ...everything, reads: { ...reads, organizations } });

    const answer = await new ApiClient(url, 'Bearer x').get('/organizations');

    expect([answer.status, answer.headers.get('retry-after')]).to.deep.equal([503, '5']);
    expect(JSON.stringify(answer.body)).to.include('storage_unavailable').and.not.include('hunter2');
    expect(log.of('storage_unavailable')).to.have.lengthOf(1);
  });

  it('find nothing where what they were about was deleted in that moment, and the operator is told', async () => {
    const createApiKey = {
      execute: async () => {
        throw new Error('insert or update on table "api_key"');
      },
    };
    const { url, log } = await serve({ ...everything, createApiKey, isOwnerGone: () => true });

    const { status, body } = await new ApiClient(url, 'Bearer x').post('/api-keys', {
      ...{ name: 'CI', organizationId: null, role: 'read', expiresAt: null },
    });

    expect(status).to.equal(404);
    expect(body).to.include({ code: 'not_found' });
    expect(JSON.stringify(body)).not.to.include('api_key');
    expect(log.of('owner_gone')).to.have.lengthOf(1);
    expect(log.of('http_fault')).to.deep.equal([]);
  });

  it('never end in a fault, whatever JSON they bring', async () => {
    const { api, log, scenario } = await start();
    const { integrationId, installationId } = await scenario.connect();
    const addresses = [
      ['POST', '/organizations'],
      ['POST', '/integrations'],
      ['POST', `/integrations/${integrationId}/authorize`],
      ['PUT', `/installations/${installationId}/settings`],
      ['POST', `/installations/${installationId}/tracker-issues`],
      ['POST', `/installations/${installationId}/links`],
      ['PUT', `/tracker-issues/${anId()}/status`],
    ] as const;

    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...addresses), payloadSoup(), async ([method, path], body) => {
        const { status } = await api.send(method, path, JSON.stringify(body));
        expect(status).to.be.within(200, 499);
      }),
      { numRuns: 300 },
    );
    expect(log.of('http_fault')).to.deep.equal([]);
  });
});
