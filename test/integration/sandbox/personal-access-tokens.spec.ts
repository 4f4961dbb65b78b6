import { expect } from 'chai';
import { asBearer, send } from './consumer.ts';
import type { Answer } from './consumer.ts';
import { running } from './running.ts';

const MYSELF = '/rest/api/2/myself';
const DAY_MS = 86_400_000;

describe("The sandbox's personal access tokens", () => {
  const start = running();

  for (const version of ['8.14.0', '9.12.15', '10.3.2', '11.1.0']) {
    it(`act as their user on Jira ${version}`, async () => {
      const sandbox = await start.sandbox({ version });
      const { token } = sandbox.jira.createPersonalAccessToken({ user: 'dev1' });
      const answer = await asBearer(sandbox, token)('GET', MYSELF);
      expect(answer.json).to.include({ name: 'dev1', key: 'JIRAUSER10101' });
      expect(answer.headers.get('x-ausername')).to.equal('dev1');
    });
  }

  it('create, change and search as their user', async () => {
    const sandbox = await start.sandbox();
    const call = asBearer(sandbox, sandbox.jira.createPersonalAccessToken({ user: 'dev1' }).token);
    const fields = { project: { key: 'ABC' }, issuetype: { name: 'Bug' }, summary: 'TypeError' };
    expect((await call('POST', '/rest/api/2/issue', { fields })).status).to.equal(201);
    expect((await call('POST', '/rest/api/2/search', { jql: 'project = ABC' })).json).to.include({
      total: 1,
    });
    expect(sandbox.jira.issues.get('ABC-1')).to.include({ reporter: 'dev1' });
  });

  it('are dropped when they are unknown, revoked, expired, or of someone who is gone', async () => {
    let now = Date.UTC(2026, 0, 1);
    const sandbox = await start.sandbox({ now: () => now });
    const { jira } = sandbox;
    const tokens = [1, 2, 3].map(() => jira.createPersonalAccessToken({ user: 'dev1', expiresInDays: null }));
    const [revoked, gone, good] = tokens;
    const short = jira.createPersonalAccessToken({ user: 'admin', expiresInDays: 1 });
    const usual = jira.createPersonalAccessToken();
    expect(jira.revokePersonalAccessToken(revoked?.id ?? 0)).to.equal(true);
    now += DAY_MS;

    for (const token of ['nonsense', revoked?.token, short.token]) {
      const call = asBearer(sandbox, token ?? '');
      expectAnonymous(await call('GET', '/rest/api/2/serverInfo'), 200);
      expectAnonymous(await call('GET', MYSELF), 401);
      expectAnonymous(await call('GET', '/rest/jira-webhook/1.0/webhooks'), 401);
    }
    expect((await asBearer(sandbox, usual.token)('GET', MYSELF)).status).to.equal(200);
    now += 364 * DAY_MS;
    expectAnonymous(await asBearer(sandbox, usual.token)('GET', MYSELF), 401);
    expect((await asBearer(sandbox, good?.token ?? '')('GET', MYSELF)).status).to.equal(200);
    jira.changeUser('dev1', { active: false });
    expectAnonymous(await asBearer(sandbox, gone?.token ?? '')('GET', MYSELF), 401);
  });

  it('see no issue once they are dropped', async () => {
    const sandbox = await start.sandbox();
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    const answer = await asBearer(sandbox, 'nonsense')('GET', '/rest/api/2/issue/ABC-1');
    expect(answer.status).to.equal(401);
    expect(answer.json).to.have.deep.property('errorMessages', [
      'You do not have the permission to see the specified issue.',
      'Login Required',
    ]);
  });

  it('are not known before Jira 8.14', async () => {
    const sandbox = await start.sandbox({ version: '8.13.27' });
    const { token } = sandbox.jira.createPersonalAccessToken();
    expectAnonymous(await asBearer(sandbox, token)('GET', MYSELF), 401);
    expect((await asBearer(sandbox, token)('GET', '/rest/pat/latest/tokens')).status).to.equal(404);
  });

  it('can all be dropped, or be ignored by a Jira that is open to the public', async () => {
    const sandbox = await start.sandbox();
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    const call = asBearer(sandbox, sandbox.jira.createPersonalAccessToken().token);
    sandbox.jira.switchOn('token-rejected', { times: 1 });
    expectAnonymous(await call('GET', MYSELF), 401);
    sandbox.jira.switchOn('rest-anonymous', { times: 1 });
    expectAnonymous(await call('GET', '/rest/api/2/issue/ABC-1'), 200);
    expect((await call('GET', MYSELF)).status).to.equal(200);
  });

  it('are listed, made and revoked by whose they are', async () => {
    const sandbox = await start.sandbox({ now: () => Date.UTC(2026, 0, 1) });
    const path = '/rest/pat/latest/tokens';
    const call = asBearer(sandbox, sandbox.jira.createPersonalAccessToken({ user: 'dev1' }).token);
    const made = await call('POST', path, { name: 'mine', expirationDuration: 90 });
    expect(made.status).to.equal(201);
    expect(made.json).to.include({ name: 'mine', expiringAt: '2026-04-01T00:00:00.000Z' });
    const { id, rawToken } = made.json as { id: number; rawToken: string };
    expect((await asBearer(sandbox, rawToken)('GET', MYSELF)).status).to.equal(200);
    const listed = await call('GET', path);
    expect(listed.json).to.have.lengthOf(2);
    expect(listed.text).not.to.contain(rawToken);

    const other = asBearer(sandbox, sandbox.jira.createPersonalAccessToken({ user: 'dev2' }).token);
    expect((await other('DELETE', `${path}/${id}`)).status).to.equal(404);
    expect((await call('DELETE', `${path}/${id}`)).status).to.equal(204);
    expect((await asBearer(sandbox, rawToken)('GET', MYSELF)).status).to.equal(401);
  });

  it('are made and revoked by the control API', async () => {
    const sandbox = await start.sandbox();
    const control = `${sandbox.controlUrl}/personal-access-tokens`;
    const made = await send(control, 'POST', { json: { user: 'dev2', expiresInDays: 30 } });
    expect(made.status).to.equal(201);
    const { id, token } = made.json as { id: number; token: string };
    expect((await asBearer(sandbox, token)('GET', MYSELF)).json).to.include({ name: 'dev2' });
    expect((await send(control, 'GET')).json).to.have.lengthOf(1);
    expect((await send(`${control}/${id}`, 'DELETE')).status).to.equal(204);
    expect((await send(`${control}/${id}`, 'DELETE')).status).to.equal(404);
    expect((await send(control, 'POST', { json: { user: 'nobody' } })).status).to.equal(400);
    expectAnonymous(await asBearer(sandbox, token)('GET', MYSELF), 401);
  });
});

function expectAnonymous({ status, headers }: Answer, expected: number): void {
  expect(status).to.equal(expected);
  expect(headers.get('x-ausername')).to.equal('anonymous');
  expect(headers.get('x-seraph-loginreason')).to.equal('AUTHENTICATED_FAILED');
}
