import { expect } from 'chai';
import { Secret } from '../../src/domain/secret.ts';
import { CALLBACK, connectTo, webhookApiIn, type ArrangedJira } from './arranged-jira.ts';
import { failureOf } from './jira-server-failure.ts';
import { jiraAssignmentsContract } from './jira-assignments.contract.ts';
import { jiraCommentsContract } from './jira-comments.contract.ts';
import { jiraSearchContract } from './jira-search.contract.ts';
import { jiraWebhooksContract } from './jira-webhooks.contract.ts';

/** What every JiraServer promises. Run it on each adapter, the one in memory first. */
export function jiraServerContract(adapter: string, arrange: () => Promise<ArrangedJira>): void {
  describe(`JiraServer contract: ${adapter}`, () => {
    let jira: ArrangedJira;

    beforeEach(async () => {
      jira = await arrange();
    });

    afterEach(() => jira.close());

    const connect = () => connectTo(jira);
    const api = () => webhookApiIn(jira);

    describe('serverInfo', () => {
      it('tells the version, to anybody', async () => {
        const info = await jira.server.serverInfo.read({
          baseUrl: jira.consumer.baseUrl,
          tls: jira.consumer.tls,
        });

        expect(info).to.include({ version: jira.version, isCloud: false });
        expect(info.major).to.equal(Number(jira.version.split('.', 1)[0]));
      });
    });

    it('tells with its version by how much its clock is ahead', async () => {
      const { clockAheadSeconds } = await jira.server.serverInfo.read(jira.consumer);

      expect(Math.abs(clockAheadSeconds ?? Infinity)).to.be.below(60);
    });

    describe('authorization', () => {
      it('sends the person to this Jira, with the request token', async () => {
        const { requestToken, authorizeUrl } = await jira.server.authorization.requestToken(
          jira.consumer,
          CALLBACK,
        );

        const url = new URL(authorizeUrl);
        expect(url.origin + url.pathname).to.equal(
          `${jira.consumer.baseUrl}/plugins/servlet/oauth/authorize`,
        );
        expect(url.searchParams.get('oauth_token')).to.equal(requestToken.reveal());
      });

      it('exchanges an allowed request token for access, and says for how long', async () => {
        const { requestToken } = await jira.server.authorization.requestToken(jira.consumer, CALLBACK);
        const verifier = await jira.allow(requestToken);

        const granted = await jira.server.authorization.accessToken(jira.consumer, requestToken, verifier);

        expect(granted.expiresInSeconds).to.be.greaterThan(0);
        const account = await jira.server.accounts.myself({
          ...jira.consumer,
          kind: 'oauth',
          accessToken: granted.accessToken,
        });
        expect(account.name).to.equal(jira.account);
      });

      it('gives no access that nobody has allowed', async () => {
        const { requestToken } = await jira.server.authorization.requestToken(jira.consumer, CALLBACK);

        const call = jira.server.authorization.accessToken(
          jira.consumer,
          requestToken,
          new Secret('guessed'),
        );

        expect(await failureOf(call)).to.include({ code: 'jira_authorization_refused', isTransient: false });
      });

      it('gives no access for a verifier that is not the one given out', async () => {
        const { requestToken } = await jira.server.authorization.requestToken(jira.consumer, CALLBACK);
        await jira.allow(requestToken);

        const call = jira.server.authorization.accessToken(
          jira.consumer,
          requestToken,
          new Secret('guessed'),
        );

        expect((await failureOf(call)).code).to.equal('jira_authorization_refused');
      });

      it('exchanges a request token once', async () => {
        const { requestToken } = await jira.server.authorization.requestToken(jira.consumer, CALLBACK);
        const verifier = await jira.allow(requestToken);
        await jira.server.authorization.accessToken(jira.consumer, requestToken, verifier);

        const again = jira.server.authorization.accessToken(jira.consumer, requestToken, verifier);

        expect((await failureOf(again)).code).to.equal('jira_authorization_refused');
      });

      it('exchanges no token that Jira never gave out', async () => {
        const call = jira.server.authorization.accessToken(
          jira.consumer,
          new Secret('made up'),
          new Secret('v'),
        );

        expect((await failureOf(call)).code).to.equal('jira_authorization_refused');
      });

      it('says that the application link is missing, and shows the consumer key', async () => {
        await jira.removeApplicationLink();

        const failure = await failureOf(jira.server.authorization.requestToken(jira.consumer, CALLBACK));

        expect(failure).to.include({ code: 'jira_misconfigured', oauthProblem: 'consumer_key_unknown' });
        expect(failure.message).to.include(jira.consumer.consumerKey);
      });
    });

    describe('signed calls', () => {
      it('need a new authorization once access was revoked', async () => {
        const connection = await connect();
        await jira.revokeAccess();

        const { accounts, issues, statuses, webhooks } = jira.server;
        const failures = await Promise.all(
          [
            accounts.myself(connection),
            issues.read(connection, jira.issue.id),
            statuses.list(connection),
            webhooks.list(connection, api()),
          ].map(failureOf),
        );

        expect(failures.map(({ code }) => code)).to.deep.equal(Array(4).fill('jira_needs_reauthorization'));
      });

      it('are refused with a token that was never given', async () => {
        const connection = { ...(await connect()), accessToken: new Secret('made-up') };

        expect((await failureOf(jira.server.issues.read(connection, jira.issue.id))).code).to.equal(
          'jira_needs_reauthorization',
        );
      });

      it('say that the application link is missing, where they need one', async () => {
        const connection = await connect();
        await jira.removeApplicationLink();

        const myself = jira.server.accounts.myself(connection);

        if (connection.kind === 'oauth')
          expect((await failureOf(myself)).code).to.equal('jira_misconfigured');
        else expect((await myself).name).to.equal(jira.account);
      });
    });

    describe('permissions', () => {
      it('are those of the account', async () => {
        const held = await jira.server.accounts.permissions(await connect());

        expect([...held]).to.include.members(['ADMINISTER', 'BROWSE_PROJECTS']);
      });
    });

    jiraWebhooksContract(() => jira);
    jiraSearchContract(() => jira);
    jiraCommentsContract(() => jira);
    jiraAssignmentsContract(() => jira);

    describe('statuses', () => {
      it('come with their categories', async () => {
        const statuses = await jira.server.statuses.list(await connect());

        expect(statuses.map(({ category }) => category)).to.include.members(['new', 'indeterminate', 'done']);
      });
    });

    describe('issues', () => {
      it('are read by id and by key alike', async () => {
        const connection = await connect();

        const byId = await jira.server.issues.read(connection, jira.issue.id);

        expect(byId).to.include(jira.issue);
        expect(byId.status?.category).not.to.equal('done');
        expect(byId.updatedAt).to.be.an.instanceOf(Date);
        expect(await jira.server.issues.read(connection, jira.issue.key)).to.deep.equal(byId);
      });

      it('show the state they are in now', async () => {
        const connection = await connect();
        await jira.finishIssue();

        const issue = await jira.server.issues.read(connection, jira.issue.id);

        expect(issue.status?.category).to.equal('done');
      });

      it('are found by the key they had before they moved', async () => {
        const connection = await connect();
        const newKey = await jira.moveIssue();

        const issue = await jira.server.issues.read(connection, jira.issue.key);

        expect(issue).to.include({ id: jira.issue.id, key: newKey });
      });

      it('are not found once deleted, nor when there never was one', async () => {
        const connection = await connect();
        await jira.deleteIssue();

        const failures = await Promise.all(
          [jira.issue.id, jira.issue.key, '99999', 'NOPE-1', '', '..', 'A/../B'].map((name) =>
            failureOf(jira.server.issues.read(connection, name)),
          ),
        );

        expect(failures.map(({ code }) => code)).to.deep.equal(Array(7).fill('jira_not_found'));
      });
    });
  });
}
