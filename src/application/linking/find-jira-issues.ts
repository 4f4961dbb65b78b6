import type { IntegrationId, JiraIssueId } from '../../domain/ids.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { FoundIssues, IssueSearch, JiraServer, SearchStretch } from '../ports/jira-server.ts';

export interface FindJiraIssuesPorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'issues'>;
}

/** Finds many Jira issues by their keys and numeric ids, many in one request. */
export class FindJiraIssues {
  readonly #ports: FindJiraIssuesPorts;

  constructor(ports: FindJiraIssuesPorts) {
    this.#ports = ports;
  }

  /**
   * Those of the issues that Jira shows, by what they were asked for by. What Jira refuses is halved until what it will not
   * show is found.
   * @throws {IntegrationNotActive} when the Jira is not authorized.
   * @throws {JiraFailure} when it could not be asked.
   */
  async execute(
    integrationId: IntegrationId,
    references: readonly string[],
  ): Promise<ReadonlyMap<string, JiraIssue>> {
    const ids = references.filter(isId);
    const keys = references.filter((reference) => !isId(reference));
    const byId = await this.#search(integrationId, ids, (part) => ({
      kind: 'ids',
      ids: part as readonly JiraIssueId[],
    }));
    const byKey = await this.#search(integrationId, keys, (part) => ({ kind: 'keys', keys: part }));

    const found = new Map<string, JiraIssue>(byId.map((issue) => [issue.id, issue]));
    for (const issue of byKey) if (issue.key !== null) found.set(issue.key, issue);
    const moved = byKey.filter(({ key }) => key === null || !keys.includes(key));
    for (const [key, issue] of await this.#underFormerKeys(integrationId, { keys, found, moved })) {
      found.set(key, issue);
    }
    return new Map([...found].filter(([reference]) => references.includes(reference)));
  }

  /** Jira finds an issue by a key of before a move, but tells the present one alone: each such key is read by itself. */
  async #underFormerKeys(
    integrationId: IntegrationId,
    asked: {
      readonly keys: readonly string[];
      readonly found: ReadonlyMap<string, JiraIssue>;
      readonly moved: readonly JiraIssue[];
    },
  ): Promise<ReadonlyMap<string, JiraIssue>> {
    const left = new Set(asked.moved.map(({ id }) => id));
    const read = new Map<string, JiraIssue>();
    for (const key of asked.keys) {
      if (left.size === 0) break;
      const issue = asked.found.has(key) ? null : await this.#read(integrationId, key);
      if (issue === null) continue;
      read.set(key, issue);
      left.delete(issue.id);
    }
    return read;
  }

  async #read(integrationId: IntegrationId, key: string): Promise<JiraIssue | null> {
    const { access, jira } = this.#ports;
    try {
      return await access.call(integrationId, (connection) => jira.issues.read(connection, key));
    } catch (error) {
      if (error instanceof JiraFailure && error.code === 'jira_not_found') return null;
      throw error;
    }
  }

  async #search(
    integrationId: IntegrationId,
    names: readonly string[],
    searchFor: (names: readonly string[]) => IssueSearch,
  ): Promise<readonly JiraIssue[]> {
    if (names.length === 0) return [];
    try {
      return await this.#askAll(integrationId, searchFor(names), names.length);
    } catch (error) {
      if (!(error instanceof JiraFailure) || error.code !== 'jira_refused') throw error;
      if (names.length === 1) return [];
      const middle = Math.ceil(names.length / 2);
      const first = await this.#search(integrationId, names.slice(0, middle), searchFor);
      return [...first, ...(await this.#search(integrationId, names.slice(middle), searchFor))];
    }
  }

  /** Jira may hold fewer to be enough for one answer. */
  async #askAll(id: IntegrationId, search: IssueSearch, limit: number): Promise<readonly JiraIssue[]> {
    const { access, jira } = this.#ports;
    const issues: JiraIssue[] = [];
    for (let startAt: number | null = 0; startAt !== null;) {
      const stretch: SearchStretch = { startAt, limit };
      const found: FoundIssues = await access.call(id, (connection) =>
        jira.issues.search(connection, search, stretch),
      );
      issues.push(...found.issues);
      startAt = found.nextStartAt;
    }
    return issues;
  }
}

function isId(reference: string): boolean {
  return /^\d+$/.test(reference);
}
