import type { JiraCommentId, JiraIssueId } from '../../domain/ids.ts';
import type { JiraComment } from '../../domain/jira-comment.ts';
import type { CommentVisibility } from '../../domain/sync-settings.ts';
import type { JiraConnection } from './jira-connection.ts';

/** A comment, by the issue it is on. */
export interface JiraCommentRef {
  readonly issue: JiraIssueId;
  readonly id: JiraCommentId;
}

/** A comment as it is to be: its text in Jira's wiki markup, and who alone may read it, null for all who see the issue. */
export interface CommentOrder {
  readonly body: string;
  readonly visibility: CommentVisibility | null;
}

/** At most `limit` comments, without the first `startAt`. */
export interface CommentStretch {
  readonly startAt: number;
  readonly limit: number;
}

export interface ShownComments {
  readonly comments: readonly JiraComment[];
  /** Where the next stretch starts; null when this was the last. */
  readonly nextStartAt: number | null;
}

/**
 * The comments of a Jira's issues. Each method may be refused by `jira_forbidden` when the account may not do it, and by
 * `jira_not_found` when there is no such issue or comment, or the account does not see it.
 */
export interface JiraComments {
  /** One request; the newest first. Comments that the account may not read are left out. */
  list(connection: JiraConnection, issue: JiraIssueId, stretch: CommentStretch): Promise<ShownComments>;

  /**
   * Another one each time it is asked.
   * @throws {JiraFailure} also `jira_refused`, with a word on the field `comment` or `commentLevel`, when the text is too
   * long or blank, or nobody is in the role or group by that name.
   */
  create(connection: JiraConnection, issue: JiraIssueId, order: CommentOrder): Promise<JiraCommentId>;

  /** @throws {JiraFailure} as `create` does. */
  edit(connection: JiraConnection, comment: JiraCommentRef, order: CommentOrder): Promise<void>;

  delete(connection: JiraConnection, comment: JiraCommentRef): Promise<void>;
}
