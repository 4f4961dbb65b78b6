import { expect } from 'chai';
import { InMemoryJiraServer } from '../../../../src/adapters/memory/in-memory-jira-server.ts';
import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { Secret } from '../../../../src/domain/secret.ts';
import { failureOf } from '../../../contract/jira-server-failure.ts';
import { aConnection } from './client.ts';

const CONSUMER = aConnection('https://jira.example.com/jira');
const AWAY = new JiraFailure('jira_unreachable', 'Jira is away.', { status: 503 });

describe('a Jira in memory', () => {
  it('fails a call as told, as often as told, and no other call', async () => {
    const jira = new InMemoryJiraServer();
    const connection = jira.grantAccess(CONSUMER);
    jira.failOn('accounts.myself', AWAY, 1);

    expect(await failureOf(jira.accounts.myself(connection))).to.equal(AWAY);
    expect((await jira.accounts.myself(connection)).name).to.equal('lockstep');
    expect(await jira.statuses.list(connection)).to.deep.equal([]);
  });

  it('fails a call until it is healed', async () => {
    const jira = new InMemoryJiraServer();
    jira.failOn('serverInfo.read', AWAY);

    await failureOf(jira.serverInfo.read(CONSUMER));
    expect(await failureOf(jira.serverInfo.read(CONSUMER))).to.equal(AWAY);
    jira.heal();

    expect((await jira.serverInfo.read(CONSUMER)).version).to.equal('9.12.0');
  });

  it('keeps which calls were made', async () => {
    const jira = new InMemoryJiraServer();
    const connection = jira.grantAccess(CONSUMER);

    await jira.accounts.myself(connection);
    await failureOf(jira.issues.read(connection, '1'));

    expect(jira.calls).to.deep.equal(['accounts.myself', 'issues.read']);
  });

  it('sends whoever allows back to the callback', async () => {
    const jira = new InMemoryJiraServer();
    const { requestToken } = await jira.authorization.requestToken(
      CONSUMER,
      'https://us.example.com/back?state=x',
    );

    const { callbackUrl, verifier } = jira.allow(requestToken.reveal());

    expect([...new URL(callbackUrl).searchParams]).to.deep.equal([
      ['state', 'x'],
      ['oauth_token', requestToken.reveal()],
      ['oauth_verifier', verifier.reveal()],
    ]);
  });

  it('is refused as a Jira Cloud once it is one', async () => {
    const jira = new InMemoryJiraServer();
    jira.upgradeTo('1001.0.0', 'Cloud');

    expect((await failureOf(jira.serverInfo.read(CONSUMER))).code).to.equal('jira_refused');
  });

  it('knows the secret of a webhook from version 10 on', async () => {
    const wanted = { name: 'Lockstep', url: 'https://us.example.com/hook', events: [] };
    const secrets = await Promise.all(
      (['jira_9', 'jira_10'] as const).map(async (api) => {
        const jira = new InMemoryJiraServer({ version: api === 'jira_9' ? '9.12.0' : '10.3.0' });
        const { id } = await jira.webhooks.create(jira.grantAccess(CONSUMER), api, {
          wanted,
          bodySecret: new Secret('s'),
        });
        return jira.hooks.bodySecretOf(id)?.reveal() ?? null;
      }),
    );

    expect(secrets).to.deep.equal([null, 's']);
  });

  it("leaves another program's webhooks alone, and their ids too", async () => {
    const jira = new InMemoryJiraServer();
    const theirs = { id: '1', name: 'Theirs', url: 'https://them.example.com/', events: [] };
    jira.hooks.put({ ...theirs, isEnabled: true, excludesBody: false, filter: '' });
    const wanted = { name: 'Lockstep', url: 'https://us.example.com/hook', events: [] };

    const made = await jira.webhooks.create(jira.grantAccess(CONSUMER), 'jira_9', {
      wanted,
      bodySecret: new Secret('s'),
    });

    expect(made.id).not.to.equal('1');
    expect(jira.hooks.all.map(({ name }) => name)).to.deep.equal(['Theirs', 'Lockstep']);
  });

  it('tells that the account administers it until that right is taken away', async () => {
    const jira = new InMemoryJiraServer();
    const connection = jira.grantAccess(CONSUMER);
    const before = await jira.accounts.permissions(connection);
    jira.hooks.permit(false);

    expect([...before]).to.include('ADMINISTER');
    expect([...(await jira.accounts.permissions(connection))]).to.deep.equal(['BROWSE_PROJECTS']);
  });
});
