import type { Scope } from '../../domain/api-key.ts';
import type { CreateField } from '../../domain/creation/create-field.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { AskJira } from './ask-jira.ts';

export interface ListCreateFieldsCommand {
  readonly scope: Scope;
  readonly integrationId: IntegrationId;
  /** By id. */
  readonly project: string;
  /** By id. */
  readonly issueType: string;
}

/** Tells all the fields of the screen on which such an issue is made, those that settings leave out included. */
export class ListCreateFields {
  readonly #askJira: AskJira;
  readonly #jira: Pick<JiraServer, 'creation'>;

  constructor(askJira: AskJira, jira: Pick<JiraServer, 'creation'>) {
    this.#askJira = askJira;
    this.#jira = jira;
  }

  /**
   * @throws {NotFound} when the scope has no such Integration.
   * @throws {IntegrationNotActive} when the Jira is not authorized.
   * @throws {JiraFailure} when it could not be asked, or lets the account make no such issue.
   */
  async execute({ project, issueType, ...where }: ListCreateFieldsCommand): Promise<readonly CreateField[]> {
    const place = { project, issueTypeId: issueType };
    return this.#askJira.execute(where, (connection, integration) =>
      this.#jira.creation.fields(connection, place, integration.toProps().serverInfo?.version ?? null),
    );
  }
}
