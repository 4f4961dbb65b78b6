import type { InstallationId, TrackerIssueId, TrackerUserId } from '../../../domain/ids.ts';
import type { LocalTrackerIssue, TrackerIssueStatus } from '../../../domain/tracker-issue.ts';
import { storable } from './storable.ts';

export interface TrackerIssueRow {
  readonly id: string;
  readonly installation_id: string;
  readonly title: string;
  readonly status: TrackerIssueStatus;
  readonly assignee_id: string | null;
  readonly created_at: Date;
  readonly changed_at: Date;
}

export function toRow(issue: LocalTrackerIssue): TrackerIssueRow {
  return storable({
    id: issue.id,
    installation_id: issue.installationId,
    title: issue.title,
    status: issue.status,
    assignee_id: issue.assigneeId,
    created_at: issue.createdAt,
    changed_at: issue.changedAt,
  });
}

export function fromRow(row: TrackerIssueRow): LocalTrackerIssue {
  return {
    id: row.id as TrackerIssueId,
    installationId: row.installation_id as InstallationId,
    title: row.title,
    status: row.status,
    assigneeId: row.assignee_id as TrackerUserId | null,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}
