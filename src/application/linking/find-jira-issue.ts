import { InvalidValue } from '../../domain/domain-error.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import { issueReferenceIn } from '../../domain/issue-reference.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';

export interface FindJiraIssuePorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'issues'>;
}

/** Finds the Jira issue that a person names. */
export class FindJiraIssue {
  readonly #ports: FindJiraIssuePorts;

  constructor(ports: FindJiraIssuePorts) {
    this.#ports = ports;
  }

  /**
   * The issue with this key, numeric id or address.
   * @throws {InvalidValue} naming `jiraIssue`, when there is no such issue to be seen.
   * @throws {IntegrationNotActive} when the Jira is not authorized.
   * @throws {JiraFailure} when Jira could not be asked.
   */
  async execute(integrationId: IntegrationId, text: string): Promise<JiraIssue> {
    const { access, jira } = this.#ports;
    try {
      return await access.call(integrationId, (connection) => {
        const reference = issueReferenceIn(text, connection.baseUrl);
        if (reference === null) {
          throw new InvalidValue(
            'jiraIssue',
            `must be a key, a numeric id or an address below ${connection.baseUrl}/browse/`,
          );
        }
        return jira.issues.read(connection, reference);
      });
    } catch (error) {
      if (!(error instanceof JiraFailure) || error.code !== 'jira_not_found') throw error;
      throw new InvalidValue('jiraIssue', `Jira shows no such issue to Lockstep's account: ${error.message}`);
    }
  }
}
