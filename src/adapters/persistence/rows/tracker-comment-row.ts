import type { TrackerCommentId, TrackerIssueId } from '../../../domain/ids.ts';
import type { LocalTrackerComment } from '../../../domain/tracker-comment.ts';
import { storable } from './storable.ts';

export interface TrackerCommentRow {
  readonly id: string;
  readonly issue_id: string;
  readonly author: string | null;
  readonly body: string;
  readonly url: string | null;
  readonly created_at: Date;
  readonly changed_at: Date;
  /** Set on one that is kept merely so that it is not written again. */
  readonly deleted_at: Date | null;
}

export function toRow(comment: LocalTrackerComment): TrackerCommentRow {
  return storable({
    id: comment.id,
    issue_id: comment.issueId,
    author: comment.author,
    body: comment.body,
    url: comment.url,
    created_at: comment.createdAt,
    changed_at: comment.changedAt,
    deleted_at: null,
  });
}

export function fromRow(row: TrackerCommentRow): LocalTrackerComment {
  return {
    id: row.id as TrackerCommentId,
    issueId: row.issue_id as TrackerIssueId,
    author: row.author,
    body: row.body,
    url: row.url,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}
