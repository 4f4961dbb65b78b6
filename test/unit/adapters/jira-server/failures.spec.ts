import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import { Secret } from '../../../../src/domain/secret.ts';
import { failureOf } from '../../../contract/jira-server-failure.ts';
import { running } from './client.ts';
import { FAILURE_CASES, HTML, LOGIN_PAGE } from './failure-cases.ts';

const EC_PEM = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

describe('a failure of Jira', () => {
  const { against } = running();

  for (const { when, answer, code, says, oauthProblem } of FAILURE_CASES) {
    it(`is ${code} for ${when}`, async () => {
      const { stub, client, connection } = await against([answer]);

      const failure = await failureOf(client.server.accounts.myself(connection));

      expect(failure).to.include({ code, status: answer.status ?? 200 });
      expect(failure.message).to.match(says);
      if (oauthProblem !== undefined) expect(failure.oauthProblem).to.equal(oauthProblem);
      expect(failure.message).to.match(/^Could not read our own account in 127\.0\.0\.1:\d+: /);
      expect(JSON.stringify([failure.message, failure.jiraMessages])).not.to.match(/<|hush|stack trace|SAML/);
      expect(stub.seen).to.have.lengthOf(1);
    });
  }

  for (const [header, milliseconds] of [
    ['0', 0],
    ['12', 12_000],
    ['1.5', 1500],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['', null],
  ] as const) {
    it(`asks to wait ${String(milliseconds)} ms when Retry-After is "${header}"`, async () => {
      const { client, connection } = await against([{ status: 429, headers: { 'retry-after': header } }]);

      const failure = await failureOf(client.server.accounts.myself(connection));

      expect(failure).to.include({ code: 'jira_rate_limited', retryAfterMs: milliseconds });
    });
  }

  it("keeps Jira's own words apart, without markup, line breaks or odd values", async () => {
    const body = {
      errorMessages: ['One <b>bold</b>\n\tword', '', null, 7, 'x'.repeat(600)],
      errors: { summary: 'Too <i>long</i>', other: { not: 'text' } },
      message: 'And this',
    };
    const { client, connection } = await against([{ status: 400, body }]);

    const failure = await failureOf(client.server.accounts.myself(connection));

    expect(failure.jiraMessages).to.deep.equal(['One bold word', `${'x'.repeat(499)}…`, 'And this']);
    expect(failure.fieldMessages).to.deep.equal({ summary: 'Too long' });
  });

  it("names Jira's id of the request, for its log", async () => {
    const headers = { 'x-arequestid': '1023x4711x1' };
    const { client, connection } = await against([{ status: 500, headers }]);

    const failure = await failureOf(client.server.accounts.myself(connection));

    expect(failure.message).to.include('1023x4711x1');
  });

  it('is forbidden, too, for a conflict over a webhook', async () => {
    const { client, connection } = await against([
      { status: 409, body: { messages: [{ key: 'No permission.' }] } },
    ]);
    const wanted = { name: 'Lockstep', url: 'https://sync.example.com/', events: [] };

    const call = client.server.webhooks.create(connection, 'jira_9', {
      wanted,
      bodySecret: new Secret('secret'),
    });

    expect((await failureOf(call)).code).to.equal('jira_forbidden');
  });

  it('says, of a version that cannot be read, what may be wrong with the base URL', async () => {
    const { client, connection } = await against([
      { status: 404, headers: HTML, body: LOGIN_PAGE },
      { status: 302, headers: { location: 'https://jira.example.com/' } },
      { status: 401 },
      { status: 403 },
      { headers: HTML, body: LOGIN_PAGE },
    ]);
    const failures = [];
    for (let call = 0; call < 5; call += 1) {
      failures.push(await failureOf(client.server.serverInfo.read(connection)));
    }

    expect(failures.map(({ code }) => code)).to.deep.equal([
      'jira_not_found',
      'jira_unexpected_answer',
      'jira_forbidden',
      'jira_forbidden',
      'jira_unexpected_answer',
    ]);
    expect(failures[0]?.message).to.include('context path');
    expect(failures[1]?.message).to.include('https://jira.example.com');
  });

  it('is the application link for a request token refused without a reason', async () => {
    const { client, connection } = await against([{ status: 401 }]);

    const failure = await failureOf(
      client.server.authorization.requestToken(connection, 'https://x.example.com/'),
    );

    expect(failure.code).to.equal('jira_misconfigured');
    expect(failure.message).to.include('"lockstep-key"');
  });

  for (const [what, pem] of [
    ['none', '-----BEGIN RUBBISH-----'],
    ['not of RSA', EC_PEM],
  ] as const) {
    it(`is a private key that is ${what}, before anything is sent`, async () => {
      const { stub, client, connection } = await against([{}]);

      const failure = await failureOf(
        client.server.accounts.myself({ ...connection, privateKey: new Secret(pem) }),
      );

      expect(failure.code).to.equal('jira_misconfigured');
      expect(failure.message).to.include('private key').and.not.include('BEGIN');
      expect(stub.seen).to.deep.equal([]);
    });
  }
});
