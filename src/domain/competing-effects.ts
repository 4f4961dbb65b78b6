import { toldBy, type EffectContent } from './effect-content.ts';
import { isOutbound, type EffectProps } from './effect-props.ts';
import { isLaterVersion, type CommentVersion } from './jira-comment.ts';

/** Whether an Effect is still to be carried out, now or later. */
export function isToBeCarriedOut({ state }: Pick<EffectProps, 'state'>): boolean {
  return state === 'due' || state === 'waiting';
}

/**
 * Whether `other`, made later than `old`, takes its place: of the same kind and link (and the same comment, when it is
 * one), and seen no earlier. One that is to read Jira itself is never old, so only another such takes its place.
 */
export function isSuperseded(old: EffectProps, other: EffectProps): boolean {
  if (!areCompeting(old, other)) return false;
  if (isOutbound(old.content.kind)) return isLaterInTracker(other, old);
  const [comment, otherComment] = [versionIn(old), versionIn(other)];
  if (comment !== null && otherComment !== null) return !isLaterVersion(comment, otherComment);
  const [mine, theirs] = [old.observedAt, other.observedAt];
  return theirs === null || (mine !== null && theirs >= mine);
}

/** Whether `other`, made earlier than `late`, was seen later. */
export function isOutdated(late: EffectProps, other: EffectProps): boolean {
  if (!areCompeting(late, other)) return false;
  if (isOutbound(late.content.kind)) return isLaterInTracker(other, late);
  const [comment, otherComment] = [versionIn(late), versionIn(other)];
  if (comment !== null && otherComment !== null) return isLaterVersion(otherComment, comment);
  const [mine, theirs] = [late.observedAt, other.observedAt];
  return mine !== null && theirs !== null && theirs > mine;
}

/**
 * Whether `other`, made earlier and still open, tells another status or assignee of the very moment that `late` tells of:
 * a Jira whose database keeps whole seconds has such. Only Jira itself can say which came last.
 */
export function isUndecided(late: EffectProps, other: EffectProps): boolean {
  const [mine, theirs] = [toldBy(late.content), toldBy(other.content)];
  if (!areCompeting(late, other) || mine === null || theirs === null || mine.isRead) return false;
  return late.observedAt?.getTime() === other.observedAt?.getTime() && mine.what !== theirs.what;
}

/** Whether both are to be carried out and only one can count. */
function areCompeting(one: EffectProps, other: EffectProps): boolean {
  const isSame = one.linkId === other.linkId && subjectOf(one) === subjectOf(other);
  return isSame && one.id !== other.id && isToBeCarriedOut(one) && isToBeCarriedOut(other);
}

/** What only one can count of: the one comment, else everything of the kind. */
function subjectOf({ content }: EffectProps): string {
  const { kind } = content;
  return kind === 'comment' || kind === 'outbound_comment' ? `${kind} ${content.commentId}` : kind;
}

function versionIn({ content, observedAt }: EffectProps): CommentVersion | null {
  return content.kind === 'comment' ? { action: content.action, updatedAt: observedAt } : null;
}

/**
 * Whether `one` happened in the tracker after `other`: by the tracker's clock where it tells both times and they differ,
 * else by when they came in; no comment comes back once it is deleted. Of two statuses or assignees of one moment, or
 * whose moments are not told, neither is later: JudgeTrackerChange asks the tracker which of them holds.
 */
function isLaterInTracker(one: EffectProps, other: EffectProps): boolean {
  if (isTrackerDeletion(one) !== isTrackerDeletion(other)) return isTrackerDeletion(one);
  const happened = order(one.observedAt, other.observedAt);
  if (happened !== 0) return happened > 0;
  if (!isSameInTracker(one.content, other.content)) return false;
  const came = order(one.createdAt, other.createdAt);
  return came === 0 ? one.id > other.id : came > 0;
}

/** Whether the tracker need not be asked which of two of one kind holds: they tell the same, or it cannot be asked. */
function isSameInTracker(one: EffectContent, other: EffectContent): boolean {
  if (one.kind === 'outbound_status' && other.kind === 'outbound_status')
    return one.status === other.status && one.isRegression === other.isRegression;
  if (one.kind === 'outbound_assignee' && other.kind === 'outbound_assignee')
    return one.user?.id === other.user?.id;
  return true;
}

function isTrackerDeletion({ content }: EffectProps): boolean {
  return content.kind === 'outbound_comment' && content.action === 'deleted';
}

/** Above 0 when `one` is later; 0 when they are the same, or one is not known. */
function order(one: Date | null, other: Date | null): number {
  return one === null || other === null ? 0 : one.getTime() - other.getTime();
}
