import { expect } from 'chai';
import type { JiraConnection, JiraConsumer, JiraServer } from '../../src/application/ports/jira-server.ts';
import { isAsWanted, WEBHOOK_EVENTS, type WantedWebhook } from '../../src/domain/jira-webhook.ts';
import { webhookApiOf } from '../../src/domain/jira-version.ts';
import { Secret } from '../../src/domain/secret.ts';
import { failureOf } from './jira-server-failure.ts';

/** A Jira with an application link, an issue that is not done, and a hand on what people do there. */
export interface ArrangedJira {
  readonly server: JiraServer;
  readonly version: string;
  /** Its application link stands in this Jira. */
  readonly consumer: JiraConsumer;
  /** The login name of the person who allows. */
  readonly account: string;
  readonly issue: { readonly id: string; readonly key: string; readonly summary: string };

  /** A person allows the request token: answers the verifier. */
  allow(requestToken: Secret): Promise<Secret>;
  /** The account loses the global permission Jira Administrators. */
  withdrawAdministration(): Promise<void>;
  /** Every access token given so far is revoked. */
  revokeAccess(): Promise<void>;
  removeApplicationLink(): Promise<void>;
  finishIssue(): Promise<void>;
  /** The issue goes to another project: answers its new key. */
  moveIssue(): Promise<string>;
  deleteIssue(): Promise<void>;
  close(): Promise<void>;
}

const CALLBACK = 'https://sync.example.com/extensions/jira-server/oauth/callback?state=a+b%2F%C3%BC';
const BODY_SECRET = new Secret('a secret for bodies');

/** What every JiraServer promises. Run it on each adapter, the one in memory first. */
export function jiraServerContract(adapter: string, arrange: () => Promise<ArrangedJira>): void {
  describe(`JiraServer contract: ${adapter}`, () => {
    let jira: ArrangedJira;

    beforeEach(async () => {
      jira = await arrange();
    });

    afterEach(() => jira.close());

    const connect = async (): Promise<JiraConnection> => {
      const { authorization } = jira.server;
      const { requestToken } = await authorization.requestToken(jira.consumer, CALLBACK);
      const verifier = await jira.allow(requestToken);
      const { accessToken } = await authorization.accessToken(jira.consumer, requestToken, verifier);
      return { ...jira.consumer, accessToken };
    };
    const api = () => webhookApiOf(Number(jira.version.split('.', 1)[0]));
    const otherApi = () => (api() === 'jira_9' ? 'jira_10' : 'jira_9');

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

      it('say that the application link is missing', async () => {
        const connection = await connect();
        await jira.removeApplicationLink();

        expect((await failureOf(jira.server.accounts.myself(connection))).code).to.equal(
          'jira_misconfigured',
        );
      });
    });

    describe('webhooks', () => {
      it('stand as wanted once created, and are found by list and by id', async () => {
        const connection = await connect();

        const made = await jira.server.webhooks.create(connection, api(), wanted(), BODY_SECRET);

        expect(isAsWanted(made, wanted())).to.equal(true);
        expect(made.name).to.equal(wanted().name);
        expect(await jira.server.webhooks.list(connection, api())).to.deep.equal([made]);
        expect(await jira.server.webhooks.read(connection, api(), made.id)).to.deep.equal(made);
      });

      it('are made as wanted by an update, and no other webhook is', async () => {
        const connection = await connect();
        const { webhooks } = jira.server;
        const other = await webhooks.create(
          connection,
          api(),
          wanted('https://other.example.com/'),
          BODY_SECRET,
        );
        const first = { ...wanted('https://old.example.com/x'), events: ['jira:issue_created'] };
        const { id } = await webhooks.create(connection, api(), first, BODY_SECRET);

        await webhooks.update(connection, api(), id, { wanted: wanted(), bodySecret: BODY_SECRET });

        const changed = await webhooks.read(connection, api(), id);
        expect(changed !== null && isAsWanted(changed, wanted())).to.equal(true);
        expect(await webhooks.read(connection, api(), other.id)).to.deep.equal(other);
      });

      it('are gone once deleted, and may be deleted again', async () => {
        const connection = await connect();
        const { webhooks } = jira.server;
        const kept = await webhooks.create(connection, api(), wanted(), BODY_SECRET);
        const { id } = await webhooks.create(connection, api(), wanted(), BODY_SECRET);

        await webhooks.delete(connection, api(), id);
        await webhooks.delete(connection, api(), id);

        expect(await webhooks.read(connection, api(), id)).to.equal(null);
        expect(await webhooks.list(connection, api())).to.deep.equal([kept]);
      });

      it('cannot be updated once gone', async () => {
        const connection = await connect();
        const change = { wanted: wanted(), bodySecret: BODY_SECRET };

        const call = jira.server.webhooks.update(connection, api(), '4711', change);

        expect((await failureOf(call)).code).to.equal('jira_not_found');
      });

      it('are not found by the API of another version', async () => {
        const connection = await connect();
        const { webhooks } = jira.server;
        const { id } = await webhooks.create(connection, api(), wanted(), BODY_SECRET);

        expect((await failureOf(webhooks.list(connection, otherApi()))).code).to.equal('jira_not_found');
        expect(await webhooks.read(connection, otherApi(), id)).to.equal(null);
        const create = webhooks.create(connection, otherApi(), wanted(), BODY_SECRET);
        expect((await failureOf(create)).code).to.equal('jira_not_found');
      });

      it('are forbidden to an account that is no admin', async () => {
        const connection = await connect();
        await jira.withdrawAdministration();

        const failure = await failureOf(
          jira.server.webhooks.create(connection, api(), wanted(), BODY_SECRET),
        );

        expect(failure.code).to.equal('jira_forbidden');
        expect(failure.message).not.to.include(wanted().url);
      });
    });

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

function wanted(url = 'https://sync.example.com/extensions/jira-server/issue-updated/a.b.c'): WantedWebhook {
  return { name: 'Lockstep', url, events: WEBHOOK_EVENTS };
}
