import { InvariantViolated } from './domain-error.ts';
import { toldBy, withoutFindings, type EffectContent } from './effect-content.ts';
import type { DeliveryId, EffectId, IntegrationId, JiraIssueId, JiraIssueRef, LinkId } from './ids.ts';
import { isLaterVersion, type CommentVersion } from './jira-comment.ts';
import type { Replay } from './replay.ts';

/** The order in which the Effects of one Delivery are carried out. */
export const EFFECT_KINDS = ['deletion', 'move', 'comment', 'assignee', 'status'] as const;
export type EffectKind = (typeof EFFECT_KINDS)[number];

/**
 * `due`: to be carried out now. `waiting`: to be tried again at `nextAttemptAt`, or once the Integration is authorized
 * again when that is null. `applied`, `skipped`, `failed` (no use trying again), `dead` (tried to the end): over.
 */
export const EFFECT_STATES = ['due', 'waiting', 'applied', 'skipped', 'failed', 'dead'] as const;
export type EffectState = (typeof EFFECT_STATES)[number];
/** How an Effect that is over has ended. */
export type FinalEffectState = Exclude<EffectState, 'due' | 'waiting'>;

/** What made the Effect: a webhook request, the reading of the issue when it was linked, or a comparison with Jira. */
export type EffectSource = 'delivery' | 'linking' | 'reconciliation';

export interface EffectProps {
  readonly id: EffectId;
  readonly linkId: LinkId;
  readonly integrationId: IntegrationId;
  readonly jiraIssueId: JiraIssueId;
  readonly deliveryId: DeliveryId | null;
  readonly source: EffectSource;
  readonly content: EffectContent;
  /** Who acted in Jira, for the sentence a person reads. */
  readonly actor: string | null;
  /** `updated` of what was seen: of the comment, else of the issue. */
  readonly observedAt: Date | null;
  readonly state: EffectState;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  /** What stopped the last attempt. */
  readonly lastProblem: string | null;
  readonly createdAt: Date;
  /** The last time it, or the Delivery it was made of, was replayed. */
  readonly replay: Replay | null;
}

export type NewEffect = Omit<
  EffectProps,
  'state' | 'attempts' | 'nextAttemptAt' | 'lastProblem' | 'replay'
> & { readonly replay?: Replay | null };

/** After this many tries an Effect is given up, until a person has it replayed. */
export const MOST_ATTEMPTS = 12;

/**
 * What one Delivery, or the linking itself, asks of one link. Once it is over nothing changes it, but that one which was
 * given up can be replayed: each time it is over there is a decision on it.
 */
export class Effect {
  readonly #props: EffectProps;

  private constructor(props: EffectProps) {
    this.#props = Object.freeze({ ...props });
  }

  static create(props: NewEffect): Effect {
    const untried = { state: 'due', attempts: 0, nextAttemptAt: null, lastProblem: null } as const;
    return new Effect({ replay: null, ...props, ...untried });
  }

  static restore(props: EffectProps): Effect {
    if (props.attempts < 0 || props.attempts > MOST_ATTEMPTS) {
      throw new InvariantViolated(`effect ${props.id} counts ${props.attempts} attempts`);
    }
    return new Effect(props);
  }

  get id(): EffectId {
    return this.#props.id;
  }

  get kind(): EffectKind {
    return this.#props.content.kind;
  }

