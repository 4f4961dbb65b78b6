import { inspect } from 'node:util';
import { expect } from 'chai';
import { Secret } from '../../../../src/domain/secret.ts';
import { headerParameters, isRightlySigned } from '../../../support/oauth-verifier.ts';
import { failureOf } from '../../../contract/jira-server-failure.ts';
import { ACCESS_TOKEN, CALLBACK, PUBLIC_KEY, running } from './client.ts';
import type { SeenRequest } from './jira-stub.ts';

const MYSELF = { name: 'ada', key: 'JIRAUSER1', displayName: 'Ada' };
const WANTED = {
  name: 'Lockstep',
  url: 'https://sync.example.com/hook/a.b.c',
  events: ['jira:issue_updated'],
};
const ROW_10 = { ...WANTED, id: 7, active: true, configuration: { FILTERS: '', EXCLUDE_BODY: 'false' } };

describe('a call of Jira', () => {
  const { against } = running();

  it('says who we are, is signed, and keeps no cookie', async () => {
    const cookie = { 'set-cookie': 'JSESSIONID=1; Path=/' };
    const { stub, client, connection } = await against([{ body: MYSELF, headers: cookie }]);

    await client.server.accounts.myself(connection);
    await client.server.accounts.myself(connection);

    expect(stub.seen).to.have.lengthOf(2);
    for (const seen of stub.seen) {
      expect(seen.headers).to.include({
        accept: 'application/json',
        'user-agent': 'Lockstep (+self-hosted)',
      });
      expect(seen.headers).not.to.have.any.keys('cookie', 'content-type', 'x-atlassian-token');
      expect(isSigned(seen, stub.url)).to.equal(true);
    }
  });

  it('is signed without its JSON body, and says that it is no cross-site forgery', async () => {
    const { stub, client, connection } = await against([{ status: 201, body: ROW_10 }]);

    await client.server.webhooks.create(connection, 'jira_10', {
      wanted: WANTED,
      bodySecret: new Secret('s'),
    });

    expect(stub.seen[0]?.headers).to.include({
      'content-type': 'application/json',
      'x-atlassian-token': 'no-check',
    });
    expect(stub.seen.map((seen) => isSigned(seen, stub.url))).to.deep.equal([true]);
  });

  it('asks for an issue with the fields we read, whatever its key holds', async () => {
    const { stub, client, connection } = await against([{ body: { id: '1', key: 'Ü_X-1' } }]);

    await client.server.issues.read(connection, 'Ü_X-1?a=b/..');

    const [path, query] = (stub.seen[0]?.url ?? '').split('?');
    expect(path).to.equal('/rest/api/2/issue/%C3%9C_X-1%3Fa%3Db%2F..');
    expect(new URLSearchParams(query).get('fields')).to.equal(
      'summary,status,assignee,resolution,resolutiondate,project,issuetype,updated',
    );
    expect(stub.seen.map((seen) => isSigned(seen, stub.url))).to.deep.equal([true]);
  });

  it('reads the version unsigned', async () => {
    const { stub, client, connection } = await against([
      { body: { version: '9.12.1', versionNumbers: [9, 12, 1], deploymentType: 'Server' } },
    ]);

    const info = await client.server.serverInfo.read(connection);

    expect(info).to.include({ version: '9.12.1', major: 9 });
    expect(stub.seen[0]?.headers.authorization).to.equal(undefined);
  });

  it('refuses a Jira Cloud and says so', async () => {
    const { client, connection } = await against([
      { body: { version: '1001.0.0-SNAPSHOT', versionNumbers: [1001, 0, 0], deploymentType: 'Cloud' } },
    ]);

    const failure = await failureOf(client.server.serverInfo.read(connection));

    expect(failure.code).to.equal('jira_refused');
    expect(failure.message).to.include('Jira Cloud');
  });

  it('passes over statuses that cannot be understood', async () => {
    const done = { id: '5', name: 'Erledigt', statusCategory: { id: 3, key: 'done' } };
    const { client, connection } = await against([{ body: [null, 'x', { name: 'no id' }, done] }]);

    expect(await client.server.statuses.list(connection)).to.deep.equal([
      { id: '5', name: 'Erledigt', category: 'done' },
    ]);
  });

  it('is counted, timed and logged by its pattern, without an id or a key', async () => {
    const { client, connection } = await against([
      { body: { id: '1' } },
      { status: 404, body: {} },
      { body: MYSELF },
    ]);

    await client.server.issues.read(connection, 'ABC-1');
    await failureOf(client.server.issues.read(connection, 'ABC-1'));
    await client.server.accounts.myself(connection);

    const issue = 'GET /rest/api/2/issue/{issue}';
    expect(client.counted).to.deep.equal([
      { endpoint: issue, outcome: '2xx' },
      { endpoint: issue, outcome: 'jira_not_found' },
      { endpoint: 'GET /rest/api/2/myself', outcome: '2xx' },
    ]);
    expect(client.timed).to.deep.equal(
      [issue, issue, 'GET /rest/api/2/myself'].map((endpoint) => ({
        ...{ name: 'jira_call', labels: { endpoint }, milliseconds: 0 },
      })),
    );
    expect(client.log.lines.map(({ event, fields }) => ({ event, ...fields }))).to.deep.equal([
      { event: 'jira_call', endpoint: issue, status: 200, durationMs: 0 },
      { event: 'jira_call', endpoint: issue, status: 404, durationMs: 0 },
      { event: 'jira_call', endpoint: 'GET /rest/api/2/myself', status: 200, durationMs: 0 },
    ]);
  });

  it('shows no access token that Jira repeats, as it is or percent-encoded', async () => {
    const body = {
      errorMessages: [`bad token ${ACCESS_TOKEN}`, `in ?t=${encodeURIComponent(ACCESS_TOKEN)}`],
    };
    const { client, connection } = await against([{ status: 400, body }]);

    const failure = await failureOf(client.server.accounts.myself(connection));

    expect(failure.jiraMessages).to.deep.equal(['bad token [secret]', 'in ?t=[secret]']);
  });

  for (const name of ['', '.', '..']) {
    it(`asks nothing for an issue called "${name}", which would be another address`, async () => {
      const { stub, client, connection } = await against([{ body: { id: '1' } }]);

      expect((await failureOf(client.server.issues.read(connection, name))).code).to.equal('jira_not_found');
      expect(stub.seen).to.deep.equal([]);
    });
  }

  it('shows no secret in what it logs or throws, though Jira repeats them all', async () => {
    const everything = ({ headers: { authorization = '' }, body }: SeenRequest): string => {
      const kept = headerParameters(authorization).filter(([name]) => /token|verifier|callback/.test(name));
      return [kept.map(([, value]) => value).join(' '), body, authorization].join(' ');
    };
    const { client, connection } = await against([
      (response, seen) => {
        response.writeHead(400, {
          'content-type': 'application/json',
          'x-arequestid': everything(seen).slice(0, 70),
        });
        response.end(
          JSON.stringify({ errorMessages: [everything(seen)], errors: { url: everything(seen) } }),
        );
      },
    ]);
    const secret = new Secret('the-body-secret');

    const failures = [
      await failureOf(client.server.authorization.requestToken(connection, CALLBACK)),
      await failureOf(
        client.server.authorization.accessToken(connection, new Secret('reque$t'), new Secret('veri/fier')),
      ),
      await failureOf(
        client.server.webhooks.create(connection, 'jira_10', { wanted: WANTED, bodySecret: secret }),
      ),
    ];

    const shown = inspect([client.log.lines, failures], { depth: 10, maxStringLength: null });
    for (const hidden of [
      ACCESS_TOKEN,
      'reque$t',
      'veri/fier',
      'the-body-secret',
      'a.b.c',
      CALLBACK,
      'PRIVATE KEY',
    ]) {
      expect(shown).not.to.include(hidden);
      expect(shown).not.to.include(encodeURIComponent(hidden));
    }
    expect(shown).not.to.match(/oauth_(signature|nonce)=/);
  });
});

function isSigned({ method, url, headers }: SeenRequest, base: string): boolean {
  const authorization = headers.authorization ?? '';
  const token = new Map(headerParameters(authorization)).get('oauth_token');
  const request = {
    method,
    scheme: 'http',
    host: new URL(base).host,
    requestTarget: url,
    authorization,
  } as const;
  return token === ACCESS_TOKEN && isRightlySigned(request, PUBLIC_KEY);
}
