import type {
  CommentAnswer,
  TrackerCommentRef,
  TrackerComments,
  WrittenComment,
} from '../../../application/ports/tracker-comments.ts';
import type { EffectId, TrackerCommentId, TrackerIssueId } from '../../../domain/ids.ts';
import type { TrackerCommentText } from '../../../domain/tracker-comment.ts';
import type { HttpTrackerOf, TrackerCaller } from './tracker-caller.ts';

/** The comments of a tracker that takes Lockstep's signed calls; it says itself when it has none. */
export class HttpTrackerComments implements TrackerComments {
  readonly #caller: TrackerCaller;
  readonly #of: HttpTrackerOf;

  constructor(caller: TrackerCaller, of: HttpTrackerOf) {
    this.#caller = caller;
    this.#of = of;
  }

  async write(text: TrackerCommentText, issue: TrackerIssueId, effect: EffectId): Promise<WrittenComment> {
    const written = await this.#caller.call({
      ...this.#of,
      ...{ id: `${effect}:comment-write`, type: 'comment.write' },
      data: { issue, effect, text: plain(text) },
      purpose: 'write a comment in',
    });
    return written.answer === 'written' ? { id: written.comment as TrackerCommentId } : written.answer;
  }

  async edit(
    text: TrackerCommentText,
    { issue, id: comment }: TrackerCommentRef,
    effect: EffectId,
  ): Promise<CommentAnswer> {
    const { answer } = await this.#caller.call({
      ...this.#of,
      ...{ id: `${effect}:comment-edit`, type: 'comment.edit' },
      data: { issue, effect, comment, text: plain(text) },
      purpose: 'edit a comment in',
    });
    return answer;
  }

  async delete({ issue, id: comment }: TrackerCommentRef, effect: EffectId): Promise<CommentAnswer> {
    const { answer } = await this.#caller.call({
      ...this.#of,
      ...{ id: `${effect}:comment-delete`, type: 'comment.delete', data: { issue, effect, comment } },
      purpose: 'delete a comment in',
    });
    return answer;
  }
}

function plain({ author, body, url }: TrackerCommentText): TrackerCommentText {
  return { author, body, url };
}
