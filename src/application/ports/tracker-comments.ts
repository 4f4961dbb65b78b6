import type { EffectId, TrackerCommentId, TrackerIssueId } from '../../domain/ids.ts';
import type { TrackerCommentText } from '../../domain/tracker-comment.ts';

/** A comment of the tracker, by the issue it is on. */
export interface TrackerCommentRef {
  readonly issue: TrackerIssueId;
  readonly id: TrackerCommentId;
}

/** The comment that was written. `gone`: there is no such issue. `unsupported`: this tracker writes none; nothing is done. */
export type WrittenComment = { readonly id: TrackerCommentId } | 'gone' | 'unsupported';

/** `changed`: done. `gone`: there is no such comment. `unsupported`: this tracker does no such thing; nothing is done. */
export type CommentAnswer = 'changed' | 'gone' | 'unsupported';

/** The comments of a tracker's issues, for a tracker that has such. It may cut a text that is too long for it. */
export interface TrackerComments {
  /**
   * Writes a comment on the issue. The same effect again writes nothing, whatever the text and whatever became of the
   * comment, and is answered as before.
   * @throws {TrackerUnavailable} when nobody can tell whether it was done; asking again is safe.
   */
  write(text: TrackerCommentText, issue: TrackerIssueId, effect: EffectId): Promise<WrittenComment>;

  /**
   * Gives the comment this text. The same effect again changes nothing, and is answered as before.
   * @throws {TrackerUnavailable} when nobody can tell whether it was done; asking again is safe.
   */
  edit(text: TrackerCommentText, comment: TrackerCommentRef, effect: EffectId): Promise<CommentAnswer>;

  /**
   * Takes the comment out for good. The same effect again changes nothing, and is answered as before.
   * @throws {TrackerUnavailable} when nobody can tell whether it was done; asking again is safe.
   */
  delete(comment: TrackerCommentRef, effect: EffectId): Promise<CommentAnswer>;

  /**
   * What the comment says now; null when there is none. Left out by a tracker whose events can be trusted to be no older
   * than they say.
   * @throws {TrackerUnavailable}
   */
  readonly read?: (comment: TrackerCommentRef) => Promise<string | null>;
}
