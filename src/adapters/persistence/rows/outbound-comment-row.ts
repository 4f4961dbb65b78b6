import type { EffectId, JiraCommentId, LinkId, TrackerCommentId } from '../../../domain/ids.ts';
import type { CommentAction } from '../../../domain/jira-comment.ts';
import { OutboundComment } from '../../../domain/outbound/outbound-comment.ts';
import { storable } from './storable.ts';

export interface OutboundCommentRow {
  readonly link_id: string;
  readonly tracker_comment_id: string;
  readonly creation: string | null;
  readonly jira_comment_id: string | null;
  readonly last_action: CommentAction | null;
  readonly watermark: Date | null;
}

export function toRow(comment: OutboundComment): OutboundCommentRow {
  const { linkId, trackerCommentId, creation, jiraCommentId, version } = comment.toProps();
  return storable({
    link_id: linkId,
    tracker_comment_id: trackerCommentId,
    creation,
    jira_comment_id: jiraCommentId,
    last_action: version?.action ?? null,
    watermark: version?.updatedAt ?? null,
  });
}

export function fromRow(row: OutboundCommentRow): OutboundComment {
  return OutboundComment.restore({
    linkId: row.link_id as LinkId,
    trackerCommentId: row.tracker_comment_id as TrackerCommentId,
    creation: row.creation as EffectId | null,
    jiraCommentId: row.jira_comment_id as JiraCommentId | null,
    version: row.last_action === null ? null : { action: row.last_action, updatedAt: row.watermark },
  });
}
