import type { JiraConnection } from '../../application/ports/jira-connection.ts';
import type { JiraSearch } from '../../application/ports/jira-search.ts';
import type { FieldValue } from '../../domain/field-value.ts';
import type { JiraStatus } from '../../domain/jira-status.ts';
import type { JiraUser } from '../../domain/jira-user.ts';
import type { StatusesOfType } from '../../domain/project-statuses.ts';
import type { InMemoryJiraIssues } from './in-memory-jira-issues.ts';

/** Makes a call of this capability, by name. */
type Answer = <Value>(
  call: keyof JiraSearch,
  connection: JiraConnection,
  answer: () => Value,
) => Promise<Value>;

const MOST_USERS = 100;

/** What a Jira in memory has to choose from. Everybody can be assigned anything, and each project has every status. */
export class InMemoryJiraSearch {
  readonly #issues: InMemoryJiraIssues;
  readonly #statuses: () => readonly JiraStatus[];
  readonly #users: JiraUser[] = [];
  readonly #values = new Map<string, readonly FieldValue[]>();

  constructor(issues: InMemoryJiraIssues, statuses: () => readonly JiraStatus[]) {
    this.#issues = issues;
    this.#statuses = statuses;
  }

  addUser(user: JiraUser): void {
    this.#users.push(user);
  }

  /** All that the field can have. */
  putValues(field: string, values: readonly FieldValue[]): void {
    this.#values.set(field, values);
  }

  /** These as a JiraServer has them, each answered by way of `answer`. */
  over(answer: Answer): JiraSearch {
    return {
      assignable: (connection, project, query) =>
        answer('assignable', connection, () => this.#assignable(project, query)),
      proposals: (connection, field, query) =>
        answer('proposals', connection, () => this.#proposals(field, query)),
      statusesOf: (connection, project) => answer('statusesOf', connection, () => this.#statusesOf(project)),
    };
  }

  #assignable(project: string, query: string): readonly JiraUser[] {
    this.#issues.checkProject(project);
    const wanted = query.toLowerCase();
    return this.#users
      .filter(({ name, displayName, emailAddress }) =>
        [name, displayName, emailAddress].some((text) => text?.toLowerCase().startsWith(wanted) === true),
      )
      .slice(0, MOST_USERS);
  }

  #proposals(field: string, query: string): readonly FieldValue[] {
    const wanted = query.toLowerCase();
    return (this.#values.get(field) ?? []).filter(({ label }) => label.toLowerCase().startsWith(wanted));
  }

  #statusesOf(project: string): readonly StatusesOfType[] {
    this.#issues.checkProject(project);
    return [{ issueTypeId: '10002', issueTypeName: 'Task', statuses: this.#statuses() }];
  }
}
