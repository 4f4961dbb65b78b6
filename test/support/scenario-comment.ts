import type { InMemoryJiraServer } from '../../src/adapters/memory/in-memory-jira-server.ts';
import type { JiraCommentId, JiraIssueId } from '../../src/domain/ids.ts';
import { aUser, type Payload } from './payloads.ts';
import type { IssueInJira } from './scenario-issue.ts';

/** The two webhooks a server sends for one thing done to a comment: one of the comment, one of its issue. */
export interface CommentEvents {
  readonly comment: Payload;
  readonly issue: Payload;
}

export interface CommentShape {
  readonly body?: string;
  /** The role that alone may read it; null for everybody. */
  readonly role?: string | null;
  /** When, by Jira, in milliseconds; later than what was done before when left out. */
  readonly at?: number;
}

let written = 0;

/** A comment that people write, edit and delete in Jira: each act takes a second and answers Jira's two webhooks. */
export class CommentInJira {
  readonly #issue: IssueInJira;
  readonly id: JiraCommentId;
  #created: number;
  #updated: number;
  #body = '';
  #role: string | null = null;

  constructor(issue: IssueInJira) {
    written += 1;
    this.#issue = issue;
    this.id = String(1_000_000 + written) as JiraCommentId;
    this.#created = Date.UTC(2024, 4, 6, 9) + written * 3_600_000;
    this.#updated = this.#created;
  }

  /** What everybody may read in Jira. */
  get visibleBody(): string | null {
    return this.#role === null ? this.#body : null;
  }

  write({ body = 'It opens when pushed.', role = null, at }: CommentShape = {}): CommentEvents {
    [this.#body, this.#role] = [body, role];
    this.#created = at ?? this.#created;
    this.#updated = this.#created;
    return this.#events('comment_created', 'issue_commented');
  }

  edit({ body = this.#body, role = this.#role, at }: CommentShape = {}): CommentEvents {
    [this.#body, this.#role] = [body, role];
    this.#updated = at ?? this.#updated + 1000;
    return this.#events('comment_updated', 'issue_comment_edited');
  }

  /** What Jira sends of the issue does not tell which comment it was. */
  delete(): CommentEvents {
    const { comment, issue } = this.#events('comment_deleted', 'issue_comment_deleted');
    return {
      comment,
      issue: Object.fromEntries(Object.entries(issue).filter(([name]) => name !== 'comment')),
    };
  }

  /** From now on Jira shows it as it is, on an issue updated by that, whoever is told of it. */
  showIn({ commented }: InMemoryJiraServer): this {
    this.#issue.edit(this.#updated);
    commented.put({
      id: this.id,
      issueId: this.#issue.id as JiraIssueId,
      author: { key: 'ada', name: 'ada', displayName: 'Ada', emailAddress: null },
      body: this.#body,
      visibility: this.#role === null ? null : { type: 'role', value: this.#role },
      createdAt: new Date(this.#created),
      updatedAt: new Date(this.#updated),
    });
    return this;
  }

  #events(webhookEvent: string, issueEvent: string): CommentEvents {
    const comment = this.#json();
    return {
      comment: { timestamp: this.#updated + 5, webhookEvent, user: aUser('ada'), comment },
      issue: {
        ...this.#issue.mention(),
        timestamp: this.#updated + 15,
        issue_event_type_name: issueEvent,
        comment,
      },
    };
  }

  #json(): Payload {
    return {
      self: `https://jira.example.com/rest/api/2/issue/${this.#issue.id}/comment/${this.id}`,
      id: this.id,
      author: aUser('ada'),
      body: this.#body,
      updateAuthor: aUser('ada'),
      created: jiraTime(this.#created),
      updated: jiraTime(this.#updated),
      ...(this.#role === null ? {} : { visibility: { type: 'role', value: this.#role } }),
    };
  }
}

function jiraTime(at: number): string {
  return new Date(at).toISOString().replace('Z', '+0000');
}
