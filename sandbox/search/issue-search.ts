import type { Concealments } from '../model/concealment.ts';
import type { FieldCatalog } from '../model/fields/field-catalog.ts';
import type { Issue } from '../model/issue.ts';
import type { Issues } from '../model/issues.ts';
import { mayUser } from '../model/permissions.ts';
import type { Projects } from '../model/projects.ts';
import { refusal } from '../model/refusal.ts';
import type { Statuses } from '../model/statuses.ts';
import type { JiraUser, Users } from '../model/users.ts';
import { testOf } from './clause-test.ts';
import { CHOICES, fieldNamed } from './jql-fields.ts';
import { comparing } from './issue-order.ts';
import { clausesOf, parseJql } from './jql.ts';
import type { Clause, Condition } from './jql.ts';
import type { AskingAt } from './jql-time.ts';

export interface SearchRequest {
  readonly jql: string;
  /** False: a value that does not exist is a warning and fits nothing, in place of 400. */
  readonly validates: boolean;
  readonly asking: AskingAt;
  /** Null: nobody, or anybody. */
  readonly user?: JiraUser | null;
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
  readonly users: Users;
  readonly statuses: Statuses;
  readonly fields: FieldCatalog;
}

/** Finds issues by JQL. */
export class IssueSearch {
  readonly #searched: Searched;

  constructor(searched: Searched) {
    this.#searched = searched;
  }

  /** All that fit and may be seen, in order. @throws {Refusal} 400 for JQL that is not understood or names nothing. */
  find({
    jql,
    validates,
    asking,
    user = null,
    createdUntil = asking.now,
    seesNothing,
  }: SearchRequest): SearchResult {
    const { condition, order } = parseJql(jql);
    const clauses = clausesOf(condition);
    const tests = new Map(
      clauses.map((clause) => [clause, testOf(this.#byId(clause), this.#searched, { ...asking, user })]),
    );
    const wrong = clauses.flatMap((clause) => this.#nothingNamed(clause, seesNothing));
    if (validates && wrong.length > 0) throw refusal(400, ...wrong);

    const { issues, concealments } = this.#searched;
    const found = seesNothing
      ? []
      : issues
          .all()
          .filter((issue) => concealments.of(issue) === null)
          .filter(({ project }) => user === null || mayUser(user, 'BROWSE_PROJECTS', project))
          .filter(({ created }) => created <= createdUntil)
          .filter((issue) => fits(issue, condition, tests));
    return { issues: found.toSorted(comparing(order)), warnings: wrong };
  }

  /** The same clause with issues and projects by id alone, whatever key they were named by. */
  #byId(clause: Clause): Clause {
    const field = fieldNamed(clause.field);
    if (field !== 'id' && field !== 'project') return clause;
    const { issues, projects } = this.#searched;
    const known = field === 'id' ? issues : projects;
    const values = clause.values.map((value) =>
      value.kind === 'text' ? { ...value, text: known.find(value.text)?.id ?? value.text } : value,
    );
    return { ...clause, values };
  }

  /** What is wrong with the values of a clause: one sentence for each that does not exist for who asks. */
  #nothingNamed({ field: written, operator, values }: Clause, seesNothing: boolean): readonly string[] {
    if (operator === '~' || operator === '!~') return [];
    const field = fieldNamed(written);
    const texts = values.flatMap((value) => (value.kind === 'text' ? [value.text] : []));
    if (field === 'id') {
      return texts.filter((text) => seesNothing || !this.#isKnownIssue(text)).map(noIssue);
    }
    const isKnown = (text: string): boolean => {
      if (field === 'project') return !seesNothing && this.#isKnownProject(text);
      const exists = Object.hasOwn(CHOICES, field) ? CHOICES[field]?.exists : null;
      return exists == null || exists(text, this.#searched);
    };
    return texts
      .filter((text) => !isKnown(text))
      .map((text) => `The value '${text}' does not exist for the field '${written}'.`);
  }

  #isKnownProject(idOrKey: string): boolean {
    const project = this.#searched.projects.find(idOrKey);
    if (project === null) return false;
    const concealment = this.#searched.concealments.ofProject(project);
    return concealment === null || concealment === 'archived';
  }

  #isKnownIssue(idOrKey: string): boolean {
    const issue = this.#searched.issues.find(idOrKey);
    return issue !== null && this.#searched.concealments.of(issue) !== 'unknown';
  }
}

function fits(
  issue: Issue,
  condition: Condition,
  tests: ReadonlyMap<Clause, (issue: Issue) => boolean>,
): boolean {
  switch (condition.kind) {
    case 'clause':
      return tests.get(condition.clause)?.(issue) ?? false;
    case 'not':
      return !fits(issue, condition.part, tests);
    case 'all':
      return condition.parts.every((part) => fits(issue, part, tests));
    case 'any':
      return condition.parts.some((part) => fits(issue, part, tests));
  }
}

function noIssue(idOrKey: string): string {
  return /^\d+$/.test(idOrKey)
    ? `A value with ID '${idOrKey}' does not exist for the field 'id'.`
    : `An issue with key '${idOrKey}' does not exist for field 'id'.`;
}
