import { expect } from 'chai';

import type { JiraIssueId } from '../../../../src/domain/ids.ts';
import { failureOf } from '../../../contract/jira-server-failure.ts';
import { running } from './client.ts';

const ISSUE = '10010' as JiraIssueId;
const MYSELF = { body: { name: 'lockstep', key: 'lockstep' } };
const NOT_ALLOWED = { status: 401, body: { errorMessages: ['You may not assign issues.'], errors: {} } };

/** So many people, as Jira tells of them. */
function people(count: number, from = 0): readonly unknown[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `p${from + at}`,
    key: `K${from + at}`,
    active: true,
  }));
}

describe('assigning over HTTP', () => {
  const { against } = running();

  it('names the person by login, and nobody by null', async () => {
    const { client, connection, stub } = await against([{ status: 204 }, { status: 204 }]);

    await client.server.assignments.assign(connection, ISSUE, 'grace');
    await client.server.assignments.assign(connection, ISSUE, null);

    expect(
      stub.seen.map(({ method, url, body }) => [method, url, JSON.parse(body) as unknown]),
    ).to.deep.equal([
      ['PUT', '/rest/api/2/issue/10010/assignee', { name: 'grace' }],
      ['PUT', '/rest/api/2/issue/10010/assignee', { name: null }],
    ]);
  });

  it('tells an account that may not from a token that is not taken, by asking who it is', async () => {
    const { client, connection } = await against([NOT_ALLOWED, MYSELF, NOT_ALLOWED, { status: 401 }]);
    const assign = () => failureOf(client.server.assignments.assign(connection, ISSUE, 'grace'));

    const forbidden = await assign();
    expect(forbidden.code).to.equal('jira_forbidden');
    expect(forbidden.message).to.contain('Jira says: You may not assign issues.');
    expect((await assign()).code).to.equal('jira_needs_reauthorization');
  });

  it('asks of a token that Jira names rejected no more', async () => {
    const rejected = { status: 401, headers: { 'www-authenticate': 'OAuth oauth_problem="token_rejected"' } };
    const { client, connection, stub } = await against([rejected]);

    const failure = await failureOf(client.server.assignments.assign(connection, ISSUE, 'grace'));

    expect(failure.code).to.equal('jira_needs_reauthorization');
    expect(stub.seen).to.have.lengthOf(1);
  });

  it('asks for the second fifty people when there were fifty, and for no more', async () => {
    const { client, connection, stub } = await against([
      { body: people(50) },
      { body: people(50, 50) },
      { body: people(50, 100) },
    ]);

    const found = await client.server.assignments.assignable(connection, 'ABC-1', 'a+b c&d');

    expect(found).to.have.lengthOf(100);
    expect(stub.seen.map(({ url }) => url)).to.deep.equal([
      '/rest/api/2/user/assignable/search?issueKey=ABC-1&username=a%2Bb%20c%26d&startAt=0&maxResults=50',
      '/rest/api/2/user/assignable/search?issueKey=ABC-1&username=a%2Bb%20c%26d&startAt=50&maxResults=50',
    ]);
  });

  it('takes a masked e-mail for a hidden one', async () => {
    const masked = { name: 'grace', key: 'K1', emailAddress: 'grace at example dot com', active: true };
    const { client, connection } = await against([{ body: [masked, { odd: true }] }]);

    const found = await client.server.assignments.assignable(connection, 'ABC-1', 'grace');

    expect(found.map(({ name, emailAddress }) => [name, emailAddress])).to.deep.equal([['grace', null]]);
  });
});

describe('comments over HTTP', () => {
  const { against } = running();

  it('name who alone may read them only where somebody does', async () => {
    const { client, connection, stub } = await against([
      { status: 201, body: { id: '10101' } },
      { status: 200, body: { id: '10101' } },
    ]);
    const visibility = { type: 'role', value: 'Developers' } as const;

    const id = await client.server.comments.create(connection, ISSUE, { body: 'Hm', visibility: null });
    await client.server.comments.edit(connection, { issue: ISSUE, id }, { body: 'Hm', visibility });

    expect(
      stub.seen.map(({ method, url, body }) => [method, url, JSON.parse(body) as unknown]),
    ).to.deep.equal([
      ['POST', '/rest/api/2/issue/10010/comment', { body: 'Hm' }],
      ['PUT', '/rest/api/2/issue/10010/comment/10101', { body: 'Hm', visibility }],
    ]);
  });

  it('are asked for the newest first', async () => {
    const comments = [{ id: '10102', body: 'Hm', author: { name: 'ada' } }, { id: 'odd' }];
    const { client, connection, stub } = await against([{ body: { startAt: 0, total: 9, comments } }]);

    const shown = await client.server.comments.list(connection, ISSUE, { startAt: 0, limit: 2 });

    expect(stub.seen[0]?.url).to.equal(
      '/rest/api/2/issue/10010/comment?startAt=0&maxResults=2&orderBy=-created&expand=properties',
    );
    expect(shown.comments.map(({ id, body }) => [id, body])).to.deep.equal([['10102', 'Hm']]);
    expect(shown.nextStartAt).to.equal(2);
  });

  it('are restricted where only some may read them, or the customers of a service desk may not', async () => {
    const internal = [{ key: 'sd.public.comment', value: { internal: true } }];
    const comments = [
      { id: '10105', body: 'For all', properties: [] },
      { id: '10104', body: 'Among us', properties: internal },
      { id: '10103', body: 'Among us', jsdPublic: false },
      { id: '10102', body: 'For few', visibility: { type: 'role', value: 'Developers' } },
    ];
    const { client, connection } = await against([{ body: { startAt: 0, total: 4, comments } }]);

    const shown = await client.server.comments.list(connection, ISSUE, { startAt: 0, limit: 4 });

    expect(shown.comments.map(({ isRestricted }) => isRestricted)).to.deep.equal([false, true, true, true]);
  });

  it('are no answer without an id', async () => {
    const { client, connection } = await against([{ status: 201, body: { body: 'Hm' } }]);

    const failure = await failureOf(
      client.server.comments.create(connection, ISSUE, { body: 'Hm', visibility: null }),
    );

    expect(failure.code).to.equal('jira_unexpected_answer');
  });
});
