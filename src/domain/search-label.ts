import type { FieldValue } from './field-value.ts';
import type { JiraIssue } from './jira-issue.ts';
import type { JiraUser } from './jira-user.ts';

/** How an issue is chosen from a list: by its key, which its summary explains. */
export function issueChoice({ id, key, summary }: Pick<JiraIssue, 'id' | 'key' | 'summary'>): FieldValue {
  const value = key ?? id;
  return { value, label: summary === null ? value : `${value}: ${summary}` };
}

/** How a person is chosen from a list: by the login; null for who has none to be told by. An e-mail that is hidden is left out. */
export function userChoice({ name, displayName, emailAddress }: JiraUser): FieldValue | null {
  if (name === null) return null;
  const email = emailAddress === null ? '' : ` - ${emailAddress}`;
  return { value: name, label: `${displayName ?? name}${email} (${name})` };
}
