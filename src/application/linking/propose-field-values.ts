import type { Scope } from '../../domain/api-key.ts';
import type { FieldValue } from '../../domain/field-value.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { AskJira } from './ask-jira.ts';

export interface ProposeFieldValuesCommand {
  readonly scope: Scope;
  readonly integrationId: IntegrationId;
  /** By id, such as `labels` or `customfield_10001`, or by its name in JQL. */
  readonly field: string;
  /** What the values begin with. */
  readonly query: string;
}

/** Proposes values for a field of Jira, as Jira itself does to people. */
export class ProposeFieldValues {
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
  async execute({ field, query, ...where }: ProposeFieldValuesCommand): Promise<readonly FieldValue[]> {
    return this.#askJira.execute(where, (connection) =>
      this.#jira.search.proposals(connection, nameInJql(field), query),
    );
  }
}

/** JQL knows fields that were added to a Jira by their number. */
function nameInJql(field: string): string {
  const number = /^customfield_(\d{1,19})$/.exec(field)?.[1];
  return number === undefined ? field : `cf[${number}]`;
}
