import type { Scope } from '../../domain/api-key.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import { issueReferenceIn } from '../../domain/issue-reference.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import type { JiraConnection } from '../ports/jira-connection.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { AskJira } from './ask-jira.ts';

export interface SearchJiraIssuesCommand {
  readonly scope: Scope;
  readonly integrationId: IntegrationId;
  /** A key, a numeric id, the address of an issue, or words of its texts. */
  readonly query: string;
  readonly limit: number;
}

/** Finds the issues of a Jira that a person may mean. */
export class SearchJiraIssues {
  readonly #askJira: AskJira;
  readonly #jira: Pick<JiraServer, 'issues'>;

  constructor(askJira: AskJira, jira: Pick<JiraServer, 'issues'>) {
    this.#askJira = askJira;
    this.#jira = jira;
  }

  /**
   * The one issue with that key, id or address, also where the key is of before a move; else those with all of these words,
   * the one updated last first. None is an answer, also to a key that nobody knows.
   * @throws {NotFound} when the scope has no such Integration.
   * @throws {IntegrationNotActive} when the Jira is not authorized.
   * @throws {JiraFailure} when it could not be asked.
   */
  async execute({
    scope,
    integrationId,
    query,
    limit,
  }: SearchJiraIssuesCommand): Promise<readonly JiraIssue[]> {
    return this.#askJira.execute({ scope, integrationId }, async (connection) => {
      const reference = issueReferenceIn(query, connection.baseUrl);
      const named = reference === null ? null : await this.#read(connection, reference);
      if (named !== null) return [named];
      // A number may be one in a text; a key that nobody knows is no word.
      return reference === null || /^\d+$/.test(reference) ? this.#search(connection, query, limit) : [];
    });
  }

  async #read(connection: JiraConnection, reference: string): Promise<JiraIssue | null> {
    try {
      return await this.#jira.issues.read(connection, reference);
    } catch (error) {
      if (error instanceof JiraFailure && error.code === 'jira_not_found') return null;
      throw error;
    }
  }

  async #search(connection: JiraConnection, text: string, limit: number): Promise<readonly JiraIssue[]> {
    // What has no word in it finds nothing, and some of it Jira refuses.
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    const found = await this.#jira.issues.search(connection, { kind: 'text', text }, { startAt: 0, limit });
    return found.issues;
  }
}
