import type {
  FoundIssues,
  IssueSearch,
  JiraConnection,
  JiraIssues,
  SearchStretch,
} from '../../application/ports/jira-server.ts';
import { own } from '../../domain/foreign-json.ts';
import { understandIssue, type JiraIssue } from '../../domain/jira-issue.ts';
import type { JiraAnswer } from './jira-call.ts';
import { jqlOf } from './jql.ts';
import type { RestCaller } from './rest-caller.ts';

const ISSUE_FIELDS = [
  'summary',
  'status',
  'assignee',
  'resolution',
  'resolutiondate',
  'project',
  'issuetype',
  'updated',
];

/** Issues over the REST API, version 2. */
export class IssueRest implements JiraIssues {
  readonly #rest: RestCaller;

  constructor(rest: RestCaller) {
    this.#rest = rest;
  }

  read(connection: JiraConnection, idOrKey: string): Promise<JiraIssue> {
    return this.#rest.call(
      {
        connection,
        method: 'GET',
        pattern: '/rest/api/2/issue/{issue}',
        placeholder: idOrKey,
        query: `fields=${ISSUE_FIELDS.join(',')}`,
        purpose: `read issue ${idOrKey.slice(0, 80)} in`,
      },
      understandIssue,
    );
  }

  /** By POST, as a query of many ids is too long for an address. */
  search(connection: JiraConnection, search: IssueSearch, stretch: SearchStretch): Promise<FoundIssues> {
    const { startAt, limit } = stretch;
    return this.#rest.call(
      {
        connection,
        method: 'POST',
        pattern: '/rest/api/2/search',
        purpose: 'search for issues in',
        body: {
          jql: jqlOf(search),
          startAt,
          maxResults: limit,
          fields: ISSUE_FIELDS,
          // An id or key that Jira does not show is a warning then, in place of an error for all.
          ...(search.kind === 'ids' || search.kind === 'keys' ? { validateQuery: false } : {}),
        },
      },
      (value, answer) => understandFound(value, answer, startAt),
    );
  }
}

/** Jira may hold `maxResults` to be too many and answer fewer; only `total` tells whether any follow. */
function understandFound(value: unknown, { headers }: JiraAnswer, startAt: number): FoundIssues | null {
  const [rows, total] = [own(value, 'issues'), own(value, 'total')];
  if (!Array.isArray(rows) || typeof total !== 'number') return null;

  const next = startAt + rows.length;
  const answeredAt = Date.parse(headers['date'] ?? '');
  return {
    issues: rows.map(understandIssue).filter((issue) => issue !== null),
    nextStartAt: rows.length > 0 && next < total ? next : null,
    answeredAt: Number.isNaN(answeredAt) ? null : new Date(answeredAt),
  };
}
