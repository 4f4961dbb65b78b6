import type { JiraCommentId } from './ids.ts';
import type { IssueEvent } from './issue-event.ts';
import { cutBody, type CommentAction, type CommentChange } from './jira-comment.ts';
import { nameOf } from './jira-user.ts';

/** A comment was written, edited or deleted in Jira: what an Effect of that kind asks to be carried over. */
export interface CommentContent {
  readonly kind: 'comment';
  readonly action: CommentAction;
  readonly commentId: JiraCommentId;
  readonly author: string | null;
  /** The text it has; null when the event tells none, or the comment is deleted. */
  readonly body: string | null;
  readonly isRestricted: boolean;
}

/** The comment that an event asks to be carried over; null when it holds none. */
export function commentAskedBy({ comment }: Pick<IssueEvent, 'comment'>): CommentContent | null {
  return comment === null ? null : commentContentOf(comment);
}

/** What a change of a comment asks to be carried over. */
export function commentContentOf({ id, action, author, body, isRestricted }: CommentChange): CommentContent {
  return {
    kind: 'comment',
    action,
    commentId: id,
    author: author === null ? null : nameOf(author),
    body: action === 'deleted' || body === null ? null : cutBody(body),
    isRestricted,
  };
}
