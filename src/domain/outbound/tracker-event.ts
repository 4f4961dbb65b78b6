import type { EffectId, TrackerCommentId, TrackerIssueId, TrackerUserId } from '../ids.ts';
import type { TrackerIssueStatus } from '../tracker-issue.ts';
import type { TrackerUser } from '../tracker-user.ts';

/** Who acted in the tracker, as far as it tells. */
export interface TrackerActor {
  readonly id: TrackerUserId | null;
  /** What people call them. */
  readonly name: string | null;
  /** Whether it was Lockstep itself; null when the tracker does not tell. */
  readonly isLockstep: boolean | null;
}

/** A tracker issue as a person sees it, for the link that Jira shows and for the rules by which Jira issues are made. */
export interface TrackerIssueFacts {
  readonly title: string;
  /** Where people open it; null when it has no page. */
  readonly url: string | null;
  readonly status: TrackerIssueStatus;
  /** What the tracker calls the project it is in. */
  readonly project: string | null;
  /** How bad it is, in the tracker's own word, such as `error`. */
  readonly level: string | null;
  readonly tags: Readonly<Record<string, string>>;
  /** How often it has happened. */
  readonly timesSeen: number | null;
  /** What is known of what went wrong, in plain text: the last error, a stack trace. */
  readonly details: string | null;
}

/** An issue of the tracker has this status now. `isRegression`: it came back by itself, after it was resolved. */
export interface TrackerStatusChange {
  readonly kind: 'status';
  readonly status: TrackerIssueStatus;
  readonly isRegression: boolean;
}

/** It is assigned to this person now; null is nobody. */
export interface TrackerAssigneeChange {
  readonly kind: 'assignee';
  readonly user: TrackerUser | null;
}

/** A comment was written, edited or deleted. */
export interface TrackerCommentChange {
  readonly kind: 'comment';
  readonly action: 'created' | 'edited' | 'deleted';
  readonly commentId: TrackerCommentId;
  /** Who wrote the comment, which may be another than who acted. */
  readonly author: string | null;
  /** Plain text; null when it was deleted. */
  readonly body: string | null;
}

/** The issue was made, or happened again. */
export interface TrackerIssueSeen {
  readonly kind: 'seen';
  readonly facts: TrackerIssueFacts;
}

export type TrackerChange =
  TrackerStatusChange | TrackerAssigneeChange | TrackerCommentChange | TrackerIssueSeen;

/** Something that happened in the tracker, understood. */
export interface TrackerEvent {
  /** The tracker's own id of it: the same one again is the same event. */
  readonly id: string;
  readonly issue: TrackerIssueId;
  readonly actor: TrackerActor | null;
  /** By the tracker's clock; null when it does not tell. */
  readonly occurredAt: Date | null;
  readonly change: TrackerChange;
  /** The Effect of ours that it came of, where the tracker tells; null otherwise. */
  readonly causedBy: EffectId | null;
}

/** So far a tracker's clock may be ahead of ours. */
const MOST_AHEAD_MS = 60 * 60_000;

/**
 * When it happened by the tracker's clock, as far as that can be: a time well ahead of `now` is none, or every later
 * change would be taken for an older one until then.
 */
export function timeOfEvent({ occurredAt }: TrackerEvent, now: Date): Date | null {
  return occurredAt !== null && occurredAt.getTime() > now.getTime() + MOST_AHEAD_MS ? null : occurredAt;
}
