import type { JiraIssueRef } from '../../../domain/ids.ts';
import { storableText } from '../rows/storable.ts';

/** The columns that say of which Jira issue a row is, with the values they have for this one. */
export function rowsOf({ integrationId, jiraIssueId }: JiraIssueRef): {
  readonly integration_id: string;
  readonly jira_issue_id: string;
} {
  return { integration_id: storableText(integrationId), jira_issue_id: storableText(jiraIssueId) };
}
