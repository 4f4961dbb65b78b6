import { assigneeDecided, assigneeSeenAgain, type KnownAssignee, type SeenAssignee } from './assignee.ts';
import { InvariantViolated } from './domain-error.ts';
import type { EffectKind } from './effect.ts';
import type { ExternalIssueLinkProps, NewLink, SeenStatus, Unlinking } from './external-issue-link-props.ts';
import type { EffectId, JiraIssueRef, LinkId, TrackerUserId } from './ids.ts';
import { toIdentity, type JiraUser } from './jira-user.ts';
import { isOldKey, keyDecided, type SeenKey } from './key-rule.ts';
import { NOTHING_KNOWN } from './nothing-known.ts';
import { isStatusStill, isUndecidedStatus, statusDecided } from './link-status.ts';
import * as ledgers from './outbound/ledger.ts';
import type { OutboundContent } from './outbound/outbound-content.ts';
import { advance, isStale, judgeStatus, type ObservedStatus, type ResolveSyncAction } from './status-rule.ts';
import type { TrackerIssueStatus } from './tracker-issue.ts';

export type * from './external-issue-link-props.ts';

/** A tracker issue tied to a Jira issue. A person's change in the tracker does not touch `lastDone`. */
export class ExternalIssueLink {
  readonly #props: ExternalIssueLinkProps;

  private constructor(props: ExternalIssueLinkProps) {
    this.#props = Object.freeze({ ...props });
  }

  /** A link whose events are kept from now on, and whose Jira issue is yet to be read. */
  static create(props: NewLink): ExternalIssueLink {
    return new ExternalIssueLink({ ...NOTHING_KNOWN, ...props });
  }

  /** Rebuilds a stored link; the invariants are checked again, for a row can lie. */
  static restore(props: ExternalIssueLinkProps): ExternalIssueLink {
    if (props.state === 'linked' && props.jiraStatusId === null) {
      throw new InvariantViolated(
        `link ${props.id} is linked, but the status of its Jira issue was never seen`,
      );
    }
    return new ExternalIssueLink(props);
  }

  get id(): LinkId {
    return this.#props.id;
  }

