import { expect } from 'chai';
import type { PersonalConnection } from '../../../../src/application/ports/jira-server.ts';
import { Secret } from '../../../../src/domain/secret.ts';
import { failureOf } from '../../../contract/jira-server-failure.ts';
import { running } from './client.ts';
import { HTML } from './failure-cases.ts';
import type { PlannedAnswer } from './jira-stub.ts';

const TOKEN = 'NDA4NjE1/hush+hush==';

describe('a call by personal access token', () => {
  const { against } = running();

  it('bears the token, and nothing of OAuth', async () => {
    const { stub, client } = await against([{ body: { name: 'ada' } }]);

    const account = await client.server.accounts.myself(aPersonalConnection(stub.url));

    expect(account.name).to.equal('ada');
    expect(stub.seen[0]?.headers.authorization).to.equal(`Bearer ${TOKEN}`);
    expect(stub.seen[0]?.url).to.equal('/rest/api/2/myself');
  });

  const refusals: readonly { readonly when: string; readonly answer: PlannedAnswer }[] = [
    { when: 'a 401', answer: { status: 401, body: { message: 'Client must be authenticated.' } } },
    { when: 'a 401 in HTML', answer: { status: 401, headers: HTML, body: '<html>401</html>' } },
    {
      when: 'an answer as to anybody, with 200',
      answer: { headers: { 'x-ausername': 'anonymous' }, body: { name: 'ada' } },
    },
    {
      when: 'a missing permission, as to anybody',
      answer: { status: 403, body: { errorMessages: ['You do not have permission.', 'Login Required'] } },
    },
    {
      when: 'credentials that failed',
      answer: { headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' }, body: { name: 'ada' } },
    },
  ];
  for (const { when, answer } of refusals) {
    it(`needs a new token after ${when}, and is not made again`, async () => {
      const { stub, client } = await against([answer]);

      const failure = await failureOf(client.server.accounts.myself(aPersonalConnection(stub.url)));

      expect(failure.code).to.equal('jira_needs_reauthorization');
      expect(failure.message).to.match(/personal access token.*revoked, or has expired.*new one/);
      expect(failure.message).not.to.include(TOKEN);
      expect(stub.seen).to.have.lengthOf(1);
    });
  }

  it('is forbidden where the account has no right, which a new token would not change', async () => {
    const { stub, client } = await against([{ status: 403, headers: { 'x-ausername': 'ada' }, body: {} }]);

    const failure = await failureOf(client.server.accounts.myself(aPersonalConnection(stub.url)));

    expect(failure.code).to.equal('jira_forbidden');
  });

  it('shows nothing of the token that Jira repeats', async () => {
    const body = { errorMessages: [`No permission for ${TOKEN}`] };
    const { stub, client } = await against([{ status: 400, body }]);

    const failure = await failureOf(client.server.accounts.myself(aPersonalConnection(stub.url)));

    expect(failure.message).to.include('No permission for').and.not.include(TOKEN);
    expect(JSON.stringify(client.log.lines)).not.to.include(TOKEN);
  });
});

function aPersonalConnection(baseUrl: string): PersonalConnection {
  return {
    baseUrl,
    tls: { isVerified: true, caCertificate: null },
    kind: 'personal_access_token',
    accessToken: new Secret(TOKEN),
  };
}
