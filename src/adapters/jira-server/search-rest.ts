import type { JiraConnection } from '../../application/ports/jira-connection.ts';
import type { JiraSearch } from '../../application/ports/jira-search.ts';
import { understandFieldValue, type FieldValue } from '../../domain/field-value.ts';
import { own } from '../../domain/foreign-json.ts';
import { understandUser, type JiraUser } from '../../domain/jira-user.ts';
import { understandStatusesOfType, type StatusesOfType } from '../../domain/project-statuses.ts';
import { understandResolution, type JiraResolution } from '../../domain/resolution-rule.ts';
import type { RestCaller } from './rest-caller.ts';

/** Jira tells no more, however it is asked. */
const MOST_USERS = '100';

/** What a Jira has to choose from, over the REST API, version 2. */
export class SearchRest implements JiraSearch {
  readonly #rest: RestCaller;

  constructor(rest: RestCaller) {
    this.#rest = rest;
  }

  assignable(connection: JiraConnection, project: string, query: string): Promise<readonly JiraUser[]> {
    const asked = new URLSearchParams({ project, username: query, maxResults: MOST_USERS });
    return this.#rest.call(
      {
        connection,
        method: 'GET',
        pattern: '/rest/api/2/user/assignable/search',
        query: asked.toString(),
        purpose: 'search for people of',
      },
      (rows) => understood(rows, understandUser),
    );
  }

  proposals(connection: JiraConnection, field: string, query: string): Promise<readonly FieldValue[]> {
    const asked = new URLSearchParams({ fieldName: field, fieldValue: query });
    return this.#rest.call(
      {
        connection,
        method: 'GET',
        pattern: '/rest/api/2/jql/autocompletedata/suggestions',
        query: asked.toString(),
        purpose: `list values of ${field.slice(0, 80)} in`,
      },
      (value) => understood(own(value, 'results'), understandFieldValue),
    );
  }

  statusesOf(connection: JiraConnection, project: string): Promise<readonly StatusesOfType[]> {
    return this.#rest.call(
      {
        connection,
        method: 'GET',
        pattern: '/rest/api/2/project/{project}/statuses',
        placeholder: project,
        purpose: `list the statuses of project ${project.slice(0, 80)} in`,
      },
      (rows) => understood(rows, understandStatusesOfType),
    );
  }

  resolutions(connection: JiraConnection): Promise<readonly JiraResolution[]> {
    const purpose = 'list the resolutions of';
    return this.#rest.call(
      { connection, method: 'GET', pattern: '/rest/api/2/resolution', purpose },
      (rows) => understood(rows, understandResolution),
    );
  }
}

/** The rows that say something; null when there is no list. */
function understood<Meaning>(
  rows: unknown,
  understand: (row: unknown) => Meaning | null,
): readonly Meaning[] | null {
  return Array.isArray(rows) ? rows.map(understand).filter((row) => row !== null) : null;
}