  get issue(): JiraIssueRef {
    return { integrationId: this.#props.integrationId, jiraIssueId: this.#props.jiraIssueId };
  }

  /** Whether the Jira issue is gone for good, or the link itself: no event changes such a link. */
  get isOver(): boolean {
    return this.#props.state === 'deleted' || this.isUnlinked;
  }

  /** Whether a person unlinked it, or its Installation is over. */
  get isUnlinked(): boolean {
    return this.#props.state === 'unlinked';
  }

  /** What `seen` asks of the tracker; changes nothing. */
  judge(seen: ObservedStatus): ResolveSyncAction | 'stale' {
    return judgeStatus(this.#props, seen);
  }

  /** Whether only Jira itself can tell which came last: `seen`, or the status that was decided on. */
  isUndecided(seen: Pick<SeenStatus, 'statusId' | 'updatedAt' | 'isRead'>): boolean {
    return isUndecidedStatus(this.#props, seen);
  }

  /** The link once `seen` has been carried out; this very link when `seen` is stale. */
  withStatus(seen: SeenStatus): ExternalIssueLink {
    if (this.isOver || this.judge(seen) === 'stale') return this;
    return this.#with(statusDecided(this.#props, seen));
  }

  /**
   * The link once `effect` made its Jira issue what `seen` is, as Jira showed it afterwards: what Jira then tells of that
   * is known to be ours, and a person's later change is later. For CarryOutOutboundStatus; what was merely intended is
   * noted by answering `found_out`.
   */
  withStatusWritten(seen: SeenStatus, effect: EffectId): ExternalIssueLink {
    return this.withStatusAgreed(seen).#noting(ledgers.withStatusWritten(this.#props.ledger, seen, effect));
  }

  /** The link once Jira showed what its tracker issue asks for, whoever made it so: what it tells of that is old then. */
  withStatusAgreed(seen: SeenStatus): ExternalIssueLink {
    if (this.isOver) return this;
    return this.withStatus({ ...seen, isRead: true }).#with({ isUnresolvedInTracker: !seen.isDone });
  }

  /** The link once Jira told of what Lockstep wrote: it may have been killed, or over with it, before it knew. */
  withStatusEcho(seen: SeenStatus): ExternalIssueLink {
    const { jiraStatus } = this.#props.ledger;
    // One on the way: where it is to go is not known to be written yet.
    if (jiraStatus?.value !== seen.statusId) return this.withStatus(seen);
    if (jiraStatus.updatedAt === null) return this.withStatusWritten(seen, jiraStatus.effectId);
    return seen.updatedAt === null ? this : this.withStatus(seen);
  }

  /** The link once Lockstep made its tracker issue this; null when nobody can tell what it is. */
  withTrackerStatusWritten(trackerStatus: TrackerIssueStatus | null): ExternalIssueLink {
    return this.#noting({ trackerStatus });
  }

  /** The link whose tracker issue was unresolved already, in the tracker, when its Jira issue became done no more. */
  unresolvedInTracker(): ExternalIssueLink {
    return this.isOver ? this : this.#with({ isUnresolvedInTracker: true });
  }

  /** The link once `seen` was noted while the status is not kept in lockstep: `lastDone` is as it was. */
  withStatusLeftAlone(seen: SeenStatus): ExternalIssueLink {
    const { lastDone, isInDoubt } = this.#props;
    const noted = this.withStatus(seen);
    return noted === this ? this : noted.#with({ lastDone, isInDoubt });
  }

  /** The link once the status it knows was seen again, later; this very link when that is another one, or no news. */
  withStatusStill(statusId: string, updatedAt: Date | null): ExternalIssueLink {
    if (updatedAt === null || !isStatusStill(this.#props, { statusId, updatedAt })) return this;
    return this.#with({ statusWatermark: updatedAt });
  }

  /** An action that may have reached the tracker was given up: the next status is carried out whatever it is. */
  inDoubt(): ExternalIssueLink {
    return this.#props.isInDoubt ? this : this.#with({ isInDoubt: true }).withTrackerStatusWritten(null);
  }

  /** The link under the key that was seen, and in its project; this very link when that is old or nothing new. */
  withKey(seen: SeenKey): ExternalIssueLink {
    if (this.isOver || isOldKey(this.#props, seen)) return this;
    return this.#with(keyDecided(this.#props, seen));
  }

  /** The link once an assignee seen at `updatedAt` was decided on, whatever the decision; this very link when stale. */
  withAssignee(seen: SeenAssignee, updatedAt: Date | null): ExternalIssueLink {
    const decided = this.#withKnown(assigneeDecided(this.#props, seen, updatedAt));
    if (decided === this) return this;
    return decided.#noting(ledgers.withAssigneeSeen(this.#props.ledger, seen.user));
  }

  /** As `withStatusWritten`, of the assignee as Jira showed it at `updatedAt`; null is nobody. */
  withAssigneeWritten(
    user: JiraUser | null,
    { updatedAt, effectId }: { readonly updatedAt: Date | null; readonly effectId: EffectId },
  ): ExternalIssueLink {
    const known = this.withAssignee({ user, isRead: true }, updatedAt);
    return known.#noting({ jiraAssignee: { value: toIdentity(user), effectId, updatedAt } });
  }

  /** As `withStatusEcho`, of an assignee seen at `updatedAt`. */
  withAssigneeEcho(seen: SeenAssignee, updatedAt: Date | null): ExternalIssueLink {
    const { ledger, assigneeWatermark } = this.#props;
    const written = ledger.jiraAssignee;
    if (written?.updatedAt === null)
      return this.withAssigneeWritten(seen.user, { updatedAt, effectId: written.effectId });
    const isNews = updatedAt !== null && !isStale(assigneeWatermark, updatedAt);
    return isNews ? this.withAssignee(seen, updatedAt) : this;
  }

  /** The link once Lockstep assigned its tracker issue to this person; null is nobody. */
  withTrackerAssigneeWritten(id: TrackerUserId | null): ExternalIssueLink {
    return this.#noting({ trackerAssignee: { id } });
  }

  /** The link once the assignee it knows was seen again, later; this very link when that is another, or no news. */
  withAssigneeStill(user: JiraUser | null, updatedAt: Date | null): ExternalIssueLink {
    return this.#withKnown(assigneeSeenAgain(this.#props, user, updatedAt));
  }

  /** An assignment of `updatedAt` that may have reached the tracker was given up: any later mention is carried out. */
  withAssigneeInDoubt(updatedAt: Date | null): ExternalIssueLink {
    const assigneeWatermark = advance(this.#props.assigneeWatermark, updatedAt);
    return this.#withKnown({ assigneeWatermark, isAssigneeInDoubt: true }).#noting({ trackerAssignee: null });
  }

  /** The link before `effect` writes to Jira what it was found to ask for: should it be killed, Jira tells of it. */
  withIntention(content: OutboundContent, effect: EffectId): ExternalIssueLink {
    return this.#noting(ledgers.withIntention(this.#props.ledger, content, effect));
  }

  /**
   * The link for which nothing of this kind is to be written any more, once Jira showed its issue as of `updatedAt`:
   * what was intended was written by then, or never, and what our own account does later is news.
   */
  withoutIntention(kind: ledgers.FollowedKind, updatedAt: Date | null): ExternalIssueLink {
    return this.#noting(ledgers.withoutIntention(this.#props.ledger, kind, updatedAt));
  }

  /** The link once a change of its tracker issue, of `observedAt`, was decided on, whatever was done about it. */
  withTrackerChange(content: OutboundContent, observedAt: Date | null): ExternalIssueLink {
    return this.#noting(ledgers.withTrackerChange(this.#props.ledger, content, observedAt));
  }

  /** The link in doubt about whatever an Effect of this kind changes. */
  inDoubtAbout(kind: EffectKind): ExternalIssueLink {
    if (kind === 'status') return this.inDoubt();
    return kind === 'assignee' ? this.withAssigneeInDoubt(null) : this;
  }

  /** Jira does not show the issue now. */
  unreachable(): ExternalIssueLink {
    return this.isOver ? this : this.#with({ state: 'unreachable', missedAt: null });
  }

  /** Jira says at `at` that there is no such issue: it was deleted, or is hidden. Keeps when that was said first. */
  missing(at: Date): ExternalIssueLink {
    return this.isOver ? this : this.#with({ state: 'unreachable', missedAt: this.#props.missedAt ?? at });
  }

  /** Jira shows the issue again, be its status new or not. */
  reachable(): ExternalIssueLink {
    if (this.#props.state !== 'unreachable') return this;
    return this.#with({ state: this.#props.jiraStatusId === null ? 'linking' : 'linked', missedAt: null });
  }

  /** The Jira issue is gone for good; no later event revives the link. */
  deleted(): ExternalIssueLink {
    return this.isOver ? this : this.#with({ state: 'deleted' });
  }

  /** The link once a person unlinked it, or, with null, once its Installation is over; one that is over stays so. */
  unlinked(unlinking: Unlinking | null = null): ExternalIssueLink {
    return this.isOver ? this : this.#with({ state: 'unlinked', unlinking });
  }

  /** The link whose Jira issue has, or may have, a remote link from now on, or has none; also of one that is over. */
  withRemoteLink(hasRemoteLink: boolean): ExternalIssueLink {
    return hasRemoteLink === this.#props.hasRemoteLink ? this : this.#with({ hasRemoteLink });
  }

  /** The link whose comments are compared with those of Jira from `at` on the next time. */
  withCommentsCompared(at: Date): ExternalIssueLink {
    return this.isOver ? this : this.#with({ commentsComparedAt: at });
  }

  toProps(): ExternalIssueLinkProps {
    return this.#props;
  }

  #withKnown(change: Partial<KnownAssignee> | null): ExternalIssueLink {
    return this.isOver || change === null ? this : this.#with(change);
  }

  #noting(change: Partial<ledgers.Ledger>): ExternalIssueLink {
    return this.isOver ? this : this.#with({ ledger: { ...this.#props.ledger, ...change } });
  }

  #with(change: Partial<ExternalIssueLinkProps>): ExternalIssueLink {
    return ExternalIssueLink.restore({ ...this.#props, ...change });
  }
}
