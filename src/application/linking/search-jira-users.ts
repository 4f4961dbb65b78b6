import type { Scope } from '../../domain/api-key.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { JiraUser } from '../../domain/jira-user.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { AskJira } from './ask-jira.ts';

export interface SearchJiraUsersCommand {
  readonly scope: Scope;
  readonly integrationId: IntegrationId;
  /** The key or numeric id of the project they are to be assignable in. */
  readonly project: string;
  /** What their login, name or e-mail begins with. */
  readonly query: string;
}

/** Finds people whom the issues of a Jira project can be assigned to. */
export class SearchJiraUsers {
  readonly #askJira: AskJira;
  readonly #jira: Pick<JiraServer, 'search'>;

  constructor(askJira: AskJira, jira: Pick<JiraServer, 'search'>) {
    this.#askJira = askJira;
    this.#jira = jira;
  }

  /**
   * At most 100 of them.
   * @throws {NotFound} when the scope has no such Integration.
   * @throws {IntegrationNotActive} when the Jira is not authorized.
   * @throws {JiraFailure} when it could not be asked, or shows no such project.
   */
  async execute({ project, query, ...where }: SearchJiraUsersCommand): Promise<readonly JiraUser[]> {
    return this.#askJira.execute(where, (connection) =>
      this.#jira.search.assignable(connection, project, query),
    );
  }
}
