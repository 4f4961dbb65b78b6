import { NotFound } from '../../domain/domain-error.ts';
import type { TrackerCommentId } from '../../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { ActInLocalTracker, LocalTrackerActor } from './act-in-local-tracker.ts';

export interface DeleteLocalTrackerCommentCommand extends LocalTrackerActor {
  readonly commentId: TrackerCommentId;
}

/** Deletes a comment of the local tracker, as a person does; Jira follows. */
export class DeleteLocalTrackerComment {
  readonly #act: ActInLocalTracker;
  readonly #clock: Clock;

  constructor(act: ActInLocalTracker, clock: Clock) {
    this.#act = act;
    this.#clock = clock;
  }

  /** @throws {NotFound} when the scope has no such issue, or the issue no such comment. */
  async execute({ commentId, ...actor }: DeleteLocalTrackerCommentCommand): Promise<void> {
    return this.#act.execute(actor, async (issue, { localTracker }) => {
      const comment = await localTracker.findComment(issue.id, commentId);
      if (comment === null) throw new NotFound(`there is no comment ${commentId}`);
      await localTracker.deleteComment(commentId, this.#clock.now());
      const { author } = comment;
      return {
        result: undefined,
        change: { kind: 'comment', action: 'deleted', commentId, author, body: null },
      };
    });
  }
}
