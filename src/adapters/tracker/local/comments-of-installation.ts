import type { EffectId, InstallationId, TrackerIssueId } from '../../../domain/ids.ts';
import type { TrackerCommentText } from '../../../domain/tracker-comment.ts';
import type { Clock } from '../../../application/ports/clock.ts';
import type {
  CommentOnIssue,
  CommentTextAt,
  LocalTrackerComments,
} from '../../../application/ports/local-tracker-comments.ts';
import type { IssueOfInstallation } from '../../../application/ports/local-tracker-issues.ts';
import type {
  CommentAnswer,
  TrackerCommentRef,
  TrackerComments,
  WrittenComment,
} from '../../../application/ports/tracker-comments.ts';

/** The local tracker's comments, as one Installation sees them. */
export class CommentsOfInstallation implements TrackerComments {
  readonly #comments: LocalTrackerComments;
  readonly #clock: Clock;
  readonly #installationId: InstallationId;

  constructor(comments: LocalTrackerComments, clock: Clock, installationId: InstallationId) {
    this.#comments = comments;
    this.#clock = clock;
    this.#installationId = installationId;
  }

  write(text: TrackerCommentText, issue: TrackerIssueId, effect: EffectId): Promise<WrittenComment> {
    return this.#comments.writeOnce(effect, this.#issue(issue), this.#now(text));
  }

  edit(text: TrackerCommentText, comment: TrackerCommentRef, effect: EffectId): Promise<CommentAnswer> {
    return this.#comments.editOnce(effect, this.#own(comment), this.#now(text));
  }

  delete(comment: TrackerCommentRef, effect: EffectId): Promise<CommentAnswer> {
    return this.#comments.deleteOnce(effect, this.#own(comment), this.#clock.now());
  }

  #own({ issue, id }: TrackerCommentRef): CommentOnIssue {
    return { issue: this.#issue(issue), id };
  }

  #issue(id: TrackerIssueId): IssueOfInstallation {
    return { installationId: this.#installationId, id };
  }

  #now(text: TrackerCommentText): CommentTextAt {
    return { ...text, at: this.#clock.now() };
  }
}
