import { commentContentOf } from './comment-content.ts';
import type { Drift } from './drift.ts';
import type { ExternalIssueLink } from './external-issue-link.ts';
import { lastActionOn, type CommentChange, type CommentVersion, type JiraComment } from './jira-comment.ts';
import type { JiraIssue } from './jira-issue.ts';
import type { ProjectRules } from './sync-settings.ts';
import type { SyncedComment } from './synced-comment.ts';

/** The comments of a link whose issue Jira shows, and those of Jira. */
export interface CommentComparison {
  /** What was done to a comment from then on is to be known to the link. */
  readonly since: Date;
  /** Whether the issue was updated since: else none of its comments was. */
  readonly isDue: boolean;
  /** From when on they are to be compared the next time, once they are compared now. */
  readonly next: Date;
}

const MINUTE_MS = 60_000;
/** What comes later than what is dated later: Jira's clocks differ a little, and databases keep whole seconds. */
const MARGIN_MS = 2 * MINUTE_MS;
/** A link whose comments never were compared begins a little before the comparison of every five minutes before this. */
const BEGINNING_MS = 10 * MINUTE_MS;
/** How much Jira's clock may be ahead of ours. */
const MOST_AHEAD_MS = 60 * MINUTE_MS;

/**
 * Null when there is nothing to compare. While comments are left alone, what Jira shows is left alone as well: it stays in
 * Jira once they are carried over again.
 */
export function commentComparisonOf(
  link: ExternalIssueLink,
  { updatedAt }: Pick<JiraIssue, 'updatedAt'>,
  { inboundComments, now }: Pick<ProjectRules, 'inboundComments'> & { readonly now: Date },
): CommentComparison | null {
  if (link.isOver || updatedAt === null) return null;
  const { commentsComparedAt, createdAt } = link.toProps();
  if (!inboundComments) {
    if (commentsComparedAt === null) return null;
    const next = latest(commentsComparedAt, after(updatedAt));
    return { since: commentsComparedAt, isDue: false, next };
  }
  // One that lies far ahead, as a Jira with a wrong clock may have it, would keep all that comes from being compared.
  const farthest = latest(earlier(now, -MOST_AHEAD_MS), after(updatedAt));
  const isSound = commentsComparedAt !== null && commentsComparedAt <= farthest;
  const since = isSound ? commentsComparedAt : latest(createdAt, earlier(now, BEGINNING_MS));
  const settled = earliest(after(updatedAt), earlier(now, MARGIN_MS));
  return { since, isDue: updatedAt >= since, next: latest(since, settled) };
}

/**
 * From when on the comments of a link are compared that is made now. Of an issue that Lockstep made all are told on: there
 * were none before. Null when that is to be found out, or comments are left alone.
 */
export function commentsComparedFrom(
  { updatedAt }: Pick<JiraIssue, 'updatedAt'>,
  { inboundComments }: Pick<ProjectRules, 'inboundComments'>,
  isMadeByLockstep: boolean,
): Date | null {
  if (!inboundComments) return null;
  if (isMadeByLockstep) return new Date(0);
  return updatedAt === null ? null : after(updatedAt);
}

/**
 * The link once a version of a comment of `updatedAt` was left alone of which Lockstep heard at `heardAt`: what is compared
 * later is what comes after. One that came late says nothing of what came before it: there may have been others.
 */
export function withCommentLeftAlone(
  link: ExternalIssueLink,
  { updatedAt, heardAt }: { readonly updatedAt: Date | null; readonly heardAt: Date },
): ExternalIssueLink {
  const { commentsComparedAt } = link.toProps();
  const from = commentsComparedAt ?? earlier(heardAt, BEGINNING_MS);
  return updatedAt === null || updatedAt < from ? link : link.withCommentsCompared(after(updatedAt));
}

/** What was done last to each of the comments shown, where that was at `since` or later. */
export function changesSince(shown: readonly JiraComment[], since: Date): readonly CommentChange[] {
  return shown
    .filter(({ updatedAt }) => updatedAt !== null && updatedAt >= since)
    .map((comment) => ({ ...comment, action: lastActionOn(comment) }));
}

/** What a change of a comment asks of a link that knows `known` of it; null when it was decided on already. */
export function commentDrift(
  change: CommentChange,
  known: SyncedComment,
  { restrictedComments }: Pick<ProjectRules, 'restrictedComments'>,
): Drift | null {
  const { action, updatedAt, isRestricted } = change;
  const isVisible = !isRestricted || restrictedComments;
  const isShut = !isVisible && known.creation !== null;
  if (!isShut && isSameVersion(change, known.toProps().version)) return null;
  const step = known.judge({ action, updatedAt, isVisible });
  if (step === 'known' || step === 'stale' || step === 'deleted_before') return null;
  return { kind: 'comment', content: commentContentOf(change), observedAt: updatedAt };
}

/**
 * Also where a Jira tells a fraction of the second in its event, and keeps the whole second that is nearest. There is one
 * version of a comment that was never edited.
 */
function isSameVersion({ action, updatedAt }: CommentVersion, known: CommentVersion | null): boolean {
  if (known === null) return false;
  if (action === 'created') return true;
  const ahead = (updatedAt?.getTime() ?? 0) - (known.updatedAt?.getTime() ?? 0);
  return known.action === action && ahead < 1000 && ahead > 0 && updatedAt?.getMilliseconds() === 0;
}

function after(moment: Date): Date {
  return new Date(moment.getTime() + 1);
}

function earlier(moment: Date, byMs: number): Date {
  return new Date(moment.getTime() - byMs);
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function earliest(one: Date, other: Date): Date {
  return one < other ? one : other;
}
