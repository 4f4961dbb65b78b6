import type { JiraIssueId } from '../../domain/ids.ts';
import type { RemoteLink } from '../../domain/outbound/remote-link.ts';
import type { JiraConnection } from './jira-connection.ts';

/** The links that Jira shows on an issue, to things elsewhere. */
export interface JiraRemoteLinks {
  /**
   * Puts it in the place of the one of the issue that has its global id, or beside those that are there. Again changes
   * nothing.
   * @throws {JiraFailure} `jira_forbidden` when issue linking is off, or the account may not link the issue; `jira_not_found`
   * when it is not shown.
   */
  put(connection: JiraConnection, issueId: JiraIssueId, link: RemoteLink): Promise<void>;

  /**
   * Gone afterwards; also when it was gone before, or the issue is.
   * @throws {JiraFailure} `jira_forbidden` as `put` does.
   */
  remove(connection: JiraConnection, issueId: JiraIssueId, globalId: string): Promise<void>;
}
