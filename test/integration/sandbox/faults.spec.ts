import { expect } from 'chai';
import type { FaultName } from '../../../sandbox/faults/fault-kinds.ts';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { accessTokenFor, asToken, send, signed } from './consumer.ts';
import type { Receiver } from './receiver.ts';
import { running } from './running.ts';

const MYSELF = '/rest/api/2/myself';

describe("The sandbox's faults", () => {
  const start = running();

  async function connected(): Promise<[Sandbox, ReturnType<typeof asToken>]> {
    const sandbox = await start.sandbox();
    return [sandbox, asToken(sandbox, await accessTokenFor(sandbox))];
  }

  async function hooked(): Promise<[Sandbox, Receiver, (...summaries: string[]) => Promise<unknown[]>]> {
    const [sandbox, receiver] = [await start.sandbox({ version: '9.12.15' }), await start.receiver()];
    sandbox.jira.createWebhook({ name: 'Lockstep', url: receiver.url, events: ['jira:issue_created'] });
    return [
      sandbox,
      receiver,
      async (...summaries) => {
        for (const summary of summaries) sandbox.jira.issues.create({ project: 'ABC', summary });
        await sandbox.jira.deliveriesSettled();
        return receiver.received.map(({ json }) => json.issue?.fields['summary']);
      },
    ];
  }

  it('happen as often as said, and then no more', async () => {
    const [sandbox, call] = await connected();
    sandbox.jira.switchOn('rest-unavailable', { times: 2 });
    const statuses = [await call('GET', MYSELF), await call('GET', MYSELF), await call('GET', MYSELF)];
    expect(statuses.map(({ status }) => status)).to.deep.equal([503, 503, 200]);
    expect(sandbox.jira.faults()).to.deep.equal([]);
  });

  it('happen until they are switched off, and only at their path', async () => {
    const [sandbox, call] = await connected();
    sandbox.jira.switchOn('rest-unavailable', { path: '/rest/api/2/issue' });
    expect((await call('GET', MYSELF)).status).to.equal(200);
    expect((await call('GET', '/rest/api/2/issue/ABC-1')).status).to.equal(503);
    sandbox.jira.switchOff('rest-unavailable');
    expect((await call('GET', '/rest/api/2/issue/ABC-1')).status).to.equal(404);
  });

  it('can be too many requests, with the time to wait', async () => {
    const [sandbox, call] = await connected();
    sandbox.jira.switchOn('rest-too-many-requests', { times: 1, retryAfterSeconds: 7 });
    const answer = await call('GET', MYSELF);
    expect([answer.status, answer.headers.get('retry-after')]).to.deep.equal([429, '7']);
  });

  it('can be a login page in the place of an answer', async () => {
    const [sandbox, call] = await connected();
    sandbox.jira.switchOn('rest-login-page');
    const answer = await call('GET', MYSELF);
    expect(answer.status).to.equal(200);
    expect(answer.headers.get('content-type')).to.match(/^text\/html/);
  });

  it('can be that credentials are ignored', async () => {
    const [sandbox, call] = await connected();
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    sandbox.jira.switchOn('rest-anonymous');
    const answer = await call('GET', '/rest/api/2/issue/ABC-1');
    expect(answer.status).to.equal(200);
    expect(answer.headers.get('x-ausername')).to.equal('anonymous');
    expect(answer.headers.get('x-seraph-loginreason')).to.equal('AUTHENTICATED_FAILED');
    expect((await call('GET', MYSELF)).status).to.equal(401);
  });

  it('can be a connection reset, or no answer at all', async () => {
    const [sandbox] = await connected();
    const info = `${sandbox.url}/rest/api/2/serverInfo`;
    sandbox.jira.switchOn('rest-reset', { times: 1 });
    const reset = await fetch(info).then(
      () => null,
      (error: unknown) => (error as { cause: unknown }).cause,
    );
    expect(reset).to.have.property('code', 'ECONNRESET');

    sandbox.jira.switchOn('rest-hang', { times: 1 });
    const hung = await fetch(info, { signal: AbortSignal.timeout(100) }).catch((error: unknown) => error);
    expect(hung).to.have.property('name', 'TimeoutError');
    expect((await send(info, 'GET')).status).to.equal(200);
  });

  it('can be a token rejected, a clock that is off, and webhooks forbidden', async () => {
    const [sandbox, call] = await connected();
    const path = '/rest/jira-webhook/1.0/webhooks';
    const problem = async () => (await call('GET', MYSELF)).form.get('oauth_problem');
    for (const [fault, ms, expected] of [
      ['token-rejected', 0, 'token_rejected'],
      ['signature-invalid', 0, 'signature_invalid'],
      ['clock-shift', 600_000, 'timestamp_refused'],
      ['clock-shift', -600_000, 'timestamp_refused'],
    ] as const) {
      sandbox.jira.switchOn(fault, { ms });
      expect(await problem(), fault).to.equal(expected);
      sandbox.jira.switchOff();
      expect(await problem(), 'over').to.equal(null);
    }
    sandbox.jira.switchOn('webhook-creation-forbidden', { times: 1 });
    const hook = { name: 'Lockstep', url: 'https://sync.example.com/', events: [] };
    expect((await call('POST', path, hook)).status).to.equal(403);
    expect((await call('POST', path, hook)).status).to.equal(201);
  });

  it('can be a signature found invalid from the first call of the dance on', async () => {
    const [sandbox] = await connected();
    sandbox.jira.switchOn('signature-invalid', { times: 1 });
    const path = '/plugins/servlet/oauth/request-token';
    const ask = () => signed(sandbox, 'POST', path, { oauth: { oauth_callback: 'oob' } });
    const refused = await ask();
    expect([refused.status, refused.form.get('oauth_problem')]).to.deep.equal([401, 'signature_invalid']);
    expect((await ask()).status).to.equal(200);
  });

  it('can be deliveries lost, which the log then says', async () => {
    const [sandbox, , told] = await hooked();
    sandbox.jira.switchOn('drop-deliveries', { times: 1 });
    expect(await told('one', 'two')).to.deep.equal(['two']);
    expect(sandbox.jira.deliveries().map(({ outcome }) => outcome.state)).to.deep.equal([
      'dropped',
      'answered',
    ]);
  });

  it('can be deliveries made twice, late, or in another order', async () => {
    const [sandbox, , told] = await hooked();
    sandbox.jira.switchOn('repeat-deliveries', { times: 1 });
    expect(await told('one', 'two')).to.deep.equal(['one', 'one', 'two']);
    sandbox.jira.switchOn('reorder-deliveries', { times: 1 });
    expect((await told('three', 'four', 'five')).slice(3)).to.deep.equal(['four', 'three', 'five']);
    sandbox.jira.switchOn('reorder-deliveries', { times: 1, ms: 10 });
    expect((await told('alone')).slice(6)).to.deep.equal(['alone']);

    sandbox.jira.switchOn('delay-deliveries', { times: 1, ms: 50 });
    const before = performance.now();
    expect((await told('late')).slice(7)).to.deep.equal(['late']);
    expect(performance.now() - before).to.be.at.least(45);
  });

  for (const [version, expected] of [
    ['9.12.15', ['first', 'second']],
    ['10.3.2', ['second', 'first']],
  ] as const) {
    it(`let a late delivery ${version.startsWith('9') ? 'hold up' : 'be overtaken by'} the next on Jira ${version}`, async () => {
      const [sandbox, , told] = await hooked();
      sandbox.jira.setVersion(version);
      sandbox.jira.switchOn('delay-deliveries', { times: 1, ms: 100 });
      expect(await told('first', 'second')).to.deep.equal(expected);
    });
  }

  it('of deliveries do not keep the sandbox from closing', async () => {
    const [sandbox, receiver] = await hooked();
    for (const fault of ['delay-deliveries', 'reorder-deliveries'] satisfies FaultName[]) {
      sandbox.jira.switchOn(fault, { ms: 3_600_000 });
    }
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    await sandbox.close();
    expect(receiver.received).to.deep.equal([]);
    expect(sandbox.jira.deliveries()[0]?.outcome.state).to.equal('failed');
  });
});
