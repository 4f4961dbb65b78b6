import { digitsOf, filledTextOf, idTextOf, isObject, own, ownPath } from '../../../domain/foreign-json.ts';
import type { TrackerIssueId, TrackerUserId } from '../../../domain/ids.ts';
import {
  TRACKER_ISSUE_STATUSES,
  type TrackerIssue,
  type TrackerIssueStatus,
} from '../../../domain/tracker-issue.ts';

/** Who an issue is assigned to; of a team no person. */
export interface SentryAssignee {
  readonly type: 'user' | 'team';
  readonly id: string;
}

/** Something that was done to an issue. */
export interface SentryActivity {
  readonly type: string;
  readonly userId: string | null;
  readonly at: Date;
}

/** An issue as the API shows it. */
export interface SentryIssue extends TrackerIssue {
  /** The slug of its project. */
  readonly project: string | null;
  /** `untold` where issues are assigned to nobody at all, as in GlitchTip: then there are no releases either. */
  readonly assignee: SentryAssignee | null | 'untold';
  /** Newest first, and not of long ago; null where it is not told. */
  readonly activity: readonly SentryActivity[] | null;
}

/** Understands any JSON value as an issue, with the address that it tells; null when it is none. */
export function understandSentryIssue(value: unknown): SentryIssue | null {
  const id = digitsOf(own(value, 'id'));
  const status = statusIn(value);
  if (id === null || status === null) return null;
  const activity = own(value, 'activity');
  return {
    id: id as TrackerIssueId,
    title: filledTextOf(own(value, 'title')) ?? id,
    status,
    project: filledTextOf(ownPath(value, 'project', 'slug')),
    assignee: isObject(value) && Object.hasOwn(value, 'assignedTo') ? assigneeIn(value) : 'untold',
    activity: Array.isArray(activity) ? activity.map(activityIn).filter((one) => one !== null) : null,
    url: webAddressIn(own(value, 'permalink')),
  };
}

/** `muted` is what the API called ignored issues long ago. */
function statusIn(value: unknown): TrackerIssueStatus | null {
  const status = own(value, 'status');
  if (status === 'muted') return 'ignored';
  return TRACKER_ISSUE_STATUSES.find((known) => known === status) ?? null;
}

function assigneeIn(issue: unknown): SentryAssignee | null {
  const assignee = own(issue, 'assignedTo');
  const id = idTextOf(own(assignee, 'id'));
  if (id === null) return null;
  return { type: own(assignee, 'type') === 'team' ? 'team' : 'user', id };
}

function activityIn(value: unknown): SentryActivity | null {
  const type = filledTextOf(own(value, 'type'));
  const time = Date.parse(filledTextOf(own(value, 'dateCreated')) ?? '');
  if (type === null || Number.isNaN(time)) return null;
  return { type, userId: idTextOf(ownPath(value, 'user', 'id')), at: new Date(time) };
}

function webAddressIn(value: unknown): string | null {
  const text = filledTextOf(value);
  return text !== null && /^https?:\/\//.test(text) ? text : null;
}

/** Whether it is assigned to this person alone; null is nobody. */
export function isAssignedTo({ assignee }: SentryIssue, user: TrackerUserId | null): boolean {
  if (assignee === null || assignee === 'untold') return user === null;
  return assignee.type === 'user' && assignee.id === user;
}

/** Whether it is told that `userId` did one of these to the issue at `since` or later. */
export function wasDone(
  { activity }: SentryIssue,
  types: readonly string[],
  { userId, since }: { readonly userId: string | null; readonly since: Date },
): boolean {
  if (activity === null || userId === null) return false;
  return activity.some((one) => types.includes(one.type) && one.userId === userId && one.at >= since);
}
