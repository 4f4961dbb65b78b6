import { digitsOf, filledTextOf, idTextOf, own, textOf } from '../foreign-json.ts';
import type { TrackerCommentId, TrackerIssueId, TrackerUserId } from '../ids.ts';
import type { TrackerActor, TrackerChange, TrackerEvent } from '../outbound/tracker-event.ts';
import { isFromJira } from './comment-text.ts';
import { understandIssueHook } from './sentry-issue-hook.ts';
import { understandSeenHook } from './sentry-seen-hook.ts';
import type { NothingTold, ToldBySentry } from './told-by-sentry.ts';

/** A webhook request of Sentry, as it came. */
export interface SentryHookRequest {
  /** The header `Sentry-Hook-Resource`. */
  readonly resource: string | null;
  /** The header `Request-ID`, or what else tells this request from others. */
  readonly id: string;
  /** The header `Sentry-Hook-Timestamp`: seconds since 1970. */
  readonly timestamp: string | null;
  /** Any JSON value. */
  readonly body: unknown;
}

/** What a webhook request of Sentry means. */
export type SentryHook =
  | { readonly kind: 'event'; readonly event: TrackerEvent; readonly project: string | null }
  | { readonly kind: 'nothing'; readonly reason: NothingTold };

/** Understands any webhook request; never throws. */
export function understandSentryHook({ resource, id, timestamp, body }: SentryHookRequest): SentryHook {
  const told = toldIn(resource, body);
  if (typeof told === 'string') return { kind: 'nothing', reason: told };

  const { issue, project, change } = told;
  const actor = actorIn(own(body, 'actor'), change);
  return {
    kind: 'event',
    project,
    event: { id, issue, actor, change, occurredAt: timeOf(timestamp), causedBy: null },
  };
}

function toldIn(resource: string | null, body: unknown): ToldBySentry | NothingTold {
  const [action, data] = [textOf(own(body, 'action')), own(body, 'data')];
  switch (resource) {
    case 'issue':
      return understandIssueHook(action, data);
    case 'comment':
      return understandCommentHook(action, data, own(body, 'actor'));
    case 'error':
      return understandSeenHook(own(data, 'error'));
    case 'event_alert':
      return understandSeenHook(own(data, 'event'));
    default:
      return 'other_resource';
  }
}

const COMMENT_ACTIONS = { created: 'created', updated: 'edited', deleted: 'deleted' } as const;

function understandCommentHook(
  named: string | null,
  data: unknown,
  actor: unknown,
): ToldBySentry | NothingTold {
  if (named === null || !Object.hasOwn(COMMENT_ACTIONS, named)) return 'other_action';
  const action = COMMENT_ACTIONS[named as keyof typeof COMMENT_ACTIONS];
  const issue = digitsOf(own(data, 'issue_id'));
  const commentId = digitsOf(own(data, 'comment_id'));
  if (issue === null || commentId === null) return 'no_issue';

  return {
    issue: issue as TrackerIssueId,
    project: filledTextOf(own(data, 'project_slug')),
    change: {
      kind: 'comment',
      action,
      commentId: commentId as TrackerCommentId,
      // Nobody but its author changes a comment in Sentry.
      author: filledTextOf(own(actor, 'name')),
      body: action === 'deleted' ? null : textOf(own(data, 'comment')),
    },
  };
}

/**
 * Who acts through any integration is told by the name of the one that is told, ours. A change of a status or an assignee
 * may so be ours or not; a comment is. With a person's token we are that person, and our comments are known by how they
 * look.
 */
function actorIn(value: unknown, change: TrackerChange): TrackerActor | null {
  const [type, id] = [own(value, 'type'), idTextOf(own(value, 'id'))];
  const name = filledTextOf(own(value, 'name'));
  if (type === 'application' && id === 'sentry') return { id: null, name, isLockstep: false };
  if (type === 'application') return { id: null, name, isLockstep: change.kind === 'comment' ? true : null };
  if (type !== 'user') return null;

  const isOurs = change.kind === 'comment' && change.body !== null && isFromJira(change.body);
  return { id: id as TrackerUserId | null, name, isLockstep: isOurs };
}

function timeOf(timestamp: string | null): Date | null {
  return timestamp !== null && /^\d{1,11}$/.test(timestamp) ? new Date(Number(timestamp) * 1000) : null;
}
