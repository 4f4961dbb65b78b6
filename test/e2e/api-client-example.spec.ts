import { readFileSync } from 'node:fs';

import { expect } from 'chai';

import { runExample } from '../../examples/api-client/main.ts';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { CLIENT_TYPES, clientTypes } from '../../scripts/client-types.ts';
import { onPostgres, type NamedDatabase } from '../support/e2e-database.ts';
import { startService, type Service } from '../support/e2e-service.ts';

describe('the example of a typed client', function () {
  this.timeout(120_000);
  let database: NamedDatabase;
  let sandbox: Sandbox;
  let service: Service;

  before(async () => {
    database = await onPostgres();
    sandbox = await startSandbox({ version: '10.3.2' });
    service = await startService(database.settings);
  });
  after(async () => {
    await service.stop();
    await sandbox.close();
    await database.close();
  });

  it('has the types of the document as it is now', async () => {
    expect(
      readFileSync(CLIENT_TYPES, 'utf8') === (await clientTypes()),
      'run npm run generate:client',
    ).to.equal(true);
  });

  it('connects a Jira, links an issue, and tells what was done', async () => {
    const issue = sandbox.jira.issues.create({ project: 'ABC', summary: 'It breaks' });
    const { token } = sandbox.jira.createPersonalAccessToken({ user: 'admin' });
    const jira = { baseUrl: sandbox.url, token, issue: issue.key };
    const said: string[] = [];

    await runExample({ url: service.url, key: service.adminKey, jira }, (line) => said.push(line));

    expect(said.slice(0, 2)).to.deep.equal([
      `${sandbox.url} is active`,
      `It breaks is linked to ${issue.key}`,
    ]);
    expect(said.find((line) => line.startsWith('status: '))).to.match(/not done/);
  });

  it('tells the code and the advice of what is refused', async () => {
    const jira = { baseUrl: sandbox.url, token: 'x', issue: 'ABC-1' };

    await runExample({ url: service.url, key: 'nobody', jira }, () => undefined).then(
      () => expect.fail('it was let in'),
      (error: unknown) => expect(String(error)).to.include('unauthenticated: This API key'),
    );
  });

  it('is told of in under 60 lines', () => {
    expect(readFileSync('examples/api-client/README.md', 'utf8').split('\n')).to.have.length.below(60);
  });
});
