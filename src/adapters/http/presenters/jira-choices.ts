import { z } from 'zod';
import type { FieldValue } from '../../../domain/field-value.ts';
import type { JiraIssue } from '../../../domain/jira-issue.ts';
import { issueChoice } from '../../../domain/search-label.ts';
import { presentStatus, STATUS } from './statuses-of-type.ts';
import type { Presented } from './presented.ts';

export const FIELD_VALUE = z
  .strictObject({ value: z.string(), label: z.string() })
  .meta({ id: 'FieldValue', description: 'What Jira is sent, and what a person reads.' });

export const JIRA_ISSUE_CHOICE = FIELD_VALUE.extend({ id: z.string(), status: STATUS.nullable() }).meta({
  id: 'JiraIssueChoice',
});

export function presentFieldValue({ value, label }: FieldValue): Presented<typeof FIELD_VALUE> {
  return { value, label };
}

export function presentJiraIssueChoice(issue: JiraIssue): Presented<typeof JIRA_ISSUE_CHOICE> {
  return {
    ...presentFieldValue(issueChoice(issue)),
    id: issue.id,
    status: issue.status === null ? null : presentStatus(issue.status),
  };
}
