import { expect } from 'chai';
import { isAsWanted, WEBHOOK_EVENTS, type WantedWebhook } from '../../src/domain/jira-webhook.ts';
import { Secret } from '../../src/domain/secret.ts';
import { connectTo, webhookApiIn, type ArrangedJira } from './arranged-jira.ts';
import { failureOf } from './jira-server-failure.ts';

const BODY_SECRET = new Secret('a secret for bodies');

/** What every JiraServer promises of webhooks: a part of its contract, on the Jira that is arranged for each test. */
export function jiraWebhooksContract(jira: () => ArrangedJira): void {
  const connect = () => connectTo(jira());
  const api = () => webhookApiIn(jira());
  const otherApi = () => (api() === 'jira_9' ? 'jira_10' : 'jira_9');

  describe('webhooks', () => {
    it('stand as wanted once created, and are found by list and by id', async () => {
      const connection = await connect();

      const made = await jira().server.webhooks.create(connection, api(), {
        wanted: wanted(),
        bodySecret: BODY_SECRET,
      });

      expect(isAsWanted(made, wanted())).to.equal(true);
      expect(made.name).to.equal(wanted().name);
      expect(await jira().server.webhooks.list(connection, api())).to.deep.equal([made]);
      expect(await jira().server.webhooks.read(connection, api(), made.id)).to.deep.equal(made);
    });

    it('are made as wanted by an update, and no other webhook is', async () => {
      const connection = await connect();
      const { webhooks } = jira().server;
      const other = await webhooks.create(connection, api(), {
        wanted: wanted('https://other.example.com/'),
        bodySecret: BODY_SECRET,
      });
      const first = { ...wanted('https://old.example.com/x'), events: ['jira:issue_created'] };
      const { id } = await webhooks.create(connection, api(), { wanted: first, bodySecret: BODY_SECRET });

      await webhooks.update(connection, api(), { id, wanted: wanted(), bodySecret: BODY_SECRET });

      const changed = await webhooks.read(connection, api(), id);
      expect(changed !== null && isAsWanted(changed, wanted())).to.equal(true);
      expect(await webhooks.read(connection, api(), other.id)).to.deep.equal(other);
    });

    it('are gone once deleted, and may be deleted again', async () => {
      const connection = await connect();
      const { webhooks } = jira().server;
      const kept = await webhooks.create(connection, api(), { wanted: wanted(), bodySecret: BODY_SECRET });
      const { id } = await webhooks.create(connection, api(), {
        wanted: wanted(),
        bodySecret: BODY_SECRET,
      });

      await webhooks.delete(connection, api(), id);
      await webhooks.delete(connection, api(), id);

      expect(await webhooks.read(connection, api(), id)).to.equal(null);
      expect(await webhooks.list(connection, api())).to.deep.equal([kept]);
    });

    it('tell how requests to them fared, where Jira counts that', async () => {
      const connection = await connect();
      const { webhooks } = jira().server;
      const order = { wanted: wanted(), bodySecret: BODY_SECRET };
      const { id } = await webhooks.create(connection, api(), order);

      const statistics = await webhooks.statistics(connection, api(), id);
      await webhooks.delete(connection, api(), id);

      if (api() === 'jira_9') expect(statistics).to.equal(null);
      else expect(statistics).to.include({ successes: 0, failures: 0, errors: 0, lastFailure: null });
      expect(await webhooks.statistics(connection, api(), id)).to.equal(null);
    });

    it('cannot be updated once gone', async () => {
      const connection = await connect();
      const change = { wanted: wanted(), bodySecret: BODY_SECRET };

      const call = jira().server.webhooks.update(connection, api(), { id: '4711', ...change });

      expect((await failureOf(call)).code).to.equal('jira_not_found');
    });

    it('are not found by the API of another version', async () => {
      const connection = await connect();
      const { webhooks } = jira().server;
      const { id } = await webhooks.create(connection, api(), {
        wanted: wanted(),
        bodySecret: BODY_SECRET,
      });

      expect((await failureOf(webhooks.list(connection, otherApi()))).code).to.equal('jira_not_found');
      expect(await webhooks.read(connection, otherApi(), id)).to.equal(null);
      const create = webhooks.create(connection, otherApi(), { wanted: wanted(), bodySecret: BODY_SECRET });
      expect((await failureOf(create)).code).to.equal('jira_not_found');
    });

    it('are forbidden to an account that is no admin', async () => {
      const connection = await connect();
      await jira().withdrawAdministration();

      const failure = await failureOf(
        jira().server.webhooks.create(connection, api(), { wanted: wanted(), bodySecret: BODY_SECRET }),
      );

      expect(failure.code).to.equal('jira_forbidden');
      expect(failure.message).not.to.include(wanted().url);
    });
  });
}

function wanted(url = 'https://sync.example.com/extensions/jira-server/issue-updated/a.b.c'): WantedWebhook {
  return { name: 'Lockstep', url, events: WEBHOOK_EVENTS };
}
