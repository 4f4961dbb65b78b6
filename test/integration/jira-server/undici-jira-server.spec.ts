import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import type { FaultName, FaultSettings } from '../../../sandbox/faults/fault-kinds.ts';
import { UndiciJiraServer } from '../../../src/adapters/jira-server/undici-jira-server.ts';
import { NoMeter } from '../../../src/adapters/system/no-meter.ts';
import { SilentLog } from '../../../src/adapters/system/silent-log.ts';
import { SystemClock } from '../../../src/adapters/system/system-clock.ts';
import type { JiraFailureCode } from '../../../src/application/ports/jira-failure.ts';
import { isAsWanted } from '../../../src/domain/jira-webhook.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { failureOf } from '../../contract/jira-server-failure.ts';
import { startArrangedSandbox, type ArrangedSandbox } from './arranged-sandbox.ts';

const WANTED = { name: 'Lockstep', url: 'https://sync.example.com/a.b.c', events: ['jira:issue_updated'] };

for (const [version, api] of [
  ['9.12.15', 'jira_9'],
  ['10.3.2', 'jira_10'],
] as const) {
  describe(`the client of Jira ${version}`, () => {
    let jira: ArrangedSandbox;

    beforeEach(async () => {
      jira = await startArrangedSandbox({ version, contextPath: '/jira' });
    });

    afterEach(() => jira.close());

    it('acts in the name of whoever allowed', async () => {
      const connection = await jira.connectAs('dev2');

      const account = await jira.server.accounts.myself(connection);

      expect(account.name).to.equal('dev2');
      expect(account.key).to.be.a('string');
    });

    it('is told apart by its nonces, which Jira never sees twice', async () => {
      const connection = await jira.connectAs('admin');
      await Promise.all(Array.from({ length: 20 }, () => jira.server.accounts.myself(connection)));

      const nonces = jira.sandbox.jira.signedRequests().map(({ nonce }) => nonce);
      expect(new Set(nonces).size).to.equal(22);
    });

    it('is told what somebody who is no admin may do', async () => {
      const held = await jira.server.accounts.permissions(await jira.connectAs('dev1'));

      expect([...held])
        .to.include('BROWSE_PROJECTS')
        .and.not.include('ADMINISTER');
    });

    it('may not see webhooks in the name of somebody who is no admin', async () => {
      const connection = await jira.connectAs('dev1');

      const failure = await failureOf(jira.server.webhooks.list(connection, api));

      expect(failure.code).to.equal('jira_forbidden');
      expect(failure.jiraMessages).not.to.deep.equal([]);
    });

    it('gets on with a Jira whose clock is an hour off, and tells by how much', async () => {
      jira.sandbox.jira.switchOn('clock-shift', { ms: 3_600_000 });

      const info = await jira.server.serverInfo.read(jira.consumer);
      expect(info.clockAheadSeconds).to.be.within(3597, 3600);

      const account = await jira.server.accounts.myself(await jira.connectAs('admin'));

      expect(account.name).to.equal('admin');
    });

    it('repairs a webhook that an admin has changed', async () => {
      const connection = await jira.connectAs('admin');
      const secret = new Secret('first-secret');
      const { id } = await jira.server.webhooks.create(connection, api, {
        wanted: WANTED,
        bodySecret: secret,
      });
      const [standing] = jira.sandbox.jira.webhooks();
      jira.sandbox.jira.changeWebhook(standing?.id ?? 0, {
        filter: 'project = OPS',
        active: false,
        excludeBody: true,
        events: ['comment_created'],
        url: 'https://elsewhere.example.com/',
      });
      const changed = await jira.server.webhooks.read(connection, api, id);
      expect(changed === null || isAsWanted(changed, WANTED)).to.equal(false);

      const change = { wanted: WANTED, bodySecret: new Secret('second-secret') };
      await jira.server.webhooks.update(connection, api, { id, ...change });

      const repaired = await jira.server.webhooks.read(connection, api, id);
      expect(repaired !== null && isAsWanted(repaired, WANTED)).to.equal(true);
      const secrets = jira.sandbox.jira.webhooks().map((webhook) => webhook.secret);
      expect(secrets).to.deep.equal([api === 'jira_10' ? 'second-secret' : null]);
    });

    for (const [fault, settings, code] of [
      ['rest-unavailable', {}, 'jira_unreachable'],
      ['rest-reset', {}, 'jira_unreachable'],
      ['rest-login-page', {}, 'jira_unexpected_answer'],
      ['rest-anonymous', {}, 'jira_needs_reauthorization'],
      ['token-rejected', {}, 'jira_needs_reauthorization'],
    ] as const satisfies readonly (readonly [FaultName, FaultSettings, JiraFailureCode])[]) {
      it(`understands ${fault} as ${code}, and goes on afterwards`, async () => {
        const connection = await jira.connectAs('admin');
        jira.sandbox.jira.switchOn(fault, settings);

        const failure = await failureOf(jira.server.issues.read(connection, jira.issue.id));
        jira.sandbox.jira.switchOff();
        const issue = await jira.server.issues.read(connection, jira.issue.id);

        expect(failure.code).to.equal(code);
        expect(failure.retryAfterMs).to.equal(null);
        expect(issue.key).to.equal(jira.issue.key);
      });
    }

    it('waits no longer than agreed for a Jira that hangs', async () => {
      const connection = await jira.connectAs('admin');
      jira.sandbox.jira.switchOn('rest-hang');
      const options = { answerTimeoutMs: 50, callTimeoutMs: 50 };
      const hasty = new UndiciJiraServer({
        clock: new SystemClock(),
        log: new SilentLog(),
        meter: new NoMeter(),
        options,
      });

      const failure = await failureOf(hasty.accounts.myself(connection));
      await hasty.close();

      expect(failure.code).to.equal('jira_unreachable');
    });

    it('says that the public key on the application link is another', async () => {
      const connection = await jira.connectAs('admin');
      const { privateKey: otherKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const privateKey = new Secret(otherKey.export({ type: 'pkcs8', format: 'pem' }).toString());

      const failure = await failureOf(jira.server.accounts.myself({ ...connection, privateKey }));

      expect(failure).to.include({ code: 'jira_misconfigured', oauthProblem: 'signature_invalid' });
      expect(failure.message).to.include('public key').and.include(jira.consumer.baseUrl);
    });

    it('shows the person who refuses as one who refused', async () => {
      const { authorization } = jira.server;
      const { requestToken } = await authorization.requestToken(
        jira.consumer,
        'https://sync.example.com/back',
      );
      jira.sandbox.jira.authorize({ requestToken: requestToken.reveal(), decision: 'deny' });

      const failure = await failureOf(
        authorization.accessToken(jira.consumer, requestToken, new Secret('denied')),
      );

      expect(failure.code).to.equal('jira_authorization_refused');
    });

    it('sends the person back to the callback it was given', async () => {
      const callback = 'https://sync.example.com/prefix/callback?state=a%20b%2Bc';
      const { requestToken } = await jira.server.authorization.requestToken(jira.consumer, callback);

      const { redirectUrl } = jira.sandbox.jira.authorize({ requestToken: requestToken.reveal() });

      const url = new URL(redirectUrl ?? '');
      expect(url.origin + url.pathname).to.equal('https://sync.example.com/prefix/callback');
      expect(url.searchParams.get('state')).to.equal('a b+c');
      expect(url.searchParams.get('oauth_token')).to.equal(requestToken.reveal());
    });
  });
}

describe('the client of a Jira that is upgraded', () => {
  it('follows a Jira through its upgrade from 9 to 10', async () => {
    const jira = await startArrangedSandbox({ version: '9.12.15' });
    try {
      const connection = await jira.connectAs('admin');
      await jira.server.webhooks.create(connection, 'jira_9', {
        wanted: WANTED,
        bodySecret: new Secret('secret'),
      });

      jira.sandbox.jira.setVersion('10.3.2');

      const gone = await failureOf(jira.server.webhooks.list(connection, 'jira_9'));
      expect(gone.code).to.equal('jira_not_found');
      expect((await jira.server.serverInfo.read(connection)).major).to.equal(10);
      const [standing] = await jira.server.webhooks.list(connection, 'jira_10');
      expect(standing?.url).to.equal(WANTED.url);
    } finally {
      await jira.close();
    }
  });
});
