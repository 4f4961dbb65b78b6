import {
  MOST_PEOPLE_TOLD,
  type JiraAssignments,
  type PersonName,
} from '../../application/ports/jira-assignments.ts';
import { JiraFailure } from '../../application/ports/jira-failure.ts';
import type { JiraAccounts, JiraConnection } from '../../application/ports/jira-server.ts';
import { understandPerson, type JiraPerson } from '../../domain/jira-user.ts';
import { toldApart } from './permission-refusal.ts';
import type { RestCaller } from './rest-caller.ts';

/** As many as Jira tells by itself: a page of fewer is the last. */
const PAGE = 50;

/** Whom issues are assigned to, over the REST API, version 2. */
export class AssignmentRest implements JiraAssignments {
  readonly #rest: RestCaller;
  readonly #accounts: JiraAccounts;

  constructor(rest: RestCaller, accounts: JiraAccounts) {
    this.#rest = rest;
    this.#accounts = accounts;
  }

  async assignable(
    connection: JiraConnection,
    issueKey: string,
    query: string,
  ): Promise<readonly JiraPerson[]> {
    const people: JiraPerson[] = [];
    for (let startAt = 0; startAt < MOST_PEOPLE_TOLD; startAt += PAGE) {
      const search = new URLSearchParams({
        issueKey,
        username: query,
        startAt: String(startAt),
        maxResults: String(PAGE),
      });
      const page = await this.#page(connection, search);
      people.push(...page.people);
      if (page.rows < PAGE) break;
    }
    return people;
  }

  async person(connection: JiraConnection, named: PersonName): Promise<JiraPerson | null> {
    const query = 'key' in named ? { key: named.key } : { username: named.name };
    try {
      return await this.#rest.call(
        {
          connection,
          method: 'GET',
          pattern: '/rest/api/2/user',
          query: new URLSearchParams(query).toString(),
          purpose: 'look for a person in',
        },
        understandPerson,
      );
    } catch (error) {
      if (error instanceof JiraFailure && isNobody(error)) return null;
      throw error;
    }
  }

  assign(connection: JiraConnection, idOrKey: string, name: string | null): Promise<void> {
    const call = this.#rest.call(
      {
        connection,
        method: 'PUT',
        pattern: '/rest/api/2/issue/{issue}/assignee',
        placeholder: idOrKey,
        purpose: `assign issue ${idOrKey.slice(0, 80)} in`,
        body: { name },
      },
      () => true,
    );
    return toldApart(call, { connection, accounts: this.#accounts }).then(() => undefined);
  }

  #page(
    connection: JiraConnection,
    search: URLSearchParams,
  ): Promise<{ readonly people: readonly JiraPerson[]; readonly rows: number }> {
    return this.#rest.call(
      {
        connection,
        method: 'GET',
        pattern: '/rest/api/2/user/assignable/search',
        query: search.toString(),
        purpose: 'look for people to assign an issue to in',
      },
      (rows) =>
        Array.isArray(rows)
          ? { people: rows.map(understandPerson).filter((one) => one !== null), rows: rows.length }
          : null,
    );
  }
}

function isNobody({ code }: JiraFailure): boolean {
  return code === 'jira_not_found' || code === 'jira_forbidden';
}
