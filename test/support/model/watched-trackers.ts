import { TrackerUnavailable, type Tracker, type Trackers } from '../../../src/application/ports/tracker.ts';
import type { EffectId, TrackerIssueId } from '../../../src/domain/ids.ts';
import type { Installation } from '../../../src/domain/installation.ts';

/** `loses_answers`: does what it is asked, and nobody learns of it. */
export type TrackerHealth = 'up' | 'away' | 'loses_answers';

/** What all processes share of the trackers: how they are, and what they changed, by Effect. */
export class TrackerWatch {
  health: TrackerHealth = 'up';
  readonly changes: EffectId[] = [];
}

interface Errand {
  readonly issue: TrackerIssueId;
  readonly effect: EffectId;
  readonly tracker: Tracker;
}

/** The trackers as one process reaches them. */
export class WatchedTrackers implements Trackers {
  readonly #trackers: Trackers;
  readonly #watch: TrackerWatch;
  /** Whether this process alone does not reach them any more. */
  isCut = false;

  constructor(trackers: Trackers, watch: TrackerWatch) {
    this.#trackers = trackers;
    this.#watch = watch;
  }

  of(installation: Installation): Tracker {
    const tracker = this.#trackers.of(installation);
    const reached = () => this.#reached(tracker);
    return {
      find: async (issue) => reached().find(issue),
      assignable: async (issue) => reached().assignable(issue),
      apply: (action, issue, effect) =>
        this.#watched({ issue, effect, tracker }, () => reached().apply(action, issue, effect)),
      assign: (user, issue, effect) =>
        this.#watched({ issue, effect, tracker }, () => reached().assign(user, issue, effect)),
    };
  }

  #reached(tracker: Tracker): Tracker {
    if (this.isCut || this.#watch.health === 'away') throw new TrackerUnavailable('the tracker is away');
    return tracker;
  }

  async #watched<Answer>({ issue, effect, tracker }: Errand, call: () => Promise<Answer>): Promise<Answer> {
    const before = await tracker.find(issue);
    const answer = await call();
    if (JSON.stringify(await tracker.find(issue)) !== JSON.stringify(before))
      this.#watch.changes.push(effect);
    if (this.#watch.health === 'loses_answers')
      throw new TrackerUnavailable('the answer of the tracker was lost');
    return answer;
  }
}
