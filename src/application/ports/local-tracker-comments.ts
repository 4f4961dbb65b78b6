import type { Scope } from '../../domain/api-key.ts';
import type { EffectId, TrackerCommentId, TrackerIssueId } from '../../domain/ids.ts';
import type { LocalTrackerComment, TrackerCommentText } from '../../domain/tracker-comment.ts';
import type { Page } from './admin-reads.ts';
import type { IssueOfInstallation } from './local-tracker-issues.ts';
import type { CommentAnswer, WrittenComment } from './tracker-comments.ts';

/** The local tracker has comments: it says of none that it cannot. */
export type LocalCommentAnswer = Exclude<CommentAnswer, 'unsupported'>;
export type LocalWrittenComment = Exclude<WrittenComment, 'unsupported'>;

/** A text that a comment has from the moment `at` on. */
export interface CommentTextAt extends TrackerCommentText {
  readonly at: Date;
}

/** A comment of the local tracker, by the issue it is on. */
export interface CommentOnIssue {
  readonly issue: IssueOfInstallation;
  readonly id: TrackerCommentId;
}

/**
 * The comments of the local tracker. Each call is a transaction of its own. What an Effect does it does once, however
 * often it is asked, also at once, and whatever became of the comment; the answer of the first time is given again.
 * Issues of other Installations are `gone`, and so are their comments.
 */
export interface LocalTrackerComments {
  /** The comments on the issue by ascending id, which is the order in which they were asked for. */
  list(scope: Scope, issue: TrackerIssueId, page: Page): Promise<readonly LocalTrackerComment[]>;

  /** The comment has the id of the Effect that asks for it. */
  writeOnce(effect: EffectId, issue: IssueOfInstallation, text: CommentTextAt): Promise<LocalWrittenComment>;

  editOnce(effect: EffectId, comment: CommentOnIssue, text: CommentTextAt): Promise<LocalCommentAnswer>;

  /** Of what it said nothing is kept. */
  deleteOnce(effect: EffectId, comment: CommentOnIssue, at: Date): Promise<LocalCommentAnswer>;
}
