import { expect } from 'chai';
import type { JiraConnection, JiraServer } from '../../../../src/application/ports/jira-server.ts';
import type { JiraIssueId } from '../../../../src/domain/ids.ts';
import { Secret } from '../../../../src/domain/secret.ts';
import { failureOf } from '../../../contract/jira-server-failure.ts';
import { running } from './client.ts';

const ORDER = {
  wanted: { name: 'Lockstep', url: 'https://sync.example.com/a.b.c', events: [] },
  bodySecret: new Secret('s'),
};
const ISSUE = { id: '10001', key: 'ABC-1', fields: { summary: 'It breaks' } };

/** Each signed call, with an answer that Jira gives to anybody and that would make good sense. */
const CALLS: Readonly<
  Record<string, readonly [call: (jira: JiraServer, to: JiraConnection) => Promise<unknown>, body: unknown]>
> = {
  'accounts.myself': [(jira, to) => jira.accounts.myself(to), { name: 'ada' }],
  'statuses.list': [(jira, to) => jira.statuses.list(to), []],
  'issues.read': [(jira, to) => jira.issues.read(to, 'ABC-1'), ISSUE],
  'issues.search': [
    (jira, to) =>
      jira.issues.search(to, { kind: 'ids', ids: ['10001' as JiraIssueId] }, { startAt: 0, limit: 50 }),
    { startAt: 0, maxResults: 50, total: 0, issues: [] },
  ],
  'webhooks.list': [(jira, to) => jira.webhooks.list(to, 'jira_9'), []],
  'webhooks.read': [(jira, to) => jira.webhooks.read(to, 'jira_10', '7'), { id: 7 }],
  'webhooks.create': [(jira, to) => jira.webhooks.create(to, 'jira_10', ORDER), { id: 7 }],
  'webhooks.update': [(jira, to) => jira.webhooks.update(to, 'jira_10', { id: '7', ...ORDER }), { id: 7 }],
  'webhooks.delete': [(jira, to) => jira.webhooks.delete(to, 'jira_9', '7'), ''],
};

describe('an answer of 200 that Jira gave as to anybody', () => {
  const { against } = running();

  for (const [name, [call, body]] of Object.entries(CALLS)) {
    it(`is no answer to ${name}: the Integration needs a new authorization`, async () => {
      const headers = { 'x-ausername': 'anonymous' };
      const { stub, client, connection } = await against([{ headers, body }]);

      const failure = await failureOf(call(client.server, connection));

      expect(failure).to.include({ code: 'jira_needs_reauthorization', status: 200 });
      expect(stub.seen).to.have.lengthOf(1);
    });
  }

  it('is one to what is asked unsigned', async () => {
    const headers = { 'x-ausername': 'anonymous' };
    const { client, connection } = await against([{ headers, body: { version: '9.12.0' } }]);

    expect((await client.server.serverInfo.read(connection)).version).to.equal('9.12.0');
  });
});
