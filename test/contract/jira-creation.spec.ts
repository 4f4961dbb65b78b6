import { InMemoryJiraServer } from '../../src/adapters/memory/in-memory-jira-server.ts';
import { Secret } from '../../src/domain/secret.ts';
import { startArrangedSandbox } from '../integration/jira-server/arranged-sandbox.ts';
import { connectTo } from './arranged-jira.ts';
import { ABC, BUG, USUAL_FIELDS } from '../support/create-meta.ts';
import { jiraCreationContract, type ArrangedCreation } from './jira-creation.contract.ts';

jiraCreationContract('in memory', async () => inMemory());
for (const version of ['8.3.5', '8.20.30', '9.12.15', '10.3.2'])
  jiraCreationContract(`undici to ${version}`, () => onSandbox(version));

function inMemory(): ArrangedCreation {
  const server = new InMemoryJiraServer();
  server.creating.putProject(ABC, [{ ...BUG, fields: USUAL_FIELDS }]);
  const connection = server.grantAccess({
    baseUrl: 'https://jira.example.com',
    tls: { isVerified: true, caCertificate: null },
    consumerKey: 'lockstep-key',
    privateKey: new Secret('not looked at'),
  });
  return {
    server,
    connection,
    version: '9.12.0',
    project: { id: ABC.id, key: ABC.key },
    bug: { id: BUG.id, name: BUG.name },
    loseAnswer: async () => {
      server.creating.loseAnswers(1);
    },
    revokeAccess: async () => {
      server.revokeAccess();
    },
    close: async () => undefined,
  };
}

async function onSandbox(version: string): Promise<ArrangedCreation> {
  const arranged = await startArrangedSandbox({ version });
  const { server, sandbox } = arranged;
  const connection = await connectTo(arranged);
  const project = sandbox.jira.projects().find(({ key }) => key === 'ABC');
  const types = await server.creation.issueTypes(connection, 'ABC', version);
  const bug = types.find(({ name }) => name === 'Bug');
  if (project === undefined || bug === undefined) throw new TypeError('the sandbox has no bugs in ABC');
  return {
    ...{ server, connection, version },
    revokeAccess: () => arranged.revokeAccess(),
    close: () => arranged.close(),
    project: { id: project.id, key: project.key },
    bug: { id: bug.id, name: bug.name },
    loseAnswer: async () => {
      const only = { method: 'POST', path: '/rest/api/2/issue' };
      sandbox.jira.switchOn('rest-reset', { ...only, times: 1, afterWork: true });
    },
  };
}
