import { TrackerUnavailable, type Tracker, type Trackers } from '../../src/application/ports/tracker.ts';
import type { EffectId, TrackerIssueId, TrackerUserId } from '../../src/domain/ids.ts';
import type { Installation } from '../../src/domain/installation.ts';
import type { TrackerAction } from '../../src/domain/tracker-issue.ts';
import { ShakyComments } from './scenario-tracker-comments.ts';

/** One call of `apply` or `assign`: served, failed before anything was done or when all was, or answered as no Tracker may. */
export type TrackerCall = 'served' | 'fails_before' | 'fails_after' | 'answers_oddly';

/** What was asked of a tracker. */
export interface AppliedAction {
  readonly action: TrackerAction;
  readonly issue: TrackerIssueId;
  readonly effect: EffectId;
}

/** Whom a tracker was asked to assign an issue to. */
export interface AssignedUser {
  readonly user: TrackerUserId | null;
  readonly issue: TrackerIssueId;
  readonly effect: EffectId;
}

/** Other trackers, whose `apply` and `assign` fail as planned, and what was asked of them. */
export class ShakyTrackers implements Trackers {
  readonly #trackers: Trackers;
  readonly #asked: AppliedAction[] = [];
  readonly #assigned: AssignedUser[] = [];
  #plan: TrackerCall[] = [];
  #failure: () => unknown = () => new TrackerUnavailable('the tracker is away');
  readonly comments = new ShakyComments();
  /** Whether it resolves in releases, which the local tracker does not. */
  knowsReleases = false;
  /** What it cannot do, beside that. */
  readonly unsupported = new Set<TrackerAction>();
  /** Runs while the tracker is asked, before it does anything. */
  whileAsked: () => Promise<void> = async () => undefined;

  /** Where people open an issue; the local tracker's have no page. */
  pageOf: (issue: TrackerIssueId) => string | null = () => null;

  constructor(trackers: Trackers) {
    this.#trackers = trackers;
  }

  get asked(): readonly AppliedAction[] {
    return this.#asked;
  }

  get assigned(): readonly AssignedUser[] {
    return this.#assigned;
  }

  /** How the next calls go; those after them are served. */
  plan(calls: readonly TrackerCall[], failure?: () => unknown): void {
    this.#plan = [...calls];
    if (failure !== undefined) this.#failure = failure;
  }

  of(installation: Installation): Tracker {
    const tracker = this.#trackers.of(installation);
    return {
      ...(tracker.comments !== undefined && this.comments.areSupported
        ? { comments: this.comments.over(tracker.comments) }
        : {}),
      find: async (issue) => {
        const found = await tracker.find(issue);
        return found === null ? null : { ...found, url: this.pageOf(issue) };
      },
      assignable: (issue) => tracker.assignable(issue),
      assign: (user, issue, effect) => {
        this.#assigned.push({ user, issue, effect });
        return this.#call(() => tracker.assign(user, issue, effect));
      },
      apply: (action, issue, effect) => {
        this.#asked.push({ action, issue, effect });
        if (this.unsupported.has(action)) return Promise.resolve('unsupported' as const);
        const isRelease = action.startsWith('resolve_in_') && this.knowsReleases;
        return this.#call(() => tracker.apply(isRelease ? 'resolve' : action, issue, effect));
      },
    };
  }

  async #call<Answer>(serve: () => Promise<Answer>): Promise<Answer> {
    await this.whileAsked();
    const call = this.#plan.shift() ?? 'served';
    if (call === 'fails_before') throw this.#failure();
    const answer = await serve();
    if (call === 'fails_after') throw this.#failure();
    return call === 'answers_oddly' ? ('done' as Answer) : answer;
  }
}
