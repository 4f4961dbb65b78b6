import type { JsonClient } from './json-client.ts';
import { until } from './json-client.ts';
import type { LockstepProcess } from './lockstep-process.ts';
import type { SandboxIssue, SandboxProcess } from './sandbox-process.ts';

/** Who plays in the demo. */
export interface DemoStage {
  readonly lockstep: LockstepProcess;
  readonly jira: SandboxProcess;
  readonly api: JsonClient;
  readonly tell: (line: string) => void;
}

export interface Identified {
  readonly id: string;
}

/** A Jira that is connected. */
export interface ConnectedJira {
  readonly organizationId: string;
  readonly integrationId: string;
  readonly installationId: string;
}

export interface TrackerIssue extends Identified {
  readonly status: string;
  readonly changedAt: string;
}

/** A Jira issue and the tracker issue linked to it. */
export interface LinkedPair {
  readonly jiraIssue: SandboxIssue;
  readonly trackerIssueId: string;
  readonly linkId: string;
}

/** A new issue in Jira and one in the tracker, once they are in lockstep. */
export async function linkIssues(
  { api, jira, tell }: DemoStage,
  { installationId }: ConnectedJira,
  summary: string,
): Promise<LinkedPair> {
  const jiraIssue = await jira.createIssue(summary);
  const trackerIssue = await api.post<TrackerIssue>(`/installations/${installationId}/tracker-issues`, {
    title: summary,
  });
  const link = await api.post<Identified>(`/installations/${installationId}/links`, {
    trackerIssueId: trackerIssue.id,
    jiraIssue: jiraIssue.key,
  });
  await until('the link', async () => {
    const { state } = await api.get<{ readonly state: string }>(`/links/${link.id}`);
    return state === 'linked' ? true : null;
  });
  tell(`The tracker issue "${summary}" is linked to ${jiraIssue.key}.`);
  return { jiraIssue, trackerIssueId: trackerIssue.id, linkId: link.id };
}

/** The tracker issue, once its status is this. */
export async function trackerIssueOnce(
  { api }: DemoStage,
  pair: LinkedPair,
  status: string,
): Promise<TrackerIssue> {
  return until(`the tracker issue to be ${status}`, async () => {
    const issue = await trackerIssueOf(api, pair);
    return issue.status === status ? issue : null;
  });
}

export function trackerIssueOf(api: JsonClient, pair: LinkedPair): Promise<TrackerIssue> {
  return api.get<TrackerIssue>(`/tracker-issues/${pair.trackerIssueId}`);
}
