import type {
  CommentOrder,
  CommentStretch,
  JiraCommentRef,
  JiraComments,
  ShownComments,
} from '../../application/ports/jira-comments.ts';
import type { JiraAccounts, JiraConnection } from '../../application/ports/jira-server.ts';
import { digitsOf, own } from '../../domain/foreign-json.ts';
import type { JiraCommentId, JiraIssueId } from '../../domain/ids.ts';
import { understandComment } from '../../domain/jira-comment.ts';
import { toldApart } from './permission-refusal.ts';
import type { RestCall, RestCaller } from './rest-caller.ts';

const OF_ISSUE = '/rest/api/2/issue/{issue}/comment';
const ONE = `${OF_ISSUE}/{comment}`;

/** Comments over the REST API, version 2. */
export class CommentRest implements JiraComments {
  readonly #rest: RestCaller;
  readonly #accounts: JiraAccounts;

  constructor(rest: RestCaller, accounts: JiraAccounts) {
    this.#rest = rest;
    this.#accounts = accounts;
  }

  list(
    connection: JiraConnection,
    issue: JiraIssueId,
    { startAt, limit }: CommentStretch,
  ): Promise<ShownComments> {
    return this.#rest.call(
      {
        connection,
        method: 'GET',
        pattern: OF_ISSUE,
        placeholder: issue,
        query: new URLSearchParams({
          startAt: String(startAt),
          maxResults: String(limit),
          orderBy: '-created',
          // In which Jira Service Management says that customers do not see a comment.
          expand: 'properties',
        }).toString(),
        purpose: `list the comments of issue ${issue} in`,
      },
      (value) => understandShown(value, startAt),
    );
  }

  create(connection: JiraConnection, issue: JiraIssueId, order: CommentOrder): Promise<JiraCommentId> {
    return this.#write(
      {
        connection,
        method: 'POST',
        pattern: OF_ISSUE,
        placeholder: issue,
        purpose: `comment on issue ${issue} in`,
        body: bodyOf(order),
      },
      idIn,
    );
  }

  async edit(connection: JiraConnection, { issue, id }: JiraCommentRef, order: CommentOrder): Promise<void> {
    await this.#write(
      {
        connection,
        method: 'PUT',
        pattern: ONE,
        placeholders: [issue, id],
        purpose: `edit comment ${id} in`,
        body: bodyOf(order),
      },
      () => true,
    );
  }

  async delete(connection: JiraConnection, { issue, id }: JiraCommentRef): Promise<void> {
    await this.#write(
      {
        connection,
        method: 'DELETE',
        pattern: ONE,
        placeholders: [issue, id],
        purpose: `delete comment ${id} in`,
      },
      () => true,
    );
  }

  #write<Meaning>(call: RestCall, understand: (value: unknown) => Meaning | null): Promise<Meaning> {
    const { connection } = call;
    return toldApart(this.#rest.call(call, understand), { connection, accounts: this.#accounts });
  }
}

function bodyOf({ body, visibility }: CommentOrder): unknown {
  return visibility === null ? { body } : { body, visibility };
}

function understandShown(value: unknown, startAt: number): ShownComments | null {
  const [rows, total] = [own(value, 'comments'), own(value, 'total')];
  if (!Array.isArray(rows) || typeof total !== 'number') return null;

  const next = startAt + rows.length;
  return {
    comments: rows.map(understandComment).filter((comment) => comment !== null),
    nextStartAt: rows.length > 0 && next < total ? next : null,
  };
}

function idIn(value: unknown): JiraCommentId | null {
  return digitsOf(own(value, 'id')) as JiraCommentId | null;
}
