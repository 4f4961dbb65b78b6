import type { JiraSearch } from '../../application/ports/jira-search.ts';
import type { FieldValue } from '../../domain/field-value.ts';
import type { JiraStatus } from '../../domain/jira-status.ts';
import type { JiraUser } from '../../domain/jira-user.ts';
import type { JiraResolution } from '../../domain/resolution-rule.ts';
import type { StatusesOfType } from '../../domain/project-statuses.ts';
import type { InMemoryJiraIssues } from './in-memory-jira-issues.ts';
import type { SignedCall } from './in-memory-jira-calls.ts';
import type { InMemoryJiraPeople } from './in-memory-jira-people.ts';

const RESOLUTIONS: readonly JiraResolution[] = [
  { id: '1', name: 'Fixed' },
  { id: '2', name: "Won't Fix" },
  { id: '3', name: 'Duplicate' },
  { id: '10000', name: 'Done' },
  { id: '10001', name: "Won't Do" },
];

const ISSUE_TYPES = [
  { issueTypeId: '10002', issueTypeName: 'Task' },
  { issueTypeId: '10004', issueTypeName: 'Bug' },
] as const;

/** What a Jira in memory has to choose from. Each project has every status, and the same two issue types. */
export class InMemoryJiraSearch {
  readonly #issues: InMemoryJiraIssues;
  readonly #people: InMemoryJiraPeople;
  readonly #statuses: () => readonly JiraStatus[];
  readonly #values = new Map<string, readonly FieldValue[]>();

  constructor(issues: InMemoryJiraIssues, people: InMemoryJiraPeople, statuses: () => readonly JiraStatus[]) {
    this.#issues = issues;
    this.#people = people;
    this.#statuses = statuses;
  }

  /** All that the field can have. */
  putValues(field: string, values: readonly FieldValue[]): void {
    this.#values.set(field, values);
  }

  /** These as a JiraServer has them. */
  over(signed: SignedCall): JiraSearch {
    return {
      assignable: (connection, project, query) =>
        signed('search.assignable', connection, () => this.#assignable(project, query)),
      proposals: (connection, field, query) =>
        signed('search.proposals', connection, () => this.#proposals(field, query)),
      statusesOf: (connection, project) =>
        signed('search.statusesOf', connection, () => this.#statusesOf(project)),
      resolutions: (connection) => signed('search.resolutions', connection, () => RESOLUTIONS),
    };
  }

  #assignable(project: string, query: string): readonly JiraUser[] {
    this.#issues.checkProject(project);
    return this.#people.matching(query);
  }

  #proposals(field: string, query: string): readonly FieldValue[] {
    const wanted = query.toLowerCase();
    return (this.#values.get(field) ?? []).filter(({ label }) => label.toLowerCase().startsWith(wanted));
  }

  #statusesOf(project: string): readonly StatusesOfType[] {
    this.#issues.checkProject(project);
    return ISSUE_TYPES.map((type) => ({ ...type, statuses: this.#statuses() }));
  }
}
