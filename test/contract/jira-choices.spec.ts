import { InMemoryJiraServer } from '../../src/adapters/memory/in-memory-jira-server.ts';
import { Secret } from '../../src/domain/secret.ts';
import { startArrangedSandbox } from '../integration/jira-server/arranged-sandbox.ts';
import { jiraChoicesContract, type ArrangedChoices } from './jira-choices.contract.ts';

jiraChoicesContract('in memory', () => Promise.resolve(inMemory()));
for (const version of ['8.20.30', '9.12.15', '10.3.2']) {
  jiraChoicesContract(`undici to ${version}`, () => onSandbox(version));
}

function inMemory(): ArrangedChoices {
  const server = new InMemoryJiraServer();
  server.putIssue({ id: '10000', key: 'ABC-1', projectId: '10100' });
  server.putStatus({ id: '1', name: 'To Do', category: 'new' });
  server.putStatus({ id: '3', name: 'Done', category: 'done' });
  const label = 'flaky<b>&co';
  server.choices.putValues('labels', [{ value: label, label }]);
  const person = { name: 'ada', displayName: 'Ada Lovelace' };
  server.people.put(person);
  const connection = server.grantAccess({
    baseUrl: 'https://jira.example.com',
    tls: { isVerified: true, caCertificate: null },
    consumerKey: 'lockstep-key',
    privateKey: new Secret('not looked at'),
  });
  const project = { key: 'ABC', id: '10100' };
  return { server, connection, label, project, people: [person], close: () => Promise.resolve() };
}

async function onSandbox(version: string): Promise<ArrangedChoices> {
  const arranged = await startArrangedSandbox({ version });
  const label = 'flaky-build';
  arranged.sandbox.jira.issues.create({ project: 'ABC', summary: 'It breaks', labels: [label] });
  const project = arranged.sandbox.jira.projects().find(({ key }) => key === 'ABC');
  const people = arranged.sandbox.jira.users().filter(({ name }) => name.startsWith('dev'));
  return {
    server: arranged.server,
    label,
    connection: await arranged.connectAs('dev1'),
    project: { key: 'ABC', id: project?.id ?? '' },
    people,
    close: () => arranged.close(),
  };
}
