import type { EffectId, JiraCommentId, LinkId, TrackerCommentId } from '../../../domain/ids.ts';
import type { CommentAction } from '../../../domain/jira-comment.ts';
import { SyncedComment } from '../../../domain/synced-comment.ts';
import { storable } from './storable.ts';

export interface SyncedCommentRow {
  readonly link_id: string;
  readonly jira_comment_id: string;
  readonly tracker_comment_id: string | null;
  readonly creation: string | null;
  readonly removal_asked: boolean;
  readonly last_action: CommentAction | null;
  readonly watermark: Date | null;
}

export function toRow(comment: SyncedComment): SyncedCommentRow {
  const { linkId, jiraCommentId, trackerCommentId, creation, isRemovalAsked, version } = comment.toProps();
  return storable({
    link_id: linkId,
    jira_comment_id: jiraCommentId,
    tracker_comment_id: trackerCommentId,
    creation,
    removal_asked: isRemovalAsked,
    last_action: version?.action ?? null,
    watermark: version?.updatedAt ?? null,
  });
}

export function fromRow(row: SyncedCommentRow): SyncedComment {
  return SyncedComment.restore({
    linkId: row.link_id as LinkId,
    jiraCommentId: row.jira_comment_id as JiraCommentId,
    trackerCommentId: row.tracker_comment_id as TrackerCommentId | null,
    creation: row.creation as EffectId | null,
    isRemovalAsked: row.removal_asked,
    version: row.last_action === null ? null : { action: row.last_action, updatedAt: row.watermark },
  });
}
