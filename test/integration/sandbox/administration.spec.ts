import { expect } from 'chai';
import { accessTokenFor, asBearer, asToken, nextRequest, send } from './consumer.ts';
import { running } from './running.ts';

const LEGACY = '/rest/webhooks/1.0/webhook';
const MODERN = '/rest/jira-webhook/1.0/webhooks';

describe("The sandbox's administrator", () => {
  const start = running();

  async function hooked(version: string, now?: () => number) {
    const [sandbox, receiver] = [
      await start.sandbox(now === undefined ? { version } : { version, now }),
      await start.receiver(),
    ];
    const events = ['jira:issue_created', 'jira:issue_updated'];
    const { id } = sandbox.jira.createWebhook({ name: 'Lockstep', url: receiver.url, events });
    const call = asBearer(sandbox, sandbox.jira.createPersonalAccessToken().token);
    const control = async (method: string, path: string, json?: unknown) =>
      send(`${sandbox.controlUrl}${path}`, method, { json });
    const told = async (summary: string) => {
      const before = receiver.received.length;
      sandbox.jira.issues.create({ project: 'ABC', summary });
      await sandbox.jira.deliveriesSettled();
      return receiver.received.length - before;
    };
    return { sandbox, receiver, id, call, control, told };
  }

  for (const [version, path, flag] of [
    ['9.12.15', LEGACY, 'enabled'],
    ['10.3.2', MODERN, 'active'],
  ] as const) {
    it(`disables a webhook and enables it again on Jira ${version}`, async () => {
      const { id, call, control, told } = await hooked(version);
      expect((await control('PUT', `/webhooks/${id}`, { active: false })).status).to.equal(200);
      expect(await told('unheard'), 'while it is off').to.equal(0);
      const [hook] = (await call('GET', path)).json as Record<string, unknown>[];
      expect(hook).to.include({ [flag]: false, name: 'Lockstep' });
      await control('PUT', `/webhooks/${id}`, { active: true });
      expect(await told('heard')).to.equal(1);
    });

    it(`edits the events and the URL of a webhook, and deletes it, on Jira ${version}`, async () => {
      const { receiver, id, call, control, told } = await hooked(version);
      await control('PUT', `/webhooks/${id}`, { events: ['jira:issue_updated'] });
      expect(await told('x')).to.equal(0);
      const edited = { events: ['jira:issue_created'], url: `${receiver.url}/elsewhere` };
      await control('PUT', `/webhooks/${id}`, edited);
      expect(await told('x')).to.equal(1);
      expect(receiver.received.at(-1)?.path).to.match(/\/elsewhere\?/);
      const [hook] = (await call('GET', path)).json as Record<string, unknown>[];
      expect(hook).to.deep.include(edited);

      await control('DELETE', `/webhooks/${id}`);
      expect(await told('x')).to.equal(0);
      expect((await call('GET', path)).json).to.deep.equal([]);
    });
  }

  it('upgrades from 9.12 over 10.3 to 11.1 while it runs: hooks, issues and tokens stay', async () => {
    const { sandbox, receiver, call, told } = await hooked('9.12.15');
    const signedCall = asToken(sandbox, await accessTokenFor(sandbox));
    const [legacy] = (await call('GET', LEGACY)).json as { self: string }[];
    const legacyId = legacy?.self.split('/').at(-1);
    expect(await told('on nine')).to.equal(1);

    for (const version of ['10.3.2', '11.1.0']) {
      sandbox.jira.setVersion(version);
      expect((await call('GET', '/rest/api/2/serverInfo')).json).to.include({ version });
      expect((await signedCall('GET', '/rest/api/2/issue/ABC-1')).status).to.equal(200);
      expect((await signedCall('GET', `${LEGACY}/${legacyId ?? ''}`)).status).to.equal(404);
      expect((await signedCall('GET', `${MODERN}/${legacyId ?? ''}`)).status, 'by the old id').to.equal(404);
      const [hook] = (await call('GET', MODERN)).json as { id: number; url: string; active: boolean }[];
      expect(hook).to.include({ url: receiver.url, active: true });
      expect(await told(`on ${version}`)).to.equal(1);
      const { counts } = (await call('GET', `${MODERN}/${hook?.id ?? 0}/statistics`)).json as {
        counts: { successes: number };
      };
      expect(counts.successes).to.be.greaterThan(0);
    }
  });

  it('sees statistics of the last 24 hours alone', async () => {
    let now = Date.UTC(2026, 0, 1);
    const { sandbox, receiver, id, call, told } = await hooked('10.3.2', () => now);
    receiver.answerWith(503);
    await told('refused');
    receiver.answerWith(200);
    now += 86_400_000;
    await told('taken');
    const { json } = await call('GET', `${MODERN}/${id}/statistics`);
    const window = { start: now - 86_400_000, duration: 86_400_000 };
    expect(json).to.deep.nested.include({ counts: { successes: 1, failures: 0, errors: 0, window } });
    expect(json).to.have.nested.property('lastError.message', 'HTTP 503');

    await receiver.close();
    sandbox.jira.issues.create({ project: 'ABC', summary: 'unreachable' });
    await sandbox.jira.deliveriesSettled();
    expect((await call('GET', `${MODERN}/${id}/statistics`)).json).to.deep.nested.include({
      'counts.errors': 1,
    });
  });

  it('takes the rights of a person, who then may not see webhooks', async () => {
    const { call, control, told } = await hooked('10.3.2');
    await control('PUT', '/users/admin', { isAdmin: false });
    expect((await call('GET', MODERN)).status).to.equal(403);
    expect((await call('GET', '/rest/api/2/mypermissions')).json).to.have.nested.property(
      'permissions.ADMINISTER.havePermission',
      false,
    );
    expect(await told('webhooks go on')).to.equal(1);
  });

  it('has Jira say it is elsewhere, while it is reached where it was', async () => {
    const { sandbox, call, control } = await hooked('10.3.2');
    const signedCall = asToken(sandbox, await accessTokenFor(sandbox));
    const baseUrl = 'https://jira.example.com/jira';
    expect((await control('PUT', '/base-url', { baseUrl: `${baseUrl}/` })).json).to.deep.equal({ baseUrl });
    expect((await call('GET', '/rest/api/2/serverInfo')).json).to.include({ baseUrl });
    expect((await signedCall('GET', '/rest/api/2/myself')).json).to.include({
      self: `${baseUrl}/rest/api/2/user?username=admin`,
    });
    expect((await control('PUT', '/base-url', { baseUrl: 'nowhere' })).status).to.equal(400);
    await control('PUT', '/base-url', { baseUrl: null });
    expect((await call('GET', '/rest/api/2/serverInfo')).json).to.include({ baseUrl: sandbox.url });
  });

  it('reads every call of programs, by whom it was taken to be', async () => {
    const { sandbox, call, control } = await hooked('10.3.2');
    const signedCall = asToken(sandbox, await accessTokenFor(sandbox, 'dev1'));
    sandbox.jira.clearRequests();
    await call('POST', '/rest/api/2/search?a=b', { jql: 'id in (1)' });
    await signedCall('GET', '/rest/api/2/myself');
    sandbox.jira.switchOn('rest-hang', { times: 1 });
    const requests = [...sandbox.jira.requests()];
    sandbox.jira.clearRequests();
    const given = new AbortController();
    const hung = fetch(`${sandbox.url}/rest/api/2/serverInfo`, { signal: given.signal }).catch(() => null);
    requests.push(await nextRequest(sandbox));
    given.abort();
    await hung;
    expect(requests.map(({ path, by, user, status }) => [path, by, user, status])).to.deep.equal([
      ['/rest/api/2/search', 'pat', 'admin', 400],
      ['/rest/api/2/myself', 'oauth', 'dev1', 200],
      ['/rest/api/2/serverInfo', 'nobody', null, 0],
    ]);
    expect(requests[0]).to.include({ method: 'POST', query: 'a=b', body: '{"jql":"id in (1)"}' });
    expect((await control('GET', '/requests')).json).to.have.lengthOf(1);
    expect((await control('DELETE', '/requests')).status).to.equal(204);
    expect(sandbox.jira.requests()).to.deep.equal([]);
  });
});
