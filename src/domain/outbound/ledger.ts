import type { EffectId, TrackerUserId } from '../ids.ts';
import { isSamePerson, toIdentity, type JiraIdentity } from '../jira-user.ts';
import { advance } from '../status-rule.ts';
import type { TrackerIssueStatus } from '../tracker-issue.ts';
import type { OutboundContent } from './outbound-content.ts';

/** Something that Lockstep wrote to Jira, or is about to. */
export interface Written<Value> {
  readonly value: Value;
  /** The Effect it was written for. */
  readonly effectId: EffectId;
  /** Jira's `updated` by when it was written, if ever; null while it may be written still. */
  readonly updatedAt: Date | null;
}

/** A status that Lockstep wrote, or is on the way to. */
export interface WrittenStatus extends Written<string> {
  /** The statuses it came to on the way, by id; left out when there was none. */
  readonly over?: readonly string[];
}

/**
 * What Lockstep itself wrote last on both sides of a link, by which it knows its own doing when it is told of it, and up
 * to when changes in the tracker were decided on, by the tracker's clock.
 */
export interface Ledger {
  /** By id; null when it wrote none, or another one was decided on since. */
  readonly jiraStatus: WrittenStatus | null;
  /** Null inside is nobody. */
  readonly jiraAssignee: Written<JiraIdentity | null> | null;
  /** What the tracker issue's status was when Lockstep wrote it, or carried it to Jira; null when that is not known. */
  readonly trackerStatus: TrackerIssueStatus | null;
  /** The same of its assignee. */
  readonly trackerAssignee: { readonly id: TrackerUserId | null } | null;
  readonly trackerStatusWatermark: Date | null;
  readonly trackerAssigneeWatermark: Date | null;
}

/** The ledger of a link for which nothing was written. */
export const EMPTY_LEDGER: Ledger = {
  jiraStatus: null,
  jiraAssignee: null,
  trackerStatus: null,
  trackerAssignee: null,
  trackerStatusWatermark: null,
  trackerAssigneeWatermark: null,
};

/** Whether what our own account did to a Jira issue at `updatedAt` is what was written, and not done anew later. */
export function isAsWritten({ updatedAt }: Written<unknown>, seenAt: Date | null): boolean {
  return updatedAt === null || seenAt === null || seenAt.getTime() <= updatedAt.getTime();
}

/** What stands in the ledger of each kind of change. */
const ENTRIES = { outbound_status: 'jiraStatus', outbound_assignee: 'jiraAssignee' } as const;

/** A kind of change in the tracker that Jira follows. */
export type FollowedKind = keyof typeof ENTRIES;

/** The Effect for which Jira may be written to still, as far as the ledger tells; null when it is for none. */
export function intendedFor(ledger: Ledger, kind: FollowedKind): EffectId | null {
  const entry = ledger[ENTRIES[kind]];
  return entry?.updatedAt === null ? entry.effectId : null;
}

/** The ledger of a link for which nothing is written any more: Jira showed the issue as of `updatedAt` since. */
export function withoutIntention(ledger: Ledger, kind: FollowedKind, updatedAt: Date | null): Ledger {
  if (intendedFor(ledger, kind) === null) return ledger;
  const entry = ENTRIES[kind];
  // Without a time, what our account does later could not be told from it.
  return { ...ledger, [entry]: updatedAt === null ? null : { ...ledger[entry], updatedAt } };
}

/** Whether Lockstep wrote this status, or came to it on the way to another. */
export function isStatusOfOurs(
  jiraStatus: WrittenStatus | null,
  statusId: string,
): jiraStatus is WrittenStatus {
  return jiraStatus?.value === statusId || (jiraStatus?.over?.includes(statusId) ?? false);
}

/** The ledger once `effect` wrote the status, as Jira showed it afterwards. */
export function withStatusWritten(
  ledger: Ledger,
  { statusId, updatedAt }: { readonly statusId: string; readonly updatedAt: Date | null },
  effectId: EffectId,
): Ledger {
  const { jiraStatus } = ledger;
  // What it came to on the way is told as well, later than it is written.
  const over = jiraStatus?.effectId === effectId ? jiraStatus.over : undefined;
  const written = { value: statusId, ...(over === undefined ? {} : { over }), effectId, updatedAt };
  return { ...ledger, jiraStatus: written };
}

/** The ledger with what `effect` is about to write to Jira, as far as its content tells. */
export function withIntention(ledger: Ledger, content: OutboundContent, effect: EffectId): Ledger {
  const intended = { effectId: effect, updatedAt: null };
  if (content.kind === 'outbound_status' && content.target !== undefined) {
    const { statusId, passedIds } = content.target;
    // The first is where it was before.
    const over = passedIds.slice(1);
    return {
      ...ledger,
      jiraStatus: { value: statusId, ...(over.length === 0 ? {} : { over }), ...intended },
    };
  }
  if (content.kind === 'outbound_assignee' && content.chosen !== undefined) {
    const { chosen } = content;
    return { ...ledger, jiraAssignee: { value: toIdentity(chosen), ...intended } };
  }
  return ledger;
}

/** The ledger once this person, or null for nobody, was decided on as the Jira issue's assignee. */
export function withAssigneeSeen(ledger: Ledger, user: JiraIdentity | null): Ledger {
  const { jiraAssignee } = ledger;
  const isOurs = jiraAssignee === null || isSamePerson(jiraAssignee.value, user);
  return isOurs ? ledger : { ...ledger, jiraAssignee: null };
}

/** The ledger once a change of the tracker issue, of `observedAt`, was decided on, whatever was done about it. */
export function withTrackerChange(ledger: Ledger, content: OutboundContent, observedAt: Date | null): Ledger {
  switch (content.kind) {
    case 'outbound_status':
      return {
        ...ledger,
        trackerStatus: content.status,
        trackerStatusWatermark: advance(ledger.trackerStatusWatermark, observedAt),
      };
    case 'outbound_assignee':
      return {
        ...ledger,
        trackerAssignee: { id: content.user?.id ?? null },
        trackerAssigneeWatermark: advance(ledger.trackerAssigneeWatermark, observedAt),
      };
    default:
      return ledger;
  }
}

/** Whether a later change of the tracker issue than that of `observedAt` was decided on. One without time is never old. */
export function isOldInTracker(ledger: Ledger, content: OutboundContent, observedAt: Date | null): boolean {
  const watermark =
    content.kind === 'outbound_status' ? ledger.trackerStatusWatermark : ledger.trackerAssigneeWatermark;
  return watermark !== null && observedAt !== null && observedAt.getTime() < watermark.getTime();
}

/** Whether the tracker issue is known to have been so already when the change was told. */
export function isKnownInTracker(ledger: Ledger, content: OutboundContent): boolean {
  if (content.kind === 'outbound_status') return ledger.trackerStatus === content.status;
  if (content.kind !== 'outbound_assignee') return false;
  return ledger.trackerAssignee !== null && ledger.trackerAssignee.id === (content.user?.id ?? null);
}
