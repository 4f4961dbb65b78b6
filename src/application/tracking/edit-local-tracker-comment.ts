import { NotFound } from '../../domain/domain-error.ts';
import type { TrackerCommentId } from '../../domain/ids.ts';
import { commentBodyOf, type LocalTrackerComment } from '../../domain/tracker-comment.ts';
import type { Clock } from '../ports/clock.ts';
import type { ActInLocalTracker, LocalTrackerActor } from './act-in-local-tracker.ts';

export interface EditLocalTrackerCommentCommand extends LocalTrackerActor {
  readonly commentId: TrackerCommentId;
  /** Plain text. */
  readonly body: string;
}

/** Gives a comment of the local tracker another text, as a person does; Jira follows. */
export class EditLocalTrackerComment {
  readonly #act: ActInLocalTracker;
  readonly #clock: Clock;

  constructor(act: ActInLocalTracker, clock: Clock) {
    this.#act = act;
    this.#clock = clock;
  }

  /**
   * Does nothing to a comment that has this text already.
   * @throws {NotFound} when the scope has no such issue, or the issue no such comment.
   * @throws {InvalidValue} when the body is blank or longer than 30000 characters.
   */
  async execute({
    commentId,
    body: text,
    ...actor
  }: EditLocalTrackerCommentCommand): Promise<LocalTrackerComment> {
    const body = commentBodyOf(text);
    return this.#act.execute(actor, async (issue, { localTracker }) => {
      const comment = await localTracker.findComment(issue.id, commentId);
      if (comment === null) throw new NotFound(`there is no comment ${commentId}`);
      if (comment.body === body) return { result: comment, change: null };
      const edited = { ...comment, body, changedAt: this.#clock.now() };
      await localTracker.saveComment(edited);
      const { author } = comment;
      return { result: edited, change: { kind: 'comment', action: 'edited', commentId, author, body } };
    });
  }
}
