import type { Clock } from '../../application/ports/clock.ts';
import type { CommentOrder, JiraCommentRef, JiraComments } from '../../application/ports/jira-comments.ts';
import { JiraFailure } from '../../application/ports/jira-failure.ts';
import type { JiraAccount } from '../../domain/integration.ts';
import type { JiraCommentId, JiraIssueId } from '../../domain/ids.ts';
import type { JiraComment } from '../../domain/jira-comment.ts';
import type { JiraUser } from '../../domain/jira-user.ts';
import type { SignedCall } from './in-memory-jira-calls.ts';
import type { InMemoryJiraIssues } from './in-memory-jira-issues.ts';

/** A comment of a Jira in memory. */
export interface KeptComment extends CommentOrder {
  readonly id: JiraCommentId;
  readonly issueId: JiraIssueId;
  readonly author: JiraUser;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A comment as it is to stand there: for everybody, and of now, unless said otherwise. */
export type GivenComment = Pick<KeptComment, 'id' | 'issueId' | 'body' | 'author'> &
  Partial<Pick<KeptComment, 'visibility' | 'createdAt' | 'updatedAt'>>;

/** The comments of a Jira in memory, and the hand of its people on them. */
export class InMemoryJiraComments {
  readonly #issues: InMemoryJiraIssues;
  readonly #account: JiraUser;
  readonly #clock: Clock;
  readonly #comments = new Map<string, KeptComment>();
  readonly #audiences = new Set(['Administrators', 'Developers']);
  #lastId = 10_100;
  #longestBody = 32_767;
  #mayComment = true;

  constructor(issues: InMemoryJiraIssues, account: JiraAccount, clock: Clock) {
    this.#issues = issues;
    this.#account = { ...account, emailAddress: null };
    this.#clock = clock;
  }

  /** Those of an issue, oldest first. */
  of(issueId: string): readonly KeptComment[] {
    return [...this.#comments.values()].filter((comment) => comment.issueId === issueId);
  }

  /** Plays a person who comments. */
  write(issueId: string, body: string, author: JiraUser): KeptComment {
    return this.put({ id: this.#nextId(), issueId: this.#issues.read(issueId).id, author, body });
  }

  /** Puts a comment in the place of the one with its id, which is told where that one was. */
  put(given: GivenComment): KeptComment {
    const now = this.#clock.now();
    return this.#keep({ visibility: null, createdAt: now, updatedAt: given.createdAt ?? now, ...given });
  }

  /** Plays who edits a comment. */
  rewrite(id: string, body: string): KeptComment | undefined {
    const kept = this.#comments.get(id);
    return kept === undefined ? undefined : this.#keep({ ...kept, body, updatedAt: this.#clock.now() });
  }

  /** Plays an administrator who deletes any comment. */
  remove(id: string): void {
    this.#comments.delete(id);
  }

  /** The most characters that a comment may have, as an administrator sets it. */
  limit(longestBody: number): void {
    this.#longestBody = longestBody;
  }

  /** Gives the account the permissions on comments, or takes them. */
  permit(mayComment: boolean): void {
    this.#mayComment = mayComment;
  }

  /** These as a JiraServer has them. */
  over(signed: SignedCall): JiraComments {
    return {
      list: (connection, issue, { startAt, limit }) =>
        signed('comments.list', connection, () => {
          const all = this.of(this.#issues.read(issue).id).toReversed();
          const comments = all.slice(startAt, startAt + limit).map(shown);
          return { comments, nextStartAt: startAt + limit < all.length ? startAt + limit : null };
        }),
      create: (connection, issue, order) =>
        signed('comments.create', connection, () => {
          const issueId = this.#issues.read(issue).id;
          this.#check(order);
          return this.put({ ...order, id: this.#nextId(), issueId, author: this.#account }).id;
        }),
      edit: (connection, comment, order) =>
        signed('comments.edit', connection, () => {
          const kept = this.#own(comment);
          this.#check(order);
          this.#keep({ ...kept, ...order, updatedAt: this.#clock.now() });
        }),
      delete: (connection, comment) =>
        signed('comments.delete', connection, () => {
          this.#comments.delete(this.#own(comment).id);
        }),
    };
  }

  #own({ issue, id }: JiraCommentRef): KeptComment {
    const kept = this.#comments.get(id);
    if (kept?.issueId !== this.#issues.read(issue).id) {
      throw new JiraFailure('jira_not_found', `There is no comment ${id}.`, { status: 404 });
    }
    if (!this.#mayComment || kept.author.name !== this.#account.name) throw forbidden();
    return kept;
  }

  #check({ body, visibility }: CommentOrder): void {
    if (!this.#mayComment) throw forbidden();
    if (body.trim() === '') throw refused({ comment: 'A comment must not be blank.' });
    if (body.length > this.#longestBody) {
      throw refused({ comment: `The text is longer than the ${this.#longestBody} characters allowed.` });
    }
    if (visibility !== null && !this.#audiences.has(visibility.value)) {
      throw refused({ commentLevel: `There is no ${visibility.type} '${visibility.value}'.` });
    }
  }

  #keep(comment: KeptComment): KeptComment {
    this.#comments.set(comment.id, comment);
    return comment;
  }

  #nextId(): JiraCommentId {
    this.#lastId += 1;
    return String(this.#lastId) as JiraCommentId;
  }
}

function shown({ id, author, body, visibility, createdAt, updatedAt }: KeptComment): JiraComment {
  return { id, author, body, isRestricted: visibility !== null, createdAt, updatedAt };
}

function forbidden(): JiraFailure {
  return new JiraFailure('jira_forbidden', 'The account may not do this to comments.', { status: 403 });
}

function refused(fieldMessages: Readonly<Record<string, string>>): JiraFailure {
  const words = Object.values(fieldMessages).join(' ');
  return new JiraFailure('jira_refused', `Jira refuses the comment. Jira says: ${words}`, {
    status: 400,
    fieldMessages,
  });
}
