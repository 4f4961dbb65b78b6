import type { Scope } from '../../domain/api-key.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { JiraTransition } from '../../domain/outbound/jira-transition.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { AskJira } from './ask-jira.ts';

export interface ListIssueTransitionsCommand {
  readonly scope: Scope;
  readonly integrationId: IntegrationId;
  /** The key or numeric id of the issue. */
  readonly issue: string;
}

/** Tells what Lockstep's account may do with an issue of Jira from the status it has now, as an example of its kind. */
export class ListIssueTransitions {
  readonly #askJira: AskJira;
  readonly #jira: Pick<JiraServer, 'issues' | 'transitions'>;

  constructor(askJira: AskJira, jira: Pick<JiraServer, 'issues' | 'transitions'>) {
    this.#askJira = askJira;
    this.#jira = jira;
  }

  /**
   * @throws {NotFound} when the scope has no such Integration.
   * @throws {IntegrationNotActive} when the Jira is not authorized.
   * @throws {JiraFailure} when it could not be asked, or shows no such issue.
   */
  async execute({ issue, ...where }: ListIssueTransitionsCommand): Promise<readonly JiraTransition[]> {
    return this.#askJira.execute(where, async (connection) => {
      const { id } = await this.#jira.issues.read(connection, issue);
      return this.#jira.transitions.list(connection, id);
    });
  }
}
