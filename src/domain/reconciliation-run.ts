import { InvariantViolated } from './domain-error.ts';
import type { IntegrationId, LinkId, OrganizationId, ReconciliationRunId } from './ids.ts';

/** `recent`: the issues that were updated of late. `full`: every linked issue, one after the other. */
export type ReconciliationKind = 'recent' | 'full';

/** Which links are compared: all of the Integration, those of one Jira project, or one. */
export type ReconciliationRange =
  | { readonly kind: 'integration' }
  /** By the project's numeric id, or by its key. */
  | { readonly kind: 'project'; readonly project: string }
  | { readonly kind: 'link'; readonly linkId: LinkId };

/** What a run has come to so far. */
export interface ReconciliationCounts {
  /** Linked issues that were compared. */
  readonly compared: number;
  /** Disagreements that were found. */
  readonly drifted: number;
  /** Of these, the ones that were gone once they were seen to. */
  readonly healed: number;
  /** Linked issues that Jira did not show. */
  readonly unseen: number;
  /** Requests made of Jira. */
  readonly requests: number;
}

export const NOTHING_COUNTED: ReconciliationCounts = {
  compared: 0,
  drifted: 0,
  healed: 0,
  unseen: 0,
  requests: 0,
};

/** `queued`, `running` and `paused` go on by themselves; a `failed` one was given up. */
export type ReconciliationState = 'queued' | 'running' | 'paused' | 'done' | 'failed';

export interface ReconciliationRunProps {
  readonly id: ReconciliationRunId;
  readonly integrationId: IntegrationId;
  /** Whose links are compared; null for everybody's. */
  readonly organizationId: OrganizationId | null;
  readonly kind: ReconciliationKind;
  /** Whether a person asked for it; else it is one of those that come by themselves. */
  readonly isRequested: boolean;
  readonly range: ReconciliationRange;
  readonly state: ReconciliationState;
  /** How far it has come: counts up with each step, so that of two processes one loses. */
  readonly step: number;
  /** Where it goes on: after this issue id, or at this place of the search. */
  readonly cursor: string | null;
  /** Up to which moment of Jira's clock others have looked before; for a recent one only. */
  readonly since: Date | null;
  /** Up to which moment of Jira's clock this one looks. */
  readonly seenUntil: Date | null;
  /** How many linked issues there are to compare; null when nobody can tell before. */
  readonly total: number | null;
  readonly counts: ReconciliationCounts;
  /** Tries in a row that came to nothing. */
  readonly attempts: number;
  readonly resumeAt: Date | null;
  /** What a person should know of what it found, whatever stopped it since. */
  readonly found: string | null;
  /** What stopped it last; once it goes on, what it found. */
  readonly problem: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export type NewReconciliationRun = Pick<
  ReconciliationRunProps,
  'id' | 'integrationId' | 'organizationId' | 'kind' | 'isRequested' | 'range' | 'since' | 'createdAt'
>;

/** What one step of a run came to. */
export interface ReconciliationStep {
  /** Null when it was the last. */
  readonly cursor: string | null;
  readonly seenUntil: Date | null;
  readonly counts: ReconciliationCounts;
  /** What a person should know of what it found. */
  readonly problem: string | null;
}

/** One comparing of links with Jira, in steps: a run that was killed goes on where it was. */
export class ReconciliationRun {
  readonly #props: ReconciliationRunProps;

  private constructor(props: ReconciliationRunProps) {
    this.#props = Object.freeze({ ...props });
  }

  static create(props: NewReconciliationRun): ReconciliationRun {
    return new ReconciliationRun({
      ...props,
      state: 'queued',
      step: 0,
      cursor: null,
      seenUntil: null,
      total: null,
      counts: NOTHING_COUNTED,
      attempts: 0,
      resumeAt: null,
      found: null,
      problem: null,
      startedAt: null,
      finishedAt: null,
    });
  }

  /** Rebuilds a stored run; the invariants are checked again, for a row can lie. */
  static restore(props: ReconciliationRunProps): ReconciliationRun {
    const isOver = props.state === 'done' || props.state === 'failed';
    if (isOver !== (props.finishedAt !== null)) {
      throw new InvariantViolated(`reconciliation ${props.id} is ${props.state}, and yet it is not`);
    }
    return new ReconciliationRun(props);
  }

  get id(): ReconciliationRunId {
    return this.#props.id;
  }

  get isOver(): boolean {
    return this.#props.finishedAt !== null;
  }

  /** Whether it may go on at `now`. */
  isDueAt(now: Date): boolean {
    const { resumeAt } = this.#props;
    return !this.isOver && (resumeAt === null || resumeAt <= now);
  }

  /** Under way, with so much to do; this very run when it has been started before. */
  started(total: number | null, at: Date): ReconciliationRun {
    return this.#props.startedAt === null ? this.#with({ state: 'running', total, startedAt: at }) : this;
  }

  /** A step further; done when that was the last. What a step found lasts to the end. */
  stepped({ cursor, seenUntil, counts, problem }: ReconciliationStep, at: Date): ReconciliationRun {
    const found = problem ?? this.#props.found;
    return this.#with({
      cursor,
      seenUntil: this.#props.seenUntil ?? seenUntil,
      counts: sum(this.#props.counts, counts),
      attempts: 0,
      resumeAt: null,
      found,
      problem: found,
      ...(cursor === null ? { state: 'done', finishedAt: at } : { state: 'running' }),
    });
  }

  /** Stopped by `problem`, to go on at `resumeAt`; when that is null, as soon as the Integration is active again. */
  paused(problem: string, resumeAt: Date | null): ReconciliationRun {
    return this.#with({ state: 'paused', problem, resumeAt, attempts: this.#props.attempts + 1 });
  }

  /** Given up for `problem`. */
  failed(problem: string, at: Date): ReconciliationRun {
    return this.#with({ state: 'failed', problem, resumeAt: null, finishedAt: at });
  }

  toProps(): ReconciliationRunProps {
    return this.#props;
  }

  #with(change: Partial<ReconciliationRunProps>): ReconciliationRun {
    if (this.isOver) return this;
    return ReconciliationRun.restore({ ...this.#props, ...change, step: this.#props.step + 1 });
  }
}

/** The two counts in one. */
export function sum(one: ReconciliationCounts, other: ReconciliationCounts): ReconciliationCounts {
  return {
    compared: one.compared + other.compared,
    drifted: one.drifted + other.drifted,
    healed: one.healed + other.healed,
    unseen: one.unseen + other.unseen,
    requests: one.requests + other.requests,
  };
}
