import type { Scope } from '../../domain/api-key.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { StatusesOfType } from '../../domain/project-statuses.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { AskJira } from './ask-jira.ts';

export interface ListProjectStatusesCommand {
  readonly scope: Scope;
  readonly integrationId: IntegrationId;
  /** The key or numeric id of the project. */
  readonly project: string;
}

/** Tells the statuses that the issues of a Jira project can have: what settings are made of. */
export class ListProjectStatuses {
  readonly #askJira: AskJira;
  readonly #jira: Pick<JiraServer, 'search'>;

  constructor(askJira: AskJira, jira: Pick<JiraServer, 'search'>) {
    this.#askJira = askJira;
    this.#jira = jira;
  }

  /**
   * @throws {NotFound} when the scope has no such Integration.
   * @throws {IntegrationNotActive} when the Jira is not authorized.
   * @throws {JiraFailure} when it could not be asked, or shows no such project.
   */
  async execute({ project, ...where }: ListProjectStatusesCommand): Promise<readonly StatusesOfType[]> {
    return this.#askJira.execute(where, (connection) => this.#jira.search.statusesOf(connection, project));
  }
}
