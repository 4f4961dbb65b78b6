import { checkVisibility } from './comment-visibility.ts';
import type { IssueChange } from './issue-change.ts';
import type { Comment, Issue } from './issue.ts';
import { commentNotFound, fieldRefusal } from './refusal.ts';
import type { JiraUser } from './users.ts';

const LONGEST = 32_767;

export type NewComment = Pick<Comment, 'body'> & Partial<Pick<Comment, 'visibility' | 'properties'>>;

interface IssueCommentsOptions {
  readonly now: () => number;
  readonly keep: (issue: Issue) => Issue;
  readonly tell: (change: IssueChange) => void;
}

/** Comments; each act tells two changes, the comment's and the issue's, as Jira on a server does. */
export class IssueComments {
  readonly #options: IssueCommentsOptions;
  #lastId = 10_100;

  constructor(options: IssueCommentsOptions) {
    this.#options = options;
  }

  /** A comment with an id, on no issue yet. @throws {Refusal} 400 when it is empty, too long, or for nobody. */
  written({ body, visibility = null, properties = [] }: NewComment, by: JiraUser): Comment {
    check({ body, visibility }, by);
    this.#lastId += 1;
    const now = this.#options.now();
    const id = String(this.#lastId);
    return { id, author: by, updateAuthor: by, body, visibility, properties, created: now, updated: now };
  }

  add(issue: Issue, written: NewComment, by: JiraUser): Comment {
    const comment = this.written(written, by);
    const kept = this.#options.keep({ ...issue, comments: [...issue.comments, comment] });
    this.#options.tell({ kind: 'comment_created', by, issue: kept, comment });
    this.#tellIssue(kept, { by, eventType: 'issue_commented', comment });
    return comment;
  }

  /** Leaves the visibility as it is when none is given. */
  edit(issue: Issue, { id, body, visibility }: NewComment & Pick<Comment, 'id'>, by: JiraUser): Comment {
    const old = this.get(issue, id);
    check({ body, visibility: visibility ?? null }, by);
    const comment = {
      ...old,
      body,
      visibility: visibility === undefined ? old.visibility : visibility,
      updateAuthor: by,
      updated: Math.max(this.#options.now(), old.updated + 1),
    };
    const comments = issue.comments.map((each) => (each.id === id ? comment : each));
    const kept = this.#options.keep({ ...issue, comments });
    this.#options.tell({ kind: 'comment_updated', by, issue: kept, comment });
    this.#tellIssue(kept, { by, eventType: 'issue_comment_edited', comment });
    return comment;
  }

  delete(issue: Issue, commentId: string, by: JiraUser): void {
    const comment = this.get(issue, commentId);
    const comments = issue.comments.filter(({ id }) => id !== commentId);
    const kept = this.#options.keep({ ...issue, comments });
    this.#options.tell({ kind: 'comment_deleted', by, issue: kept, comment });
    this.#tellIssue(kept, { by, eventType: 'issue_comment_deleted', comment: null });
  }

  /** @throws {Refusal} 404 when the issue has no such comment. */
  get(issue: Issue, commentId: string): Comment {
    const comment = issue.comments.find(({ id }) => id === commentId);
    if (comment === undefined) throw commentNotFound(commentId);
    return comment;
  }

  #tellIssue(
    issue: Issue,
    how: Pick<IssueChange & { kind: 'issue_updated' }, 'by' | 'eventType' | 'comment'>,
  ): void {
    this.#options.tell({ kind: 'issue_updated', issue, changelog: null, ...how });
  }
}

function check({ body, visibility }: Pick<Comment, 'body' | 'visibility'>, by: JiraUser): void {
  if (body.trim() === '') throw fieldRefusal({ comment: 'Comment body can not be empty!' });
  if (body.length > LONGEST) {
    throw fieldRefusal({
      comment: `The entered text is too long. It exceeds the allowed limit of ${LONGEST} characters.`,
    });
  }
  if (visibility !== null) checkVisibility(visibility, by);
}
