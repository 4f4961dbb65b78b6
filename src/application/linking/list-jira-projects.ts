import type { Scope } from '../../domain/api-key.ts';
import type { JiraProject } from '../../domain/creation/creation-subjects.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { AskJira } from './ask-jira.ts';

export interface ListJiraProjectsCommand {
  readonly scope: Scope;
  readonly integrationId: IntegrationId;
}

/** Tells the projects of a Jira that Lockstep's account sees, but those that are archived. */
export class ListJiraProjects {
  readonly #askJira: AskJira;
  readonly #jira: Pick<JiraServer, 'creation'>;

  constructor(askJira: AskJira, jira: Pick<JiraServer, 'creation'>) {
    this.#askJira = askJira;
    this.#jira = jira;
  }

  /**
   * @throws {NotFound} when the scope has no such Integration.
   * @throws {IntegrationNotActive} when the Jira is not authorized.
   * @throws {JiraFailure} when it could not be asked.
   */
  async execute(where: ListJiraProjectsCommand): Promise<readonly JiraProject[]> {
    return this.#askJira.execute(where, (connection) => this.#jira.creation.projects(connection));
  }
}
