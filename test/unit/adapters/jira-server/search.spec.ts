import { expect } from 'chai';
import type { IssueSearch } from '../../../../src/application/ports/jira-server.ts';
import type { JiraIssueId } from '../../../../src/domain/ids.ts';
import { failureOf } from '../../../contract/jira-server-failure.ts';
import { running } from './client.ts';

const IDS: IssueSearch = { kind: 'ids', ids: ['10230', '10231'] as JiraIssueId[] };
const FIELDS = [
  'summary',
  'status',
  'assignee',
  'resolution',
  'resolutiondate',
  'project',
  'issuetype',
  'updated',
];
const WHOLE = { startAt: 0, limit: 200 };
const ROW = {
  id: '10230',
  key: 'ABC-1',
  fields: {
    status: { id: '3', name: 'Done', statusCategory: { key: 'done' } },
    project: { id: '10000' },
    updated: '2026-03-01T11:00:00.000+0000',
  },
};

describe('a search for issues over HTTP', () => {
  const { against } = running();

  it('asks by POST for numeric ids, few fields, and to be warned only of an id that is not there', async () => {
    const { client, connection, stub } = await against([{ body: { total: 0, issues: [] } }]);

    await client.server.issues.search(connection, IDS, { startAt: 7, limit: 200 });

    const [request] = stub.seen;
    expect(request).to.include({ method: 'POST', url: '/rest/api/2/search' });
    expect(JSON.parse(request?.body ?? '')).to.deep.equal({
      jql: 'id in (10230, 10231)',
      startAt: 7,
      maxResults: 200,
      fields: FIELDS,
      validateQuery: false,
    });
  });

  it('asks by relative time, which knows no time zone, for the newest first', async () => {
    const { client, connection, stub } = await against([{ body: { total: 0, issues: [] } }]);
    const projects = ['A_B', '10000', 'Q"\\'];

    await client.server.issues.search(connection, { kind: 'updated', projects, sinceMinutes: 7 }, WHOLE);

    expect(JSON.parse(stub.seen[0]?.body ?? '')).to.deep.include({
      jql: 'project in ("A_B", 10000, "Q\\"\\\\") AND updated >= -7m ORDER BY updated DESC',
    });
  });

  it('understands the issues, and when Jira answered', async () => {
    const headers = { date: 'Sun, 01 Mar 2026 12:34:56 GMT' };
    const { client, connection } = await against([
      { headers, body: { startAt: 0, maxResults: 200, total: 2, issues: [ROW, { key: 'no id' }] } },
    ]);

    const { issues, nextStartAt, answeredAt } = await client.server.issues.search(connection, IDS, WHOLE);

    expect(issues.map(({ key, status, projectId }) => [key, status?.category, projectId])).to.deep.equal([
      ['ABC-1', 'done', '10000'],
    ]);
    expect(nextStartAt).to.equal(null);
    expect(answeredAt?.toISOString()).to.equal('2026-03-01T12:34:56.000Z');
  });

  it('goes on after as many issues as came, however many were asked for', async () => {
    const { client, connection } = await against([{ body: { maxResults: 1, total: 5, issues: [ROW] } }]);

    const { nextStartAt } = await client.server.issues.search(connection, IDS, { startAt: 2, limit: 200 });

    expect(nextStartAt).to.equal(3);
  });

  it('ends with an answer that has no issue, whatever its total', async () => {
    const { client, connection } = await against([{ body: { total: 5, issues: [] } }]);

    const { nextStartAt } = await client.server.issues.search(connection, IDS, WHOLE);

    expect(nextStartAt).to.equal(null);
  });

  for (const [name, body] of [
    ['no list of issues', { total: 3 }],
    ['no total', { issues: [] }],
    ['no object', []],
  ] as const) {
    it(`makes no sense of an answer with ${name}`, async () => {
      const { client, connection } = await against([{ body }]);

      const failure = await failureOf(client.server.issues.search(connection, IDS, WHOLE));

      expect(failure.code).to.equal('jira_unexpected_answer');
    });
  }

  it('is refused with Jira’s own words', async () => {
    const words = "A value with ID '10231' does not exist for the field 'id'.";
    const { client, connection } = await against([
      { status: 400, body: { errorMessages: [words], errors: {} } },
    ]);

    const failure = await failureOf(client.server.issues.search(connection, IDS, WHOLE));

    expect(failure).to.include({ code: 'jira_refused', status: 400 });
    expect(failure.jiraMessages).to.deep.equal([words]);
  });
});
