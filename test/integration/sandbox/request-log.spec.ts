import { expect } from 'chai';
import { accessTokenFor, asToken, nextRequest, send } from './consumer.ts';
import { running } from './running.ts';

const ISSUE = '/rest/api/2/issue/ABC-1';

describe("The sandbox's log of requests", () => {
  const start = running();

  async function calling(options?: Parameters<typeof start.sandbox>[0]) {
    const sandbox = await start.sandbox(options);
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    const call = asToken(sandbox, await accessTokenFor(sandbox));
    sandbox.jira.clearRequests();
    return { sandbox, call };
  }

  it('says what changed something, and under which nonce it came', async () => {
    const { sandbox, call } = await calling();
    const link = { globalId: 'x', object: { url: 'https://example.com/', title: 'x' } };
    await call('GET', ISSUE);
    await call('POST', '/rest/api/2/search', { jql: '' });
    await call('PUT', `${ISSUE}/assignee`, { name: 'dev1' });
    await call('PUT', `${ISSUE}/assignee`, { name: 'nobody' });
    await call('POST', `${ISSUE}/remotelink`, link);
    await call('PUT', `${ISSUE}/properties/x`, 1);
    await call('POST', '/rest/jira-webhook/1.0/webhooks', {
      name: 'x',
      url: 'https://x.example.com/',
      events: [],
    });
    const requests = sandbox.jira.requests();
    expect(requests.map(({ status, changed }) => [status, changed])).to.deep.equal([
      [200, false],
      [200, false],
      [204, true],
      [400, false],
      [201, true],
      [201, true],
      [201, true],
    ]);
    expect(new Set(requests.map(({ nonce }) => nonce)).size).to.equal(requests.length);
    const { json } = await send(`${sandbox.controlUrl}/requests`, 'GET');
    expect(json).to.deep.equal(requests);
  });

  it('says so also when the answer is lost, and an error hides the work or prevents it', async () => {
    const { sandbox, call } = await calling();
    const comment = async () => call('POST', `${ISSUE}/comment`, { body: 'x' });
    sandbox.jira.switchOn('rest-reset', { afterWork: true, times: 1 });
    await comment().catch(() => null);
    expect(await nextRequest(sandbox)).to.include({ status: 0, changed: true });
    sandbox.jira.switchOn('rest-unavailable', { afterWork: true, times: 1, status: 500 });
    expect((await comment()).status).to.equal(500);
    sandbox.jira.switchOn('rest-unavailable', { times: 1 });
    expect((await comment()).status).to.equal(503);
    expect(sandbox.jira.requests().map(({ status, changed }) => [status, changed])).to.deep.equal([
      [0, true],
      [500, true],
      [503, false],
    ]);
    expect(sandbox.jira.issues.get('ABC-1').comments).to.have.lengthOf(2);
  });

  it('tells what came before the time was over that a limit had told', async () => {
    let now = Date.now();
    const { sandbox, call } = await calling({ now: () => now });
    const assign = async () => call('PUT', `${ISSUE}/assignee`, { name: 'dev1' });
    sandbox.jira.switchOn('rate-limit', { every: 3, retryAfterSeconds: 2 });
    await assign();
    await call('GET', ISSUE);
    await assign();
    const struck = await assign();
    expect([struck.status, struck.headers.get('retry-after')]).to.deep.equal([429, '2']);
    now += 500;
    const early = await call('GET', ISSUE);
    expect([early.status, early.headers.get('retry-after')]).to.deep.equal([429, '2']);
    now += 1_500;
    expect((await assign()).status).to.equal(204);
    expect(sandbox.jira.requests().map(({ status, early: isEarly }) => [status, isEarly])).to.deep.equal([
      [204, false],
      [200, false],
      [204, false],
      [429, false],
      [429, true],
      [204, false],
    ]);
    expect(sandbox.jira.requests()[4]).to.include({ arrivedAt: now - 1_500, changed: false });

    sandbox.jira.switchOn('rate-limit', { retryAfterSeconds: 60 });
    expect((await assign()).status).to.equal(429);
    sandbox.jira.switchOff('rate-limit');
    expect((await assign()).status).to.equal(204);
  });

  it('keeps apart what is asked at once', async () => {
    const { sandbox, call } = await calling();
    sandbox.jira.switchOn('rest-delay', { ms: 5 });
    await Promise.all(
      [1, 2, 3, 4].flatMap((number) => [
        call('GET', ISSUE),
        call('POST', `${ISSUE}/comment`, { body: String(number) }),
      ]),
    );
    for (const { method, changed } of sandbox.jira.requests()) {
      expect(changed, method).to.equal(method === 'POST');
    }
  });
});
