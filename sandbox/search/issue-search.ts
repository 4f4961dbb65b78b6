import type { Concealments } from '../model/concealment.ts';
import type { Issue } from '../model/issue.ts';
import type { Issues } from '../model/issues.ts';
import type { Projects } from '../model/projects.ts';
import { refusal } from '../model/refusal.ts';
import { parseJql } from './jql.ts';
import type { Clause, Order } from './jql.ts';
import { indexedTime, momentOf } from './jql-time.ts';
import type { AskingAt } from './jql-time.ts';
import { fitsText } from './text-query.ts';

export interface SearchRequest {
  readonly jql: string;
  /** False: a value that does not exist is a warning and fits nothing, in place of 400. */
  readonly validates: boolean;
  readonly asking: AskingAt;
  /** Issues that were created later are not in the index yet. */
  readonly createdUntil?: number;
  /** Who asks may see no project. */
  readonly seesNothing: boolean;
}

export interface SearchResult {
  readonly issues: readonly Issue[];
  readonly warnings: readonly string[];
}

interface Searched {
  readonly issues: Issues;
  readonly projects: Projects;
  readonly concealments: Concealments;
}

/** Finds issues by JQL. */
export class IssueSearch {
  readonly #issues: Issues;
  readonly #projects: Projects;
  readonly #concealments: Concealments;

  constructor({ issues, projects, concealments }: Searched) {
    this.#issues = issues;
    this.#projects = projects;
    this.#concealments = concealments;
  }

  /** All that fit and may be seen, in order. @throws {Refusal} 400 for JQL that is not understood or names nothing. */
  find({ jql, validates, asking, createdUntil = asking.now, seesNothing }: SearchRequest): SearchResult {
    const { clauses, order } = parseJql(jql);
    const wrong = clauses.flatMap((clause) => this.#nothingNamed(clause, seesNothing));
    if (validates && wrong.length > 0) throw refusal(400, ...wrong);

    const tests = clauses.map((clause) => this.#test(clause, asking));
    const found = seesNothing
      ? []
      : this.#issues
          .all()
          .filter((issue) => this.#concealments.of(issue) === null)
          .filter(({ created }) => created <= createdUntil)
          .filter((issue) => tests.every((test) => test(issue)));
    return { issues: found.toSorted(comparing(order)), warnings: wrong };
  }

  /** What is wrong with the values of a clause: one sentence for each that does not exist for who asks. */
  #nothingNamed(clause: Clause, seesNothing: boolean): readonly string[] {
    if (clause.kind !== 'list') return [];
    const { field, values } = clause;
    if (field === 'project') {
      return values
        .filter((value) => seesNothing || !this.#isKnownProject(value))
        .map((value) => `The value '${value}' does not exist for the field 'project'.`);
    }
    if (field === 'labels') return [];
    return values
      .filter((value) => seesNothing || !this.#isKnownIssue(value))
      .map((value) =>
        /^\d+$/.test(value)
          ? `A value with ID '${value}' does not exist for the field 'id'.`
          : `An issue with key '${value}' does not exist for field 'id'.`,
      );
  }

  #isKnownProject(idOrKey: string): boolean {
    const project = this.#projects.find(idOrKey);
    if (project === null) return false;
    const concealment = this.#concealments.ofProject(project);
    return concealment === null || concealment === 'archived';
  }

  #isKnownIssue(idOrKey: string): boolean {
    const issue = this.#issues.find(idOrKey);
    return issue !== null && this.#concealments.of(issue) !== 'unknown';
  }

  #test(clause: Clause, asking: AskingAt): (issue: Issue) => boolean {
    if (clause.kind === 'text') return (issue) => fitsText(issue, clause.query);
    if (clause.kind === 'time') {
      const { field, is, value } = clause;
      const bound = momentOf(value, field, asking);
      const indexedUntil = asking.now - asking.lagMs;
      return (issue) => issue.updated <= indexedUntil && compares(indexedTime(issue[field]), bound)[is];
    }
    const { field, values } = clause;
    switch (field) {
      case 'project': {
        const wanted = new Set(values.map((value) => this.#projects.find(value)?.id));
        return ({ project }) => wanted.has(project.id);
      }
      case 'labels':
        return ({ labels }) => values.some((value) => labels.includes(value));
      case 'id': {
        const wanted = new Set(values.map((value) => this.#issues.find(value)?.id));
        return ({ id }) => wanted.has(id);
      }
    }
  }
}

function compares(left: number, right: number) {
  return { '>=': left >= right, '>': left > right, '<=': left <= right, '<': left < right };
}

/** Where the order leaves two alike, the lower id comes first. */
function comparing(order: readonly Order[]): (one: Issue, other: Issue) => number {
  const all: readonly Order[] = [...order, { by: 'id', direction: 'ASC' }];
  return (one, other) => {
    for (const { by, direction } of all) {
      const difference = by === 'key' ? compareKeys(one, other) : Number(one[by]) - Number(other[by]);
      if (difference !== 0) return direction === 'ASC' ? difference : -difference;
    }
    return 0;
  };
}

function compareKeys(one: Issue, other: Issue): number {
  return (
    one.project.key.localeCompare(other.project.key) ||
    Number(one.key.split('-').at(-1)) - Number(other.key.split('-').at(-1))
  );
}
