import type { InMemoryJiraServer } from '../../src/adapters/memory/in-memory-jira-server.ts';
import { understandIssue } from '../../src/domain/jira-issue.ts';
import {
  aComment,
  anIssue,
  aUser,
  changed,
  issueUpdated,
  statusItem,
  TO_DO,
  type ChangedSide,
  type Payload,
} from './payloads.ts';

export type StatusOfIssue = typeof TO_DO;

export interface IssueInJiraShape {
  readonly id?: string;
  readonly key?: string;
  readonly status?: StatusOfIssue;
  /** A user of Jira as `aUser` makes them; nobody when left out. */
  readonly assignee?: Payload | null;
  /** How much later each step is, by Jira's `updated`: with 0 all happen within what this Jira calls one moment. */
  readonly stepMs?: number;
}

/** An issue that people work on in Jira: each step changes it there, a second later, and answers the webhook's body. */
export class IssueInJira {
  readonly #jira: InMemoryJiraServer;
  readonly id: string;
  #key: string;
  #status: StatusOfIssue;
  #assignee: Payload | null;
  #resolution: Payload | null = null;
  readonly #stepMs: number;
  #at = Date.UTC(2024, 4, 6, 7);

  constructor(
    jira: InMemoryJiraServer,
    { id = '10300', key = 'ABC-4', status = TO_DO, assignee = null, stepMs = 1000 }: IssueInJiraShape = {},
  ) {
    this.#jira = jira;
    this.id = id;
    this.#key = key;
    this.#status = status;
    this.#assignee = assignee;
    this.#stepMs = stepMs;
    this.#changed();
  }

  get key(): string {
    return this.#key;
  }

  get status(): StatusOfIssue {
    return this.#status;
  }

  /** Jira's `updated`, in milliseconds. */
  get at(): number {
    return this.#at;
  }

  get assignee(): Payload | null {
    return this.#assignee;
  }

  /** By whom, and when, where that matters. */
  assign(to: Payload | null, { by, at }: { readonly by?: Payload; readonly at?: number } = {}): Payload {
    const items = [changed('assignee', sideOf(this.#assignee), sideOf(to))];
    this.#assignee = to;
    if (at !== undefined) this.#at = at - this.#stepMs;
    return { ...this.#updated(items), ...(by === undefined ? {} : { user: by }) };
  }

  /** By this resolution, or without any. */
  transition(to: StatusOfIssue, resolution: Payload | null = null): Payload {
    const items = [statusItem(this.#status, to)];
    this.#status = to;
    this.#resolution = resolution;
    return this.#updated(items);
  }

  /** Not before `at`, where that matters. */
  edit(at = 0): Payload {
    this.#at = Math.max(this.#at, at - this.#stepMs);
    return this.#updated([changed('summary', [null, 'before'], [null, `at ${this.#at}`])]);
  }

  move(key: string): Payload {
    const items = [
      changed('project', [projectOf(this.#key), 'A'], [projectOf(key), 'B']),
      changed('Key', [null, this.#key], [null, key]),
    ];
    this.#key = key;
    return this.#updated(items);
  }

  /** The issue as it is, in an event that tells of no change. */
  mention(): Payload {
    return { ...issueUpdated(null), timestamp: this.#at, issue: this.#json() };
  }

  /** A server's comment event, which names the issue in the comment's address alone. */
  comment(): Payload {
    this.#changed();
    const self = `https://jira.example.com/rest/api/2/issue/${this.id}/comment/10082`;
    return { timestamp: this.#at, webhookEvent: 'comment_created', comment: aComment(self) };
  }

  /** Comes with the changelog of an earlier change, as it may. */
  delete(): Payload {
    this.#changed();
    this.#jira.removeIssue(this.id);
    const changelog = { id: '10414', items: [statusItem(TO_DO, this.#status)] };
    const issue = this.#json();
    return { timestamp: this.#at, webhookEvent: 'jira:issue_deleted', user: aUser('ada'), issue, changelog };
  }

  #updated(items: readonly Payload[]): Payload {
    this.#changed();
    return { ...issueUpdated(items), timestamp: this.#at, issue: this.#json() };
  }

  #changed(): void {
    this.#at += this.#stepMs;
    const issue = understandIssue(this.#json());
    if (issue !== null) this.#jira.putIssue(issue);
  }

  #json(): Payload {
    const updated = new Date(this.#at).toISOString().replace('Z', '+0000');
    const project = { id: projectOf(this.#key) };
    const more = { assignee: this.#assignee, resolution: this.#resolution };
    const fields = { status: this.#status, ...more, project, updated };
    return anIssue({ id: this.id, key: this.#key, fields });
  }
}

/** The id of the project that a key is of: 10100 for ABC, another for each other. */
export function projectOf(key: string): string {
  const project = key.split('-')[0] ?? '';
  return project === 'ABC' ? '10100' : `2${parseInt(project, 36)}`;
}

function sideOf(user: Payload | null): ChangedSide {
  return user === null ? [null, null] : [user['key'], user['displayName']];
}
