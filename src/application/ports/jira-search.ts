import type { FieldValue } from '../../domain/field-value.ts';
import type { JiraUser } from '../../domain/jira-user.ts';
import type { StatusesOfType } from '../../domain/project-statuses.ts';
import type { JiraResolution } from '../../domain/resolution-rule.ts';
import type { JiraConnection } from './jira-connection.ts';

/** What a Jira has to choose from. A project is told by its key or its numeric id. */
export interface JiraSearch {
  /**
   * Those a new issue of the project can be assigned to whose login, name or e-mail begins with `query`, in either letter
   * case. At most 100, as Jira tells no more.
   * @throws {JiraFailure} `jira_not_found` when there is no such project.
   */
  assignable(connection: JiraConnection, project: string, query: string): Promise<readonly JiraUser[]>;

  /**
   * What Jira proposes for a field, by its name in JQL such as `labels` or `cf[10001]`, that begins with `query`, without
   * markup. None for a field that Jira has no proposals for.
   */
  proposals(connection: JiraConnection, field: string, query: string): Promise<readonly FieldValue[]>;

  /**
   * The statuses of the project's workflows, by issue type.
   * @throws {JiraFailure} `jira_not_found` when there is no such project.
   */
  statusesOf(connection: JiraConnection, project: string): Promise<readonly StatusesOfType[]>;

  /** Every resolution of the Jira. */
  resolutions(connection: JiraConnection): Promise<readonly JiraResolution[]>;
}
