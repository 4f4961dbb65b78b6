import type { Installation } from '../../domain/installation.ts';
import type { Clock } from '../ports/clock.ts';
import type { Installations } from '../ports/stores.ts';
import { TrackerUnavailable, type Tracker, type Trackers } from '../ports/tracker.ts';

export interface WatchedTrackersPorts {
  readonly trackers: Trackers;
  readonly installations: Pick<Installations, 'noteTrackerProblem'>;
  readonly clock: Clock;
}

/** Notes with each Installation what its tracker cannot be asked for, until it answers again. */
export class WatchedTrackers implements Trackers {
  readonly #ports: WatchedTrackersPorts;

  constructor(ports: WatchedTrackersPorts) {
    this.#ports = ports;
  }

  of(installation: Installation): Tracker {
    const tracker = this.#ports.trackers.of(installation);
    const { comments, check } = tracker;
    const watch = <Answer>(ask: () => Promise<Answer>) => this.#watched(installation, ask);
    return {
      find: (issue) => watch(() => tracker.find(issue)),
      apply: (action, issue, effect) => watch(() => tracker.apply(action, issue, effect)),
      assignable: (issue) => watch(() => tracker.assignable(issue)),
      assign: (user, issue, effect) => watch(() => tracker.assign(user, issue, effect)),
      ...(check === undefined ? {} : { check }),
      ...(comments === undefined
        ? {}
        : {
            comments: {
              write: (text, issue, effect) => watch(() => comments.write(text, issue, effect)),
              edit: (text, comment, effect) => watch(() => comments.edit(text, comment, effect)),
              delete: (comment, effect) => watch(() => comments.delete(comment, effect)),
            },
          }),
    };
  }

  async #watched<Answer>({ id, trackerProblem }: Installation, ask: () => Promise<Answer>): Promise<Answer> {
    const { installations, clock } = this.#ports;
    try {
      const answer = await ask();
      if (trackerProblem !== null) await installations.noteTrackerProblem(id, null);
      return answer;
    } catch (error) {
      if (error instanceof TrackerUnavailable && error.message !== trackerProblem?.message) {
        await installations.noteTrackerProblem(id, { message: error.message, since: clock.now() });
      }
      throw error;
    }
  }
}
