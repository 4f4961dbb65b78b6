import type { TrackerCommentId } from '../../domain/ids.ts';
import { commentBodyOf, type LocalTrackerComment } from '../../domain/tracker-comment.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { ActInLocalTracker, LocalTrackerActor } from './act-in-local-tracker.ts';

export interface WriteLocalTrackerCommentPorts {
  readonly randomness: Randomness;
  readonly clock: Clock;
}

export interface WriteLocalTrackerCommentCommand extends LocalTrackerActor {
  /** Plain text. */
  readonly body: string;
}

/** Writes a comment on an issue of the local tracker, as a person does; Jira follows. */
export class WriteLocalTrackerComment {
  readonly #act: ActInLocalTracker;
  readonly #ports: WriteLocalTrackerCommentPorts;

  constructor(act: ActInLocalTracker, ports: WriteLocalTrackerCommentPorts) {
    this.#act = act;
    this.#ports = ports;
  }

  /**
   * @throws {NotFound} when the scope has no such issue.
   * @throws {InvalidValue} when the body is blank or longer than 30000 characters.
   */
  async execute({ body: text, ...actor }: WriteLocalTrackerCommentCommand): Promise<LocalTrackerComment> {
    const { randomness, clock } = this.#ports;
    const body = commentBodyOf(text);
    return this.#act.execute(actor, async (issue, { localTracker }) => {
      const now = clock.now();
      const id = randomness.id() as TrackerCommentId;
      const author = actor.by;
      const said = { author, body, url: null, createdAt: now, changedAt: now };
      const comment: LocalTrackerComment = { id, issueId: issue.id, ...said };
      await localTracker.addComment(comment);
      return { result: comment, change: { kind: 'comment', action: 'created', commentId: id, author, body } };
    });
  }
}
