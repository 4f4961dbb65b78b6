import { assigneeDecided, assigneeSeenAgain, type KnownAssignee, type SeenAssignee } from './assignee.ts';
import { InvariantViolated } from './domain-error.ts';
import type { EffectKind } from './effect.ts';
import type { ExternalIssueLinkProps, NewLink, SeenStatus, Unlinking } from './external-issue-link-props.ts';
import type { JiraIssueRef, LinkId } from './ids.ts';
import type { JiraUser } from './jira-user.ts';
import { formerKeysAfter, isOldKey, type SeenKey } from './key-rule.ts';
import { advance, isStale, judgeStatus, type ObservedStatus, type ResolveSyncAction } from './status-rule.ts';

export type * from './external-issue-link-props.ts';

/** A tracker issue tied to a Jira issue. A person's change in the tracker does not touch `lastDone`. */
export class ExternalIssueLink {
  readonly #props: ExternalIssueLinkProps;

  private constructor(props: ExternalIssueLinkProps) {
    this.#props = Object.freeze({ ...props });
  }

  /** A link whose events are kept from now on, and whose Jira issue is yet to be read. */
  static create(props: NewLink): ExternalIssueLink {
    return new ExternalIssueLink({
      jiraProjectId: null,
      ...props,
      formerKeys: [],
      keyWatermark: null,
      state: 'linking',
      lastDone: false,
      statusWatermark: null,
      isInDoubt: false,
      jiraStatusId: null,
      jiraStatusName: null,
      missedAt: null,
      assigneeWatermark: null,
      jiraAssignee: null,
      isAssigneeInDoubt: false,
      isUnresolvedInTracker: false,
      unlinking: null,
      hasRemoteLink: false,
    });
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

  /**
   * Whether `seen` is of the very moment that was decided on last, and yet another status: a Jira whose database keeps
   * whole seconds has such. Only Jira itself can tell which came last.
   */
  isUndecided(seen: Pick<SeenStatus, 'statusId' | 'updatedAt' | 'isRead'>): boolean {
    const { statusWatermark, jiraStatusId } = this.#props;
    const isSameMoment = statusWatermark !== null && statusWatermark.getTime() === seen.updatedAt?.getTime();
    return isSameMoment && seen.statusId !== jiraStatusId && seen.isRead !== true;
  }

  /** The link once `seen` has been carried out; this very link when `seen` is stale. */
  withStatus(seen: SeenStatus): ExternalIssueLink {
    if (this.isOver || this.judge(seen) === 'stale') return this;
    return this.#with({
      state: 'linked',
      lastDone: seen.isDone,
      statusWatermark: advance(this.#props.statusWatermark, seen.updatedAt),
      isInDoubt: false,
      isUnresolvedInTracker: !seen.isDone && this.#props.isUnresolvedInTracker,
      jiraStatusId: seen.statusId,
      jiraStatusName: seen.statusName,
      missedAt: null,
    });
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
    const { state, isInDoubt, jiraStatusId, statusWatermark } = this.#props;
    if (state !== 'linked' || isInDoubt || statusId !== jiraStatusId) return this;
    if (updatedAt === null || isStale(statusWatermark, updatedAt)) return this;
    return this.#with({ statusWatermark: updatedAt });
  }

  /** An action that may have reached the tracker was given up: the next status is carried out whatever it is. */
  inDoubt(): ExternalIssueLink {
    return this.#props.isInDoubt ? this : this.#with({ isInDoubt: true });
  }

  /** The link under the key that was seen, and in its project; this very link when that is old or nothing new. */
  withKey(seen: SeenKey): ExternalIssueLink {
    if (this.isOver || isOldKey(this.#props, seen)) return this;
    const { jiraIssueKey, jiraProjectId, keyWatermark } = this.#props;
    const knownProject = seen.key === jiraIssueKey ? jiraProjectId : null;
    return this.#with({
      jiraIssueKey: seen.key,
      formerKeys: formerKeysAfter(this.#props, seen),
      jiraProjectId: seen.projectId ?? knownProject,
      keyWatermark: advance(keyWatermark, seen.updatedAt),
    });
  }

  /** The link once an assignee seen at `updatedAt` was decided on, whatever the decision; this very link when stale. */
  withAssignee(seen: SeenAssignee, updatedAt: Date | null): ExternalIssueLink {
    return this.#withKnown(assigneeDecided(this.#props, seen, updatedAt));
  }

  /** The link once the assignee it knows was seen again, later; this very link when that is another, or no news. */
  withAssigneeStill(user: JiraUser | null, updatedAt: Date | null): ExternalIssueLink {
    return this.#withKnown(assigneeSeenAgain(this.#props, user, updatedAt));
  }

  /** An assignment of `updatedAt` that may have reached the tracker was given up: any later mention is carried out. */
  withAssigneeInDoubt(updatedAt: Date | null): ExternalIssueLink {
    const assigneeWatermark = advance(this.#props.assigneeWatermark, updatedAt);
    return this.#withKnown({ assigneeWatermark, isAssigneeInDoubt: true });
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

  /**
   * The link once a person unlinked it, or, with null, once its Installation is over; one that is over already stays as
   * it is.
   */
  unlinked(unlinking: Unlinking | null = null): ExternalIssueLink {
    return this.isOver ? this : this.#with({ state: 'unlinked', unlinking });
  }

  /** The link whose Jira issue has, or may have, a remote link from now on, or has none; also of one that is over. */
  withRemoteLink(hasRemoteLink: boolean): ExternalIssueLink {
    return hasRemoteLink === this.#props.hasRemoteLink ? this : this.#with({ hasRemoteLink });
  }

  toProps(): ExternalIssueLinkProps {
    return this.#props;
  }

  #withKnown(change: Partial<KnownAssignee> | null): ExternalIssueLink {
    return this.isOver || change === null ? this : this.#with(change);
  }

  #with(change: Partial<ExternalIssueLinkProps>): ExternalIssueLink {
    return ExternalIssueLink.restore({ ...this.#props, ...change });
  }
}
