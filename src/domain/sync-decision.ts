import type { DecisionId, DeliveryId, EffectId, LinkId } from './ids.ts';
import { OUTBOUND_ASSIGNEE_REASONS, OUTBOUND_COMMENT_REASONS } from './outbound/people-reasons.ts';
import type { Effect, EffectKind, EffectSource, FinalEffectState } from './effect.ts';

const COMMENT_REASONS = [
  'comment_written',
  'comment_edited',
  'comment_deleted',
  'comment_hidden',
  'comment_known',
  'comment_deleted_before',
  'comment_not_there',
  'comment_restricted',
  'comment_unreadable',
  'comment_sync_off',
  'comments_unsupported',
  'tracker_comment_gone',
] as const;

/** Why a comment was carried over, or was not. */
export type CommentReason = (typeof COMMENT_REASONS)[number];

const ASSIGNEE_REASONS = [
  'assigned',
  'already_assigned',
  'unassigned',
  'already_unassigned',
  'assignee_ambiguous',
  'assignee_unknown',
  'assignee_email_hidden',
  'assignee_not_assignable',
  'assignee_sync_off',
  'assignees_unsupported',
] as const;

/** Why a tracker issue was assigned as it was, or was not. */
export type AssigneeReason = (typeof ASSIGNEE_REASONS)[number];

const OUTBOUND_REASONS = ['echo', 'tracker_moved_on'] as const;

/** Why something of the tracker was not carried to Jira, or something of ours was not carried back. */
export type OutboundReason = (typeof OUTBOUND_REASONS)[number];

const REMOTE_LINK_REASONS = [
  'remote_link_shown',
  'remote_link_removed',
  'remote_link_without_page',
  'remote_link_refused',
  'remote_links_off',
] as const;

/** Why Jira shows the tracker issue, or does not. */
export type RemoteLinkReason = (typeof REMOTE_LINK_REASONS)[number];

const OUTBOUND_STATUS_REASONS = [
  'jira_status_changed',
  'jira_status_already',
  'outbound_status_off',
  'status_not_mapped',
  'ignoring_not_mapped',
  'not_reopened',
  'no_transition',
  'transition_refused',
  'transition_forbidden',
] as const;

/** Why a Jira issue's status was changed, or was not. */
export type OutboundStatusReason = (typeof OUTBOUND_STATUS_REASONS)[number];

export const DECISION_REASONS = [
  'resolved',
  'unresolved',
  'already_resolved',
  'already_unresolved',
  'ignored',
  'already_ignored',
  'held_back',
  'nothing_changed',
  'stale',
  'superseded',
  'status_sync_off',
  'status_unknown',
  'tracker_issue_gone',
  'tracker_gave_up',
  'jira_gave_up',
  'lockstep_failed',
  'jira_issue_unreachable',
  'jira_issue_deleted',
  'link_over',
  'uninstalled',
  'unlinked',
  'key_changed',
  'key_unchanged',
  ...COMMENT_REASONS,
  ...ASSIGNEE_REASONS,
  ...OUTBOUND_REASONS,
  ...REMOTE_LINK_REASONS,
  ...OUTBOUND_STATUS_REASONS,
  ...OUTBOUND_ASSIGNEE_REASONS,
  ...OUTBOUND_COMMENT_REASONS,
] as const;

/** Why an Effect ended as it did. */
export type DecisionReason = (typeof DECISION_REASONS)[number];

/** The values a decision was made on, by name; only what a person may read. */
export type DecisionValues = Readonly<Record<string, string | number | boolean | null>>;

/** What was done for an Effect, and why: a line of the timeline people read. Never changed. */
export interface SyncDecision {
  readonly id: DecisionId;
  readonly linkId: LinkId;
  readonly effectId: EffectId;
  readonly deliveryId: DeliveryId | null;
  readonly kind: EffectKind;
  readonly source: EffectSource;
  readonly outcome: FinalEffectState;
  readonly reason: DecisionReason;
  readonly values: DecisionValues;
  readonly decidedAt: Date;
}

/** What was decided on an Effect, when and under which id. */
export type Decided = Pick<SyncDecision, 'id' | 'outcome' | 'reason' | 'values' | 'decidedAt'>;

/**
 * The decision on `effect`. Of which link, Delivery, kind and source it is, the Effect itself tells, and by whom it was
 * replayed.
 */
export function decisionOn(effect: Effect, decided: Decided): SyncDecision {
  const { linkId, deliveryId, source, replay } = effect.toProps();
  const values = replay === null ? decided.values : { ...decided.values, replayedBy: replay.by };
  return { ...decided, values, effectId: effect.id, linkId, deliveryId, kind: effect.kind, source };
}
