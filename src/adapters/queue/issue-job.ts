import type { JobInsert } from 'pg-boss';
import { filledTextOf, own } from '../../domain/foreign-json.ts';
import type { IntegrationId, JiraIssueId, JiraIssueRef } from '../../domain/ids.ts';

/** What tells one issue's signals from another's. */
export function keyOf({ integrationId, jiraIssueId }: JiraIssueRef): string {
  return `${integrationId}/${jiraIssueId}`;
}

/** A signal as the queue keeps it. */
export function toJob({ integrationId, jiraIssueId }: JiraIssueRef): JobInsert {
  const issue = { integrationId, jiraIssueId };
  return { data: issue, singletonKey: keyOf(issue) };
}

/** The issue a job is about; null for a job of another make. */
export function issueOf(data: unknown): JiraIssueRef | null {
  const integrationId = filledTextOf(own(data, 'integrationId'));
  const jiraIssueId = filledTextOf(own(data, 'jiraIssueId'));
  if (integrationId === null || jiraIssueId === null) return null;
  return { integrationId: integrationId as IntegrationId, jiraIssueId: jiraIssueId as JiraIssueId };
}
