import type { IntegrationId, JiraIssueId, JiraIssueRef } from '../../../domain/ids.ts';

export interface IssueRow {
  readonly integration_id: string;
  readonly jira_issue_id: string;
}

/** The Jira issue that a row is of. */
export function issueIn({ integration_id, jira_issue_id }: IssueRow): JiraIssueRef {
  return { integrationId: integration_id as IntegrationId, jiraIssueId: jira_issue_id as JiraIssueId };
}
