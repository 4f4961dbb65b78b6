import { InMemoryJiraServer } from '../../src/adapters/memory/in-memory-jira-server.ts';
import type { AuthorizationKind } from '../../src/domain/integration.ts';
import { Secret } from '../../src/domain/secret.ts';
import { startArrangedSandbox } from '../integration/jira-server/arranged-sandbox.ts';
import type { ArrangedJira } from './arranged-jira.ts';
import { jiraServerContract } from './jira-server.contract.ts';

const OPEN = { id: '1', name: 'To Do', category: 'new' } as const;
const BOB = { key: 'JIRAUSER10101', name: 'bob', displayName: 'Bob', emailAddress: null };
const DONE = { id: '3', name: 'Done', category: 'done' } as const;

for (const version of ['9.12.0', '10.3.0']) {
  for (const connectsBy of ['oauth', 'personal_access_token'] as const) {
    jiraServerContract(`in memory, as ${version}, by ${connectsBy}`, () =>
      Promise.resolve(inMemory(version, connectsBy)),
    );
  }
}
for (const version of ['8.20.30', '9.12.15', '10.3.2']) {
  for (const connectsBy of ['oauth', 'personal_access_token'] as const) {
    jiraServerContract(`undici to ${version}, by ${connectsBy}`, () =>
      startArrangedSandbox({ version, connectsBy }),
    );
  }
}
jiraServerContract('undici to 10.3.2 under a context path', () =>
  startArrangedSandbox({ version: '10.3.2', contextPath: '/issues/jira' }),
);
jiraServerContract('undici to 9.12.15 under a context path', () =>
  startArrangedSandbox({ version: '9.12.15', contextPath: '/jira' }),
);

function inMemory(version: string, connectsBy: AuthorizationKind): ArrangedJira {
  const server = new InMemoryJiraServer({
    version,
    account: { key: 'JIRAUSER10000', name: 'ada', displayName: 'Ada' },
  });
  for (const status of [OPEN, { id: '2', name: 'In Progress', category: 'indeterminate' } as const, DONE]) {
    server.putStatus(status);
  }
  const at = new Date();
  let created = 0;
  server.people.put({ name: 'ada', key: 'JIRAUSER10000', displayName: 'Ada' });
  const { id } = server.putIssue({
    id: '10000',
    key: 'ABC-1',
    summary: 'It breaks',
    status: OPEN,
    updatedAt: at,
  });
  const change = (given: Partial<Parameters<typeof server.putIssue>[0]>) =>
    server.putIssue({ id, key: 'ABC-1', summary: 'It breaks', status: OPEN, updatedAt: at, ...given });
  const consumer = {
    baseUrl: 'https://jira.example.com',
    tls: { isVerified: true, caCertificate: null },
    consumerKey: 'lockstep-key',
    privateKey: new Secret('not looked at'),
  };
  return {
    server,
    connectsBy,
    version,
    consumer,
    account: 'ada',
    issue: { id, key: 'ABC-1', summary: 'It breaks' },
    allow: (token) => Promise.resolve(server.allow(token.reveal()).verifier),
    withdrawAdministration: () => done(() => server.hooks.permit(false)),
    createPersonalAccessToken: () => Promise.resolve(server.createPersonalAccessToken()),
    revokeAccess: () => done(() => server.revokeAccess()),
    removeApplicationLink: () => done(() => server.removeApplicationLink(consumer.consumerKey)),
    finishIssue: () => done(() => change({ status: DONE })),
    moveIssue: () => done(() => change({ key: 'OPS-7' })).then(() => 'OPS-7'),
    deleteIssue: () => done(() => server.removeIssue(id)),
    createIssue: () => {
      const other = server.putIssue({
        id: String(10_000 + ++created),
        key: `ABC-${created + 1}`,
        updatedAt: new Date(),
      });
      return Promise.resolve(other.id);
    },
    comment: (body) => Promise.resolve(server.commented.write(id, body, BOB).id),
    forbidComments: () => done(() => server.commented.permit(false)),
    putPerson: (person) =>
      done(() => server.people.put({ emailAddress: `${person.name}@example.com`, ...person })),
    forbidAssigning: () => done(() => server.people.permitAssigning(false)),
    forbidUnassigned: () => done(() => server.people.allowUnassigned(false)),
    close: () => Promise.resolve(),
  };
}

function done(act: () => unknown): Promise<void> {
  act();
  return Promise.resolve();
}
