import type { JiraIssueId } from '../../domain/ids.ts';
import type { JiraTransition } from '../../domain/outbound/jira-transition.ts';
import type { JiraConnection } from './jira-connection.ts';

/** A transition, and what is given on its way. */
export interface TransitionStep {
  readonly transitionId: string;
  /** By field id, in the shape that Jira's REST interface takes. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Operations on fields that are not simply set, such as a comment that is added; by field id. */
  readonly update: Readonly<Record<string, unknown>>;
}

/** What may be done with issues of Jira from the status they have, and doing it. */
export interface JiraTransitions {
  /**
   * What the account may do with the issue as it is now, asked anew each time, with the fields Jira tells of. None when
   * the account may not transition it.
   * @throws {JiraFailure} `jira_not_found` when it is not shown.
   */
  list(connection: JiraConnection, issueId: JiraIssueId): Promise<readonly JiraTransition[]>;

  /**
   * The issue has the transition's status once this resolves.
   * @throws {JiraFailure} `jira_refused` when the status it has by now has no such transition, and, with a message for
   * each field in question, when its screen wants one or does not take one; nothing is changed then. `jira_forbidden`
   * when the account may not transition it.
   */
  perform(connection: JiraConnection, issueId: JiraIssueId, step: TransitionStep): Promise<void>;
}
