import {
  linkIssues,
  trackerIssueOf,
  type ConnectedJira,
  type DemoStage,
  type LinkedPair,
} from './demo-stage.ts';
import { until } from './json-client.ts';

interface Reconciliation {
  readonly id: string;
  readonly state: string;
  readonly compared: number;
  readonly drifted: number;
}

/** What the tracker issue is to be once everything agrees again. */
interface Expected {
  readonly pair: LinkedPair;
  readonly status: string;
}

/**
 * Lockstep is stopped, issues change in Jira, and no event of that ever comes: everything agrees again after one
 * reconciliation.
 * @throws {UnexpectedAnswer} when it does not.
 */
export async function surviveOutage(
  stage: DemoStage,
  connected: ConnectedJira,
  pair: LinkedPair,
): Promise<void> {
  const { lockstep, jira, tell } = stage;
  const other = await linkIssues(stage, connected, 'TimeoutError: no answer from payments');

  await lockstep.stop();
  tell('Lockstep is stopped. Jira sends each event once, and nobody is there to take it:');
  await jira.moveTo(pair.jiraIssue.key, 'To Do');
  await jira.moveTo(other.jiraIssue.key, 'In Progress');
  await jira.moveTo(other.jiraIssue.key, 'Done');
  tell(`  a person reopens ${pair.jiraIssue.key}, and another finishes ${other.jiraIssue.key}.`);

  await lockstep.start();
  tell('Lockstep is started again, and compares the linked issues with Jira.');
  const { compared, drifted } = await reconcile(stage, connected);
  await expectAgreement(stage, [
    { pair, status: 'unresolved' },
    { pair: other, status: 'resolved' },
  ]);
  tell(`  ${compared} issues compared, ${drifted} had drifted. Everything agrees again.`);
}

async function reconcile({ api }: DemoStage, { integrationId }: ConnectedJira): Promise<Reconciliation> {
  const path = `/integrations/${integrationId}/reconciliations`;
  const { id } = await api.post<Reconciliation>(path, {});
  return until('the reconciliation', async () => {
    const run = await api.get<Reconciliation>(`${path}/${id}`);
    return run.state === 'done' ? run : null;
  });
}

async function expectAgreement({ api }: DemoStage, all: readonly Expected[]): Promise<void> {
  await until('everything to agree', async () => {
    const found = await Promise.all(all.map(({ pair }) => trackerIssueOf(api, pair)));
    return found.every(({ status }, index) => status === all[index]?.status) ? true : null;
  });
}
