import { expect } from 'chai';

import { failureOf } from '../../../contract/jira-server-failure.ts';
import { running } from './client.ts';

describe('what Jira proposes for a field, over HTTP', () => {
  const { against } = running();

  it('asks for the field by its name in JQL, whatever is typed', async () => {
    const { client, connection, stub } = await against([{ body: { results: [] } }]);

    expect(await client.server.search.proposals(connection, 'cf[10001]', 'a&b=c ü')).to.deep.equal([]);

    const { pathname, searchParams } = new URL(stub.seen[0]?.url ?? '', 'http://jira');
    expect(pathname).to.equal('/rest/api/2/jql/autocompletedata/suggestions');
    expect(Object.fromEntries(searchParams)).to.deep.equal({ fieldName: 'cf[10001]', fieldValue: 'a&b=c ü' });
  });

  it('leaves out markup, and rows that say nothing', async () => {
    const results = [{ value: '"a b"', displayName: '<b>a</b> b' }, { displayName: 'x' }, null, 7];
    const { client, connection } = await against([{ body: { results } }]);

    expect(await client.server.search.proposals(connection, 'labels', 'a')).to.deep.equal([
      { value: 'a b', label: 'a b' },
    ]);
  });

  it('makes no sense of an answer without a list', async () => {
    const { client, connection } = await against([{ body: { results: null } }]);

    const failure = await failureOf(client.server.search.proposals(connection, 'labels', 'a'));

    expect(failure.code).to.equal('jira_unexpected_answer');
  });
});
