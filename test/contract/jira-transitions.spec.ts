import { InMemoryJiraServer } from '../../src/adapters/memory/in-memory-jira-server.ts';
import type { JiraIssueId } from '../../src/domain/ids.ts';
import type { JiraStatus } from '../../src/domain/jira-status.ts';
import { Secret } from '../../src/domain/secret.ts';
import { startArrangedSandbox } from '../integration/jira-server/arranged-sandbox.ts';
import { jiraTransitionsContract, type ArrangedWorkflow } from './jira-transitions.contract.ts';

const TO_DO: JiraStatus = { id: '10000', name: 'To Do', category: 'new' };
const IN_PROGRESS: JiraStatus = { id: '3', name: 'In Progress', category: 'indeterminate' };
const IN_REVIEW: JiraStatus = { id: '10001', name: 'In Review', category: 'indeterminate' };
const DONE: JiraStatus = { id: '10002', name: 'Done', category: 'done' };

/** As the strict workflow of the sandbox has them. */
const KNOWN = {
  statusIds: { progress: IN_PROGRESS.id, review: IN_REVIEW.id, done: DONE.id },
  resolutionId: '10000',
} as const;

jiraTransitionsContract('in memory', () => Promise.resolve(inMemory()));
for (const version of ['8.20.30', '9.12.15', '10.3.2']) {
  jiraTransitionsContract(`undici to ${version}`, () => onSandbox(version));
}

function inMemory(): ArrangedWorkflow {
  const server = new InMemoryJiraServer();
  server.putIssue({ id: '10000', key: 'OPS-1', status: TO_DO, updatedAt: new Date() });
  const resolution = { id: 'resolution', name: 'Resolution', isRequired: true, isListed: true };
  server.workflow.put(
    { id: '111', name: 'Start Progress', from: [TO_DO.id], to: IN_PROGRESS },
    { id: '121', name: 'Send to Review', from: [IN_PROGRESS.id], to: IN_REVIEW },
    { id: '131', name: 'Approve', from: [IN_REVIEW.id], to: DONE, screen: [resolution] },
  );
  const connection = server.grantAccess({
    baseUrl: 'https://jira.example.com',
    tls: { isVerified: true, caCertificate: null },
    consumerKey: 'lockstep-key',
    privateKey: new Secret('not looked at'),
  });
  return {
    ...KNOWN,
    server,
    connection,
    issueId: '10000' as JiraIssueId,
    forbidTransitions: () => done(() => server.workflow.permit(false)),
    deleteIssue: () => done(() => server.removeIssue('10000')),
    close: () => Promise.resolve(),
  };
}

async function onSandbox(version: string): Promise<ArrangedWorkflow> {
  const arranged = await startArrangedSandbox({ version });
  const { jira } = arranged.sandbox;
  const { id } = jira.issues.create({ project: 'OPS', summary: 'It breaks' });
  return {
    ...KNOWN,
    server: arranged.server,
    connection: await arranged.connectAs('dev2'),
    issueId: id as JiraIssueId,
    forbidTransitions: () => done(() => jira.changeUser('dev2', { lacks: ['TRANSITION_ISSUES'] })),
    deleteIssue: () => done(() => jira.issues.delete(id)),
    close: () => arranged.close(),
  };
}

function done(act: () => unknown): Promise<void> {
  act();
  return Promise.resolve();
}
