import type { CreateField } from '../../domain/creation/create-field.ts';
import type { JiraIssueType, JiraProject } from '../../domain/creation/creation-subjects.ts';
import type { JiraIssueId } from '../../domain/ids.ts';
import type { JiraConnection } from './jira-connection.ts';

/** Where an issue is to be made. */
export interface CreationPlace {
  /** The numeric id or the key of the project. */
  readonly project: string;
  /** Of the issue type. */
  readonly issueTypeId: string;
}

/** An issue that was made: its numeric id, and the key it has. */
export interface MadeIssue {
  readonly id: JiraIssueId;
  readonly key: string;
}

/** An issue that holds a marker, with the texts a marker may be in. */
export interface MarkedIssue extends MadeIssue {
  readonly labels: readonly string[];
  readonly summary: string;
  readonly description: string;
}

/** How issues are made in a Jira. `version` is the one that is known of it, null when none is; an old one does no harm. */
export interface JiraCreation {
  /** Every project that the account sees, but those that are archived. In which it may make issues, `issueTypes` tells. */
  projects(connection: JiraConnection): Promise<readonly JiraProject[]>;

  /**
   * All the types that an issue of the project can have.
   * @throws {JiraFailure} `jira_not_found` or `jira_refused` when there is no such project, or the account may make no
   * issue in it.
   */
  issueTypes(
    connection: JiraConnection,
    project: string,
    version: string | null,
  ): Promise<readonly JiraIssueType[]>;

  /** All the fields of the screen on which such an issue is made. @throws {JiraFailure} as `issueTypes` does. */
  fields(
    connection: JiraConnection,
    place: CreationPlace,
    version: string | null,
  ): Promise<readonly CreateField[]>;

  /**
   * Makes an issue with these fields, by id, in the shapes that Jira's REST interface takes.
   * @throws {JiraFailure} `jira_unreachable` or `jira_unexpected_answer` when nobody can tell whether it was made; any
   * other says that it was not, with Jira's words per field where it has some.
   */
  create(connection: JiraConnection, fields: Readonly<Record<string, unknown>>): Promise<MadeIssue>;

  /** The issues with this label, at most 10, the oldest first. An issue made just now may not be found yet. */
  findByLabel(connection: JiraConnection, label: string): Promise<readonly MarkedIssue[]>;

  /** As `findByLabel`: those whose summary or description may hold this word; whether they do, their texts tell. */
  findByText(connection: JiraConnection, word: string): Promise<readonly MarkedIssue[]>;
}
