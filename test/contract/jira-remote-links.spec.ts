import { InMemoryJiraServer } from '../../src/adapters/memory/in-memory-jira-server.ts';
import type { JiraIssueId } from '../../src/domain/ids.ts';
import { Secret } from '../../src/domain/secret.ts';
import { startArrangedSandbox } from '../integration/jira-server/arranged-sandbox.ts';
import { jiraRemoteLinksContract, type ArrangedRemoteLinks } from './jira-remote-links.contract.ts';

jiraRemoteLinksContract('in memory', () => Promise.resolve(inMemory()));
for (const version of ['8.20.30', '9.12.15', '10.3.2']) {
  jiraRemoteLinksContract(`undici to ${version}`, () => onSandbox(version));
}

function inMemory(): ArrangedRemoteLinks {
  const server = new InMemoryJiraServer();
  const { id } = server.putIssue({ id: '10000', key: 'ABC-1' });
  const connection = server.grantAccess({
    baseUrl: 'https://jira.example.com',
    tls: { isVerified: true, caCertificate: null },
    consumerKey: 'lockstep-key',
    privateKey: new Secret('not looked at'),
  });
  return {
    server,
    connection,
    issueId: id,
    shown: () =>
      Promise.resolve(
        server.elsewhere
          .of(id)
          .map(({ globalId, url, title, isResolved }) => ({ globalId, url, title, isResolved })),
      ),
    forbidLinking: () => done(() => server.elsewhere.permit(false)),
    deleteIssue: () => done(() => server.removeIssue(id)),
    close: () => Promise.resolve(),
  };
}

async function onSandbox(version: string): Promise<ArrangedRemoteLinks> {
  const arranged = await startArrangedSandbox({ version });
  const { jira, url } = arranged.sandbox;
  const issueId = arranged.issue.id as JiraIssueId;
  return {
    server: arranged.server,
    connection: await arranged.connectAs('dev2'),
    issueId,
    shown: async () => {
      const login = `Basic ${Buffer.from('admin:admin').toString('base64')}`;
      const answer = await fetch(`${url}/rest/api/2/issue/${issueId}/remotelink`, {
        headers: { authorization: login },
      });
      return ((await answer.json()) as readonly ShownLink[]).map(({ globalId, object }) => ({
        globalId,
        url: object.url,
        title: object.title,
        isResolved: object.status.resolved,
      }));
    },
    forbidLinking: () => done(() => jira.changeUser('dev2', { lacks: ['LINK_ISSUES'] })),
    deleteIssue: () => done(() => jira.issues.delete(issueId)),
    close: () => arranged.close(),
  };
}

interface ShownLink {
  readonly globalId: string;
  readonly object: {
    readonly url: string;
    readonly title: string;
    readonly status: { readonly resolved: boolean };
  };
}

function done(act: () => unknown): Promise<void> {
  act();
  return Promise.resolve();
}
