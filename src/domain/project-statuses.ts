import { filledTextOf, idTextOf, own } from './foreign-json.ts';
import { understandStatus, type JiraStatus } from './jira-status.ts';

/** The statuses that issues of one type can have in a project. */
export interface StatusesOfType {
  readonly issueTypeId: string;
  readonly issueTypeName: string | null;
  readonly statuses: readonly JiraStatus[];
}

/** Understands what Jira tells of one issue type of a project; null when it has no id. */
export function understandStatusesOfType(row: unknown): StatusesOfType | null {
  const issueTypeId = idTextOf(own(row, 'id'));
  if (issueTypeId === null) return null;
  const statuses = own(row, 'statuses');
  return {
    issueTypeId,
    issueTypeName: filledTextOf(own(row, 'name')),
    statuses: (Array.isArray(statuses) ? statuses : [])
      .map(understandStatus)
      .filter((status) => status !== null),
  };
}