  get issue(): JiraIssueRef {
    return { integrationId: this.#props.integrationId, jiraIssueId: this.#props.jiraIssueId };
  }

  /** Whether it is still to be carried out, now or later. */
  get isOpen(): boolean {
    return this.#props.state === 'due' || this.#props.state === 'waiting';
  }

  /** Whether its time has come at `now`. One that waits for a new authorization has none. */
  isDueAt(now: Date): boolean {
    const { state, nextAttemptAt } = this.#props;
    return state === 'due' || (state === 'waiting' && nextAttemptAt !== null && nextAttemptAt <= now);
  }

  /**
   * Whether `other`, made later, takes its place: of the same kind and link (and the same comment, when it is one), and
   * seen no earlier. One that is to read Jira itself is never old, so only another such takes its place.
   */
  isSupersededBy(other: Effect): boolean {
    if (!this.#competesWith(other)) return false;
    const [comment, otherComment] = [this.#commentVersion, other.#commentVersion];
    if (comment !== null && otherComment !== null) return !isLaterVersion(comment, otherComment);
    const [mine, theirs] = [this.#props.observedAt, other.#props.observedAt];
    return theirs === null || (mine !== null && theirs >= mine);
  }

  /**
   * Whether `other`, made earlier and still open, was seen later: carried out now, this one would undo what the other
   * may have done, and the other, asked again, would not do it again.
   */
  isOutdatedBy(other: Effect): boolean {
    if (!this.#competesWith(other)) return false;
    const [comment, otherComment] = [this.#commentVersion, other.#commentVersion];
    if (comment !== null && otherComment !== null) return isLaterVersion(otherComment, comment);
    const [mine, theirs] = [this.#props.observedAt, other.#props.observedAt];
    return mine !== null && theirs !== null && theirs > mine;
  }

  /**
   * Whether `other`, made earlier and still open, tells another status or assignee of the very moment this one tells of: a Jira
   * whose database keeps whole seconds has such. Only Jira itself can say which came last.
   */
  isUndecidedBeside(other: Effect): boolean {
    const [mine, theirs] = [toldBy(this.#props.content), toldBy(other.#props.content)];
    if (!this.#competesWith(other) || mine === null || theirs === null || mine.isRead) return false;
    const isSameMoment = this.#props.observedAt?.getTime() === other.#props.observedAt?.getTime();
    return isSameMoment && mine.what !== theirs.what;
  }

  /** Whether only a person can make it go on, by authorizing the Integration again. */
  get awaitsAuthorization(): boolean {
    return this.#props.state === 'waiting' && this.#props.nextAttemptAt === null;
  }

  /** Whether a call for it may have been made that nobody knows the end of: tried before, or due when a process died. */
  get mayHaveReachedTracker(): boolean {
    return this.#props.attempts > 0 || this.#props.state === 'due';
  }

  /** Whether it is over without having been carried out: that it was of no use, or too often in vain. */
  get isGivenUp(): boolean {
    return this.#props.state === 'dead' || this.#props.state === 'failed';
  }

  /** Whether it was replayed, and not tried since: something newer of its kind may have come meanwhile. */
  get isJustReplayed(): boolean {
    return this.#props.replay !== null && this.#props.state === 'due' && this.#props.attempts === 0;
  }

  /** Whether no further try is left, though it is not over: the last one took the process with it. */
  get isExhausted(): boolean {
    return this.isOpen && this.#props.attempts >= MOST_ATTEMPTS;
  }

  /** To be carried out now, as the Integration is authorized again. */
  resumed(): Effect {
    return this.#with({ state: 'due', nextAttemptAt: null });
  }

  /** To read from Jira itself what is asked for, whatever it was told. */
  readingJira(): Effect {
    const { kind } = this.#props.content;
    if (kind === 'assignee') return this.told({ kind, seen: null, chosen: null }, null);
    return kind === 'status' ? this.told({ kind, seen: null }, null) : this;
  }

  /** Due again, with no try spent and nothing found out; this very Effect when it was not given up. */
  replayed(replay: Replay): Effect {
    if (!this.isGivenUp) return this;
    const content = withoutFindings(this.#props.content);
    const untried = { state: 'due', attempts: 0, nextAttemptAt: null } as const;
    return Effect.restore({ ...this.#props, ...untried, content, replay });
  }

  /** What it was to find out, as it was found: it asks for that from now on, also when it is tried again. */
  told(content: EffectContent, observedAt: Date | null): Effect {
    return this.#with({ content, observedAt });
  }

  /** Over, with what came of it. */
  finished(state: FinalEffectState): Effect {
    return this.#with({
      state,
      nextAttemptAt: null,
      attempts: Math.min(this.#props.attempts + 1, MOST_ATTEMPTS),
    });
  }

  /** Given up without another try, as something newer took its place. */
  superseded(): Effect {
    return this.#with({ state: 'skipped', nextAttemptAt: null });
  }

  /** To be tried again at `at`; dead when that was the last try. */
  postponed(problem: string, at: Date): Effect {
    const attempts = Math.min(this.#props.attempts + 1, MOST_ATTEMPTS);
    return attempts >= MOST_ATTEMPTS
      ? this.#with({ state: 'dead', attempts, nextAttemptAt: null, lastProblem: problem })
      : this.#with({ state: 'waiting', attempts, nextAttemptAt: at, lastProblem: problem });
  }

  /** Counted before it is tried, so that a try which takes the process with it counts: due again at `at` then. */
  begun(problem: string, at: Date): Effect {
    const attempts = Math.min(this.#props.attempts + 1, MOST_ATTEMPTS);
    return this.#with({ state: 'waiting', attempts, nextAttemptAt: at, lastProblem: problem });
  }

  /** Given up, as no try is left. */
  dead(): Effect {
    return this.#with({ state: 'dead', nextAttemptAt: null });
  }

  /** Waiting for a person to authorize the Integration again; that spends no try. */
  awaitingAuthorization(problem: string): Effect {
    return this.#with({ state: 'waiting', nextAttemptAt: null, lastProblem: problem });
  }

  toProps(): EffectProps {
    return this.#props;
  }

  /** Whether both are to be carried out and only one can count. */
  #competesWith(other: Effect): boolean {
    const isSame = other.#props.linkId === this.#props.linkId && other.#subject === this.#subject;
    return isSame && other.id !== this.id && this.isOpen && other.isOpen;
  }

  /** What only one can count of: the one comment, else everything of the kind. */
  get #subject(): string {
    const { content } = this.#props;
    return content.kind === 'comment' ? `comment ${content.commentId}` : content.kind;
  }

  get #commentVersion(): CommentVersion | null {
    const { content, observedAt } = this.#props;
    return content.kind === 'comment' ? { action: content.action, updatedAt: observedAt } : null;
  }

  #with(change: Partial<EffectProps>): Effect {
    if (!this.isOpen) return this;
    return Effect.restore({ ...this.#props, ...change });
  }
}
