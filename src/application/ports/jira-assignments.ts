import type { JiraPerson } from '../../domain/jira-user.ts';
import type { JiraConnection } from './jira-connection.ts';

/** By what Jira names a person: the key, which stays, or the login. */
export type PersonName = { readonly key: string } | { readonly name: string };

/** So many of the people that a search finds Jira tells, and never of those beyond. */
export const MOST_PEOPLE_TOLD = 100;

/** Whom the issues of a Jira are assigned to. */
export interface JiraAssignments {
  /**
   * Those the issue can be assigned to whose login, name or e-mail begins with `query`, in either letter case: a guess of
   * Jira's, to be looked through. At most 100, as Jira tells no more. An e-mail that Jira hides is null.
   * @throws {JiraFailure} also `jira_not_found` when there is no such issue.
   */
  assignable(connection: JiraConnection, issueKey: string, query: string): Promise<readonly JiraPerson[]>;

  /** Null when nobody is called so, or the account may not see people. */
  person(connection: JiraConnection, named: PersonName): Promise<JiraPerson | null>;

  /**
   * Assigns the issue, by id or key, to who has this login; to nobody when it is null. Again changes nothing.
   * @throws {JiraFailure} also `jira_refused` when Jira does not assign it to them, or does not leave issues to nobody;
   * `jira_forbidden` when the account may not assign it, which Jira answers as it does a token that it does not take;
   * `jira_not_found` when there is no such issue.
   */
  assign(connection: JiraConnection, idOrKey: string, name: string | null): Promise<void>;
}
