/** Why a Jira issue was assigned as its tracker issue is, or was not. */
export const OUTBOUND_ASSIGNEE_REASONS = [
  'jira_assigned',
  'jira_assigned_already',
  'jira_unassigned',
  'jira_unassigned_already',
  'jira_unassigning_forbidden',
  'jira_assigning_forbidden',
  'jira_assigning_failed',
  'jira_person_ambiguous',
  'jira_person_unknown',
  'jira_person_without_email',
  'jira_person_not_assignable',
  'outbound_assignee_off',
] as const;
export type OutboundAssigneeReason = (typeof OUTBOUND_ASSIGNEE_REASONS)[number];

/** Why a comment of the tracker was carried to Jira, or was not. */
export const OUTBOUND_COMMENT_REASONS = [
  'jira_comment_written',
  'jira_comment_edited',
  'jira_comment_deleted',
  'jira_comment_gone',
  'jira_comment_refused',
  'jira_comment_forbidden',
  'jira_comment_visibility_refused',
  'outbound_comment_not_there',
  'outbound_comment_stale',
  'outbound_comment_deleted_before',
  'outbound_comment_unreadable',
  'outbound_comments_off',
] as const;
export type OutboundCommentReason = (typeof OUTBOUND_COMMENT_REASONS)[number];

/** Whether the reason is one about the assignee on the way to Jira. */
export function isOutboundAssigneeReason(reason: string): reason is OutboundAssigneeReason {
  return OUTBOUND_ASSIGNEE_REASONS.some((known) => known === reason);
}

/** Whether the reason is one about a comment on the way to Jira. */
export function isOutboundCommentReason(reason: string): reason is OutboundCommentReason {
  return OUTBOUND_COMMENT_REASONS.some((known) => known === reason);
}
