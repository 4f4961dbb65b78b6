import { expect } from 'chai';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { asBearer, nextRequest, send } from './consumer.ts';
import type { Answer } from './consumer.ts';
import { running } from './running.ts';

const MYSELF = '/rest/api/2/myself';
const COMMENT = '/rest/api/2/issue/ABC-1/comment';

describe("The sandbox's faults, by their settings,", () => {
  const start = running();

  async function calling(options?: Parameters<typeof start.sandbox>[0]) {
    const sandbox = await start.sandbox(options);
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    return { sandbox, call: asBearer(sandbox, sandbox.jira.createPersonalAccessToken().token) };
  }

  it('strike each n-th time', async () => {
    const { sandbox, call } = await calling();
    sandbox.jira.switchOn('rest-unavailable', { every: 3, times: 2 });
    const statuses: number[] = [];
    for (let count = 0; count < 10; count += 1) statuses.push((await call('GET', MYSELF)).status);
    expect(statuses).to.deep.equal([200, 200, 503, 200, 200, 503, 200, 200, 200, 200]);
    expect(sandbox.jira.faults()).to.deep.equal([]);
  });

  it('end after a while, whatever they make of the clock', async () => {
    let now = Date.UTC(2026, 0, 1);
    const { sandbox, call } = await calling({ now: () => now });
    sandbox.jira.switchOn('rest-unavailable', { forMs: 60_000 });
    sandbox.jira.switchOn('clock-shift', { forMs: 60_000, ms: 3_600_000 });
    expect((await call('GET', MYSELF)).status).to.equal(503);
    now += 59_999;
    const struck = await call('GET', MYSELF);
    expect([struck.status, struck.headers.get('date')]).to.deep.equal([503, 'Thu, 01 Jan 2026 01:00:59 GMT']);
    now += 1;
    expect(sandbox.jira.faults()).to.deep.equal([]);
    const spared = await call('GET', MYSELF);
    expect([spared.status, spared.headers.get('date')]).to.deep.equal([200, 'Thu, 01 Jan 2026 00:01:00 GMT']);
  });

  it('strike at a path with any part in it, and at one method', async () => {
    const { sandbox, call } = await calling();
    sandbox.jira.switchOn('rest-too-many-requests', { path: '/rest/api/2/issue/*/comment', method: 'post' });
    expect((await call('GET', '/rest/api/2/issue/ABC-1')).status).to.equal(200);
    expect((await call('GET', COMMENT)).status).to.equal(200);
    expect((await call('POST', COMMENT, { body: 'x' })).status).to.equal(429);
    expect(sandbox.jira.issues.get('ABC-1').comments).to.deep.equal([]);
  });

  it('answer with another status, and with the time to wait', async () => {
    const { sandbox, call } = await calling();
    sandbox.jira.switchOn('rest-unavailable', { status: 502, retryAfterSeconds: 9 });
    const answer = await call('GET', MYSELF);
    expect([answer.status, answer.headers.get('retry-after')]).to.deep.equal([502, '9']);

    sandbox.jira.switchOff();
    sandbox.jira.switchOn('webhook-creation-forbidden', { status: 409, times: 1 });
    const hook = { name: 'x', url: 'https://sync.example.com/', events: [] };
    expect((await call('POST', '/rest/jira-webhook/1.0/webhooks', hook)).status).to.equal(409);
  });

  for (const [fault, isAsExpected] of [
    ['rest-unavailable', (answer: Answer | null) => answer?.status === 500],
    ['rest-login-page', (answer: Answer | null) => answer?.status === 200 && answer.json === null],
    ['rest-reset', (answer: Answer | null) => answer === null],
  ] as const) {
    it(`hide by ${fault} that the work was done`, async () => {
      const { sandbox, call } = await calling();
      sandbox.jira.switchOn(fault, { afterWork: true, status: 500, times: 1 });
      expect((await call('POST', COMMENT, { body: ' ' })).status, 'a refusal is not hidden').to.equal(400);
      const { token } = sandbox.jira.createPersonalAccessToken();
      const browser = { authorization: `Bearer ${token}`, 'user-agent': 'Mozilla/5.0' };
      const forged = await send(`${sandbox.url}${COMMENT}`, 'POST', { json: {}, headers: browser });
      expect(forged.text).to.equal('XSRF check failed');
      const answer = await call('POST', COMMENT, { body: 'done' }).catch(() => null);
      expect(answer).to.satisfy(isAsExpected);
      expect(bodiesIn(sandbox)).to.deep.equal(['done']);
      expect((await call('POST', COMMENT, { body: 'again' })).status).to.equal(201);
    });
  }

  it('hang after the work was done', async () => {
    const { sandbox } = await calling();
    const { token } = sandbox.jira.createPersonalAccessToken();
    sandbox.jira.switchOn('rest-hang', { afterWork: true, times: 1 });
    const given = new AbortController();
    const hung = fetch(`${sandbox.url}${COMMENT}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'user-agent': 'test' },
      body: JSON.stringify({ body: 'done' }),
      signal: given.signal,
    }).catch((error: unknown) => error);
    const noted = await nextRequest(sandbox);
    expect(noted).to.include({ method: 'POST', path: COMMENT, status: 0 });
    expect(bodiesIn(sandbox)).to.deep.equal(['done']);
    given.abort();
    expect(await hung).to.have.property('name', 'AbortError');
  });

  it('can be a late answer', async () => {
    const { sandbox, call } = await calling();
    sandbox.jira.switchOn('rest-delay', { ms: 60, times: 1 });
    const before = performance.now();
    expect((await call('GET', MYSELF)).status).to.equal(200);
    expect(performance.now() - before).to.be.at.least(55);
  });

  it('can be a CAPTCHA to solve', async () => {
    const { sandbox, call } = await calling();
    sandbox.jira.switchOn('rest-captcha', { times: 1 });
    const answer = await call('GET', MYSELF);
    expect(answer.status).to.equal(403);
    expect(answer.headers.get('x-seraph-loginreason')).to.equal('AUTHENTICATION_DENIED');
    expect(answer.headers.get('x-authentication-denied-reason')).to.equal(
      `CAPTCHA_CHALLENGE; login-url=${sandbox.url}/login.jsp`,
    );
  });

  it('strike deliveries that tell of one thing, each n-th or twice with time between', async () => {
    const { sandbox } = await calling({ version: '9.12.15' });
    const receiver = await start.receiver();
    const events = ['comment_created', 'jira:issue_updated'];
    sandbox.jira.createWebhook({ name: 'x', url: receiver.url, events });
    const told = async (bodies: readonly string[]) => {
      const before = receiver.received.length;
      for (const body of bodies) sandbox.jira.issues.comment('ABC-1', { body });
      await sandbox.jira.deliveriesSettled();
      return receiver.received
        .slice(before)
        .map(({ json }) => `${json.webhookEvent} ${json.comment?.body ?? ''}`);
    };
    sandbox.jira.switchOn('drop-deliveries', { event: 'comment_created', every: 2 });
    expect(await told(['one', 'two'])).to.deep.equal([
      'comment_created one',
      'jira:issue_updated one',
      'jira:issue_updated two',
    ]);
    sandbox.jira.switchOff();
    sandbox.jira.switchOn('repeat-deliveries', { event: 'comment_created', ms: 30, times: 1 });
    const before = performance.now();
    expect(await told(['three'])).to.deep.equal([
      'comment_created three',
      'comment_created three',
      'jira:issue_updated three',
    ]);
    expect(performance.now() - before).to.be.at.least(25);
  });

  it('are set by the control API, which refuses what it does not know', async () => {
    const { controlUrl } = await start.sandbox();
    const put = async (json: object) => send(`${controlUrl}/faults/rest-unavailable`, 'PUT', { json });
    const settings = { every: 2, forMs: 60_000, method: 'POST', status: 500, afterWork: true };
    expect((await put(settings)).json).to.deep.equal({ active: [{ name: 'rest-unavailable', ...settings }] });
    for (const wrong of [{ every: 0 }, { status: 200 }, { paht: '/' }, { forMs: -1 }]) {
      expect((await put(wrong)).status, JSON.stringify(wrong)).to.equal(400);
    }
  });
});

function bodiesIn(sandbox: Sandbox): readonly string[] {
  return sandbox.jira.issues.get('ABC-1').comments.map(({ body }) => body);
}
