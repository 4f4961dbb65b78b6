import type { TrackerUserId } from './ids.ts';
import { identityOf, type JiraIdentity, type JiraUser } from './jira-user.ts';
import { advance, isStale } from './status-rule.ts';

/** Whom an issue is assigned to, as an event or Jira itself told it. */
export interface ToldAssignee {
  /** Null when it is assigned to nobody. */
  readonly user: JiraUser | null;
  readonly projectId: string | null;
  /** Whether the event tells of the change itself, and not merely how the issue was. */
  readonly isChange: boolean;
  /** Whether Jira itself was asked; an event tells how it was then. */
  readonly isRead: boolean;
  /** Who changed it, for telling our own account's doing; left out when Jira was asked, or does not tell. */
  readonly by?: JiraIdentity;
}

/** Whom an issue was seen assigned to. */
export type SeenAssignee = Pick<ToldAssignee, 'user' | 'isRead'>;

/** By what a person of Jira was found in the tracker. */
export type FoundBy = 'mapping' | 'key' | 'name' | 'email';

/** Who the assignee is in the tracker. */
export interface ChosenUser {
  readonly id: TrackerUserId;
  readonly name: string;
  readonly foundBy: FoundBy;
}

/** Whom the issue is assigned to. */
export interface AssigneeContent {
  readonly kind: 'assignee';
  /** Null when it is to be read from Jira, as an event does not say how old it is. */
  readonly seen: ToldAssignee | null;
  /** Written down once it is found out, and before the tracker is told, so that a further try asks for the same. */
  readonly chosen: ChosenUser | null;
}

/** What a link knows of its Jira issue's assignee. */
export interface KnownAssignee {
  /** `updated` of the newest assignee that was decided on; null before the first. */
  readonly assigneeWatermark: Date | null;
  /** Who was decided on last, by what tells people of Jira apart; null when that was nobody. */
  readonly jiraAssignee: string | null;
  /** Whether an assignment was given up that may or may not have reached the tracker. */
  readonly isAssigneeInDoubt: boolean;
}

/**
 * `current`: to be carried out. `stale`: older than what was decided on last. `undecided`: of the very moment that was
 * decided on last, and somebody else: only Jira itself can tell who came last.
 */
export type AssigneeJudgement = 'current' | 'stale' | 'undecided';

/** What is to become of an assignee seen at `updatedAt`. One of the same moment as before is carried out again. */
export function judgeAssignee(
  { assigneeWatermark, jiraAssignee }: KnownAssignee,
  { user, isRead }: SeenAssignee,
  updatedAt: Date | null,
): AssigneeJudgement {
  if (assigneeWatermark === null || updatedAt === null || updatedAt > assigneeWatermark) return 'current';
  if (updatedAt < assigneeWatermark) return 'stale';
  return identityOf(user) === jiraAssignee || isRead ? 'current' : 'undecided';
}

/** Whether an assignee that is merely mentioned is another than the one decided on last, or ends a doubt about them. */
export function isNewAssignee(known: KnownAssignee, told: SeenAssignee, updatedAt: Date | null): boolean {
  const isKnown = !known.isAssigneeInDoubt && identityOf(told.user) === known.jiraAssignee;
  return !isKnown && judgeAssignee(known, told, updatedAt) !== 'stale';
}

/** What is known once an assignee seen at `updatedAt` was decided on; null when that changes nothing. */
export function assigneeDecided(
  known: KnownAssignee,
  seen: SeenAssignee,
  updatedAt: Date | null,
): KnownAssignee | null {
  if (judgeAssignee(known, seen, updatedAt) !== 'current') return null;
  const assigneeWatermark = advance(known.assigneeWatermark, updatedAt);
  return { assigneeWatermark, jiraAssignee: identityOf(seen.user), isAssigneeInDoubt: false };
}

/** What is known once the known assignee was seen again at `updatedAt`; null when that is another, or no news. */
export function assigneeSeenAgain(
  { assigneeWatermark, jiraAssignee, isAssigneeInDoubt }: KnownAssignee,
  user: JiraUser | null,
  updatedAt: Date | null,
): Pick<KnownAssignee, 'assigneeWatermark'> | null {
  if (isAssigneeInDoubt || identityOf(user) !== jiraAssignee) return null;
  return updatedAt === null || isStale(assigneeWatermark, updatedAt)
    ? null
    : { assigneeWatermark: updatedAt };
}
