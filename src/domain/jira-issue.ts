import { filledTextOf, idTextOf, isObject, digitsOf, own } from './foreign-json.ts';
import type { JiraIssueId } from './ids.ts';
import { understandStatus, type JiraStatus } from './jira-status.ts';
import { momentOf } from './jira-time.ts';
import { understandResolution, type JiraResolution } from './resolution-rule.ts';
import { understandUser, type JiraUser } from './jira-user.ts';

/** A Jira issue as it was at `updatedAt`, in a webhook's body or in an answer of the REST API. */
export interface JiraIssue {
  readonly id: JiraIssueId;
  readonly key: string | null;
  readonly projectId: string | null;
  readonly issueTypeId: string | null;
  readonly summary: string | null;
  readonly status: JiraStatus | null;
  /** Null when it has none, or is not told. */
  readonly resolution: JiraResolution | null;
  /** Whether the resolution is told, be it that there is none. */
  readonly isResolutionTold: boolean;
  /** When it got its resolution; null when it has none, or that is not told. */
  readonly resolvedAt: Date | null;
  /** Null when it is assigned to nobody, or is not told. */
  readonly assignee: JiraUser | null;
  /** Whether the assignee is told, be it nobody: a field that is left out says nothing. */
  readonly isAssigneeTold: boolean;
  /** `fields.updated`, by which the newer of two events is told. */
  readonly updatedAt: Date | null;
}

/** Understands an issue of Jira; null when it has no numeric id. Fields that are missing or odd are null. */
export function understandIssue(value: unknown): JiraIssue | null {
  const id = isObject(value) ? digitsOf(own(value, 'id')) : null;
  if (id === null) return null;

  const fields = own(value, 'fields');
  const resolution = understandResolution(own(fields, 'resolution'));
  const assignee = understandUser(own(fields, 'assignee'));
  return {
    id: id as JiraIssueId,
    key: filledTextOf(own(value, 'key')),
    projectId: idTextOf(own(own(fields, 'project'), 'id')),
    issueTypeId: idTextOf(own(own(fields, 'issuetype'), 'id')),
    summary: filledTextOf(own(fields, 'summary')),
    status: understandStatus(own(fields, 'status')),
    resolution,
    isResolutionTold: resolution !== null || own(fields, 'resolution') === null,
    resolvedAt: momentOf(own(fields, 'resolutiondate')),
    assignee,
    isAssigneeTold: assignee !== null || own(fields, 'assignee') === null,
    updatedAt: momentOf(own(fields, 'updated')),
  };
}
