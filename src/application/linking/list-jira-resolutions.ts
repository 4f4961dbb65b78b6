import type { Scope } from '../../domain/api-key.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { JiraResolution } from '../../domain/resolution-rule.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { AskJira } from './ask-jira.ts';

export interface ListJiraResolutionsCommand {
  readonly scope: Scope;
  readonly integrationId: IntegrationId;
}

/** Tells by what the issues of a Jira can be resolved. */
export class ListJiraResolutions {
  readonly #askJira: AskJira;
  readonly #jira: Pick<JiraServer, 'search'>;

  constructor(askJira: AskJira, jira: Pick<JiraServer, 'search'>) {
    this.#askJira = askJira;
    this.#jira = jira;
  }

  /**
   * @throws {NotFound} when the scope has no such Integration.
   * @throws {IntegrationNotActive} when the Jira is not authorized.
   * @throws {JiraFailure} when it could not be asked.
   */
  async execute(where: ListJiraResolutionsCommand): Promise<readonly JiraResolution[]> {
    return this.#askJira.execute(where, (connection) => this.#jira.search.resolutions(connection));
  }
}
