import type { Knex } from 'knex';
import type { JiraIssueRef } from '../../domain/ids.ts';
import type { LinkedIssues } from '../../application/ports/linked-issues.ts';
import { Gathered } from './gathered.ts';
import { storableText } from './rows/storable.ts';
import { TABLES } from './rows/tables.ts';

/** What is asked at once is one statement. */
export class KnexLinkedIssues implements LinkedIssues {
  readonly #knex: Knex;
  readonly #gathered: Gathered<JiraIssueRef, boolean>;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#gathered = new Gathered({ ask: (issues) => this.#areLinked(issues) });
  }

  isLinked(issue: JiraIssueRef): Promise<boolean> {
    return this.#gathered.ask(issue);
  }

  async #areLinked(issues: readonly JiraIssueRef[]): Promise<readonly boolean[]> {
    const { rows } = await this.#knex.raw<{ rows: readonly { readonly place: string }[] }>(FIND_LINKED, [
      issues.map(({ integrationId }) => storableText(integrationId)),
      issues.map(({ jiraIssueId }) => storableText(jiraIssueId)),
    ]);
    const linked = new Set(rows.map(({ place }) => Number(place)));
    return issues.map((_, index) => linked.has(index + 1));
  }
}

/** The places of those that are linked, counted from 1. */
const FIND_LINKED = `
  select asked.place
  from unnest(?::text[], ?::text[]) with ordinality as asked (integration_id, jira_issue_id, place)
  where exists (
    select from ${TABLES.link} link
    where link.integration_id = asked.integration_id and link.jira_issue_id = asked.jira_issue_id
      and link.state not in ('deleted', 'unlinked')
  )
`;
