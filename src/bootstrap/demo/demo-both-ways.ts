import {
  trackerIssueOf,
  trackerIssueOnce,
  type ConnectedJira,
  type DemoStage,
  type Identified,
  type LinkedPair,
} from './demo-stage.ts';
import { until } from './json-client.ts';
import type { SandboxIssue } from './sandbox-process.ts';

interface Timeline {
  readonly items: readonly {
    readonly sentence: string;
    readonly decision: { readonly reason: string } | null;
  }[];
}

interface Creation {
  readonly jiraIssueKey: string | null;
  readonly linkId: string | null;
}

interface CreationForm {
  readonly fields: readonly { readonly id: string; readonly value: unknown }[];
}

interface IssueTypes {
  readonly items: readonly {
    readonly statuses: readonly { readonly id: string; readonly name: string }[];
  }[];
}

/**
 * What happens in the tracker is carried to Jira: a status, a comment, an assignee, a new issue; and what Lockstep does
 * there comes back as an event of Jira, and goes no further.
 * @throws {UnexpectedAnswer} when it goes otherwise.
 */
export async function carryToJira(
  stage: DemoStage,
  connected: ConnectedJira,
  pair: LinkedPair,
): Promise<void> {
  await settle(stage, connected);
  await resolveInTracker(stage, pair);
  await comment(stage, pair);
  await assign(stage, connected, pair);
  await createIssue(stage, connected);
}

async function settle({ api, jira, tell }: DemoStage, connected: ConnectedJira): Promise<void> {
  const { integrationId, installationId } = connected;
  const project = await jira.project();
  const { items } = await api.get<IssueTypes>(
    `/integrations/${integrationId}/jira/projects/${project.key}/statuses`,
  );
  const statusId = (name: string) =>
    items.flatMap(({ statuses }) => statuses).find((status) => status.name === name)?.id;
  await api.put(`/installations/${installationId}/settings`, {
    outboundAssignee: true,
    outboundComments: true,
    statusMappings: { [project.id]: { onResolve: statusId('Done'), onUnresolve: statusId('To Do') } },
  });
  tell(
    `The operator has ${project.key} follow the tracker: resolved is Done there, unresolved is To Do; comments and assignees, too.`,
  );
}

async function resolveInTracker(stage: DemoStage, pair: LinkedPair): Promise<void> {
  const { api, tell } = stage;
  const { key } = pair.jiraIssue;
  const startedAt = Date.now();
  await api.put(`/tracker-issues/${pair.trackerIssueId}/status`, { status: 'resolved' });
  tell('A person resolves the tracker issue.');
  await jiraIssueOnce(stage, key, ({ status }) => status.name === 'Done');
  tell(`  ${key} is Done in Jira, ${Date.now() - startedAt} ms later.`);

  const echo = await until('the event of Jira that tells of it', async () => {
    const { items } = await api.get<Timeline>(`/links/${pair.linkId}/timeline`);
    return items.find(({ decision }) => decision?.reason === 'echo') ?? null;
  });
  await trackerIssueOnce(stage, pair, 'resolved');
  tell(`  Jira tells Lockstep of it, and that is the end of it, no loop: ${echo.sentence}`);
}

async function comment(stage: DemoStage, { jiraIssue, trackerIssueId }: LinkedPair): Promise<void> {
  await stage.api.post(`/tracker-issues/${trackerIssueId}/comments`, {
    body: 'Mended in 2.4.1. The [cart] was empty; *nobody* checked.',
  });
  stage.tell('A person comments on the tracker issue.');
  const { comments } = await jiraIssueOnce(stage, jiraIssue.key, (issue) => issue.comments.length === 1);
  stage.tell(
    `  ${comments[0]?.author ?? ''} wrote it on ${jiraIssue.key}, and no sign of it is markup there.`,
  );
}

async function assign(stage: DemoStage, { organizationId }: ConnectedJira, pair: LinkedPair): Promise<void> {
  const { api, tell } = stage;
  const { jiraIssue, trackerIssueId } = pair;
  const user = await api.post<Identified>(`/organizations/${organizationId}/tracker-users`, { name: 'dev1' });
  await api.put(`/tracker-issues/${trackerIssueId}/assignee`, { assigneeId: user.id });
  tell('A person assigns the tracker issue to dev1.');
  const { assignee } = await jiraIssueOnce(stage, jiraIssue.key, (issue) => issue.assignee === 'dev1');
  const { status } = await trackerIssueOf(api, pair);
  tell(
    `  ${jiraIssue.key} is assigned to ${assignee ?? 'nobody'}; the tracker issue is ${status} as before.`,
  );
}

async function createIssue(stage: DemoStage, { installationId }: ConnectedJira): Promise<void> {
  const { api, tell } = stage;
  const title = 'RangeError: the basket has -1 things';
  const path = `/installations/${installationId}`;
  const issue = await api.post<Identified>(`${path}/tracker-issues`, { title });
  const { fields } = await api.get<CreationForm>(`${path}/creation-form?trackerIssueId=${issue.id}`);
  const values = Object.fromEntries(fields.flatMap(({ id, value }) => (value === null ? [] : [[id, value]])));
  tell(
    `A person makes a Jira issue for "${title}": the form has ${fields.length} fields, as Jira asks for them.`,
  );

  const asked = { trackerIssueId: issue.id, key: 'the-basket', values };
  const made = await api.post<Creation>(`${path}/creations`, asked);
  const again = await api.post<Creation>(`${path}/creations`, asked);
  const count = (await stage.jira.issues()).filter(({ summary }) => summary === title).length;
  tell(
    `  ${made.jiraIssueKey ?? 'None'} is made and linked. Asked for again by a double click: ` +
      `${again.jiraIssueKey ?? 'none'}, and there ${count === 1 ? 'is one' : `are ${count}`} in Jira.`,
  );
}

async function jiraIssueOnce(
  { jira }: DemoStage,
  key: string,
  isSo: (issue: SandboxIssue) => boolean,
): Promise<SandboxIssue> {
  return until(`Jira issue ${key} to follow`, async () => {
    const issue = await jira.issue(key);
    return isSo(issue) ? issue : null;
  });
}
