import { isOutdated, isSuperseded, isToBeCarriedOut, isUndecided } from './competing-effects.ts';
import { InvariantViolated } from './domain-error.ts';
import { withoutFindings, type EffectContent } from './effect-content.ts';
import {
  isOutbound,
  MOST_ATTEMPTS,
  type EffectKind,
  type EffectProps,
  type FinalEffectState,
  type NewEffect,
} from './effect-props.ts';
import type { EffectId, JiraIssueRef } from './ids.ts';
import type { Replay } from './replay.ts';

export * from './effect-props.ts';

/**
 * What one Delivery, the linking itself, or a change in the tracker asks of one link. Once it is over nothing changes it, but that one which was
 * given up can be replayed: each time it is over there is a decision on it.
 */
export class Effect {
  readonly #props: EffectProps;

  private constructor(props: EffectProps) {
    this.#props = Object.freeze({ ...props });
  }

  static create(props: NewEffect): Effect {
    const untried = { state: 'due', attempts: 0, nextAttemptAt: null, lastProblem: null } as const;
    return new Effect({ replay: null, traceparent: null, ...props, ...untried });
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
    return isToBeCarriedOut(this.#props);
  }

  /** Whether its time has come at `now`. One that waits for a new authorization has none. */
  isDueAt(now: Date): boolean {
    const { state, nextAttemptAt } = this.#props;
    return state === 'due' || (state === 'waiting' && nextAttemptAt !== null && nextAttemptAt <= now);
  }

  /** Whether `other`, made later, takes its place. */
  isSupersededBy(other: Effect): boolean {
    return isSuperseded(this.#props, other.#props);
  }

  /**
   * Whether `other`, made earlier and still open, was seen later: carried out now, this one would undo what the other
   * may have done, and the other, asked again, would not do it again.
   */
  isOutdatedBy(other: Effect): boolean {
    return isOutdated(this.#props, other.#props);
  }

  /** Whether only Jira itself can say which of this one and `other`, made earlier and still open, came last. */
  isUndecidedBeside(other: Effect): boolean {
    return isUndecided(this.#props, other.#props);
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

  /**
   * Whether it is untried, and nobody has looked yet for something newer of its kind: it was replayed, or was made of
   * what happened in the tracker while somebody may have worked on the issue.
   */
  get isToTakeItsPlace(): boolean {
    const { replay, state, attempts } = this.#props;
    return (replay !== null || isOutbound(this.kind)) && state === 'due' && attempts === 0;
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

  /** To be carried out from `at` on, as nobody could try before; that spends no try. */
  deferred(problem: string, at: Date): Effect {
    return this.#with({ state: 'waiting', nextAttemptAt: at, lastProblem: problem });
  }

  toProps(): EffectProps {
    return this.#props;
  }

  #with(change: Partial<EffectProps>): Effect {
    if (!this.isOpen) return this;
    return Effect.restore({ ...this.#props, ...change });
  }
}
