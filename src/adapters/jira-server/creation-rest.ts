import type {
  CreationPlace,
  JiraCreation,
  MadeIssue,
  MarkedIssue,
} from '../../application/ports/jira-creation.ts';
import type { JiraConnection } from '../../application/ports/jira-server.ts';
import type { CreateField } from '../../domain/creation/create-field.ts';
import {
  understandProject,
  type JiraIssueType,
  type JiraProject,
} from '../../domain/creation/creation-subjects.ts';
import { digitsOf, filledTextOf, own, textOf } from '../../domain/foreign-json.ts';
import type { JiraIssueId } from '../../domain/ids.ts';
import { CreateMetaRest } from './create-meta-rest.ts';
import { quotedInJql } from './jql.ts';
import type { RestCaller } from './rest-caller.ts';

const MOST_MARKED = 10;

/** The making of issues over the REST API, version 2. */
export class CreationRest implements JiraCreation {
  readonly #rest: RestCaller;
  readonly #meta: CreateMetaRest;

  constructor(rest: RestCaller) {
    this.#rest = rest;
    this.#meta = new CreateMetaRest(rest);
  }

  projects(connection: JiraConnection): Promise<readonly JiraProject[]> {
    const purpose = 'list the projects of';
    return this.#rest.call({ connection, method: 'GET', pattern: '/rest/api/2/project', purpose }, (rows) =>
      Array.isArray(rows) ? rows.map(understandProject).filter((project) => project !== null) : null,
    );
  }

  issueTypes(
    connection: JiraConnection,
    project: string,
    version: string | null,
  ): Promise<readonly JiraIssueType[]> {
    return this.#meta.issueTypes({ connection, project, version });
  }

  fields(
    connection: JiraConnection,
    place: CreationPlace,
    version: string | null,
  ): Promise<readonly CreateField[]> {
    return this.#meta.fields({ connection, project: place.project, version }, place.issueTypeId);
  }

  create(connection: JiraConnection, fields: Readonly<Record<string, unknown>>): Promise<MadeIssue> {
    return this.#rest.call(
      {
        connection,
        method: 'POST',
        pattern: '/rest/api/2/issue',
        purpose: 'make an issue in',
        body: { fields },
      },
      understandMade,
    );
  }

  findByLabel(connection: JiraConnection, label: string): Promise<readonly MarkedIssue[]> {
    return this.#find(connection, `labels = ${quotedInJql(label)} ORDER BY id ASC`);
  }

  /** Quoted within the quotes, Jira looks for the words in this order, not for any of them. */
  findByText(connection: JiraConnection, word: string): Promise<readonly MarkedIssue[]> {
    return this.#find(connection, `text ~ ${quotedInJql(`"${word}"`)} ORDER BY id ASC`);
  }

  #find(connection: JiraConnection, jql: string): Promise<readonly MarkedIssue[]> {
    return this.#rest.call(
      {
        connection,
        method: 'POST',
        pattern: '/rest/api/2/search',
        purpose: 'look for an issue of ours in',
        body: { jql, startAt: 0, maxResults: MOST_MARKED, fields: ['labels', 'summary', 'description'] },
      },
      (value) => {
        const rows = own(value, 'issues');
        return Array.isArray(rows) ? rows.map(understandMarked).filter((issue) => issue !== null) : null;
      },
    );
  }
}

function understandMade(value: unknown): MadeIssue | null {
  const [id, key] = [digitsOf(own(value, 'id')), filledTextOf(own(value, 'key'))];
  return id === null || key === null ? null : { id: id as JiraIssueId, key };
}

function understandMarked(value: unknown): MarkedIssue | null {
  const made = understandMade(value);
  if (made === null) return null;
  const fields = own(value, 'fields');
  const labels = own(fields, 'labels');
  return {
    ...made,
    labels: Array.isArray(labels) ? labels.map(textOf).filter((label) => label !== null) : [],
    summary: textOf(own(fields, 'summary')) ?? '',
    description: textOf(own(fields, 'description')) ?? '',
  };
}
