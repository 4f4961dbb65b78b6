import type { Clock } from '../../application/ports/clock.ts';
import type {
  CreationPlace,
  JiraCreation,
  MadeIssue,
  MarkedIssue,
} from '../../application/ports/jira-creation.ts';
import { JiraFailure } from '../../application/ports/jira-failure.ts';
import type { JiraConnection } from '../../application/ports/jira-server.ts';
import type { CreateField } from '../../domain/creation/create-field.ts';
import type { JiraIssueType, JiraProject } from '../../domain/creation/creation-subjects.ts';
import { idTextOf, own, textOf } from '../../domain/foreign-json.ts';
import type { JiraIssueId } from '../../domain/ids.ts';
import type { InMemoryJiraIssues } from './in-memory-jira-issues.ts';

/** A type of issue with the screen on which one is made. */
export interface GivenIssueType extends JiraIssueType {
  readonly fields: readonly CreateField[];
}

type Answer = <Result>(
  call: keyof JiraCreation,
  connection: JiraConnection,
  answer: () => Result,
) => Promise<Result>;

const MOST_MARKED = 10;
const FIRST_STATUS = { id: '1', name: 'To Do', category: 'new' } as const;

/** The making of issues in a Jira in memory: what its screens ask for, what was made, and how the answers go. */
export class InMemoryJiraCreation {
  readonly #clock: Clock;
  readonly #issues: InMemoryJiraIssues;
  readonly #projects = new Map<string, { readonly project: JiraProject; types: readonly GivenIssueType[] }>();
  readonly #made: (MarkedIssue & { readonly fields: Readonly<Record<string, unknown>> })[] = [];
  #refusal: Readonly<Record<string, string>> | null = null;
  #answersLost = 0;
  #isIndexBehind = false;
  #lastId = 20_000;

  constructor(issues: InMemoryJiraIssues, clock: Clock) {
    this.#issues = issues;
    this.#clock = clock;
  }

  /** Everything that was made, the oldest first, with the fields as they were sent. */
  get made(): readonly (MadeIssue & { readonly fields: Readonly<Record<string, unknown>> })[] {
    return this.#made;
  }

  /** Puts a project in place of the one with its id. */
  putProject(project: JiraProject, types: readonly GivenIssueType[]): void {
    this.#projects.set(project.id, { project, types });
  }

  removeProject(id: string): void {
    this.#projects.delete(id);
  }

  /** Has Jira refuse whatever is made, with these words per field; null takes that back. */
  refuse(words: Readonly<Record<string, string>> | null): void {
    this.#refusal = words;
  }

  /** Has so many issues be made without anybody being told of it. */
  loseAnswers(times: number): void {
    this.#answersLost = times;
  }

  /** Has searches find nothing of what is made, until told otherwise. */
  letIndexLag(isBehind = true): void {
    this.#isIndexBehind = isBehind;
  }

  /** These as a JiraServer has them, each answered by way of `answer`. */
  over(answer: Answer): JiraCreation {
    return {
      projects: (connection) =>
        answer('projects', connection, () => [...this.#projects.values()].map(({ project }) => project)),
      issueTypes: (connection, project) =>
        answer('issueTypes', connection, () =>
          this.#typesOf(project).map(({ id, name, isSubtask }) => ({ id, name, isSubtask })),
        ),
      fields: (connection, place) => answer('fields', connection, () => this.#typeAt(place).fields),
      create: (connection, fields) => answer('create', connection, () => this.#make(fields)),
      findByLabel: (connection, label) =>
        answer('findByLabel', connection, () => this.#find(({ labels }) => labels.includes(label))),
      findByText: (connection, word) =>
        answer('findByText', connection, () =>
          this.#find(({ summary, description }) => `${summary}\n${description}`.includes(word)),
        ),
    };
  }

  #make(fields: Readonly<Record<string, unknown>>): MadeIssue {
    const [project, issueTypeId] = ['project', 'issuetype'].map((name) => idTextOf(own(fields[name], 'id')));
    const place = { project: project ?? '', issueTypeId: issueTypeId ?? '' };
    this.#check(fields, place);

    const known = this.#projects.get(place.project)?.project;
    const id = String((this.#lastId += 1));
    const key = `${known?.key ?? 'NONE'}-${this.#made.length + 101}`;
    const labels = fields['labels'];
    const summary = textOf(fields['summary']) ?? '';
    const updatedAt = this.#clock.now();
    this.#issues.put({ id, key, projectId: place.project, summary, status: FIRST_STATUS, updatedAt });
    this.#made.push({
      id: id as JiraIssueId,
      key,
      labels: Array.isArray(labels) ? labels.map(String) : [],
      summary,
      description: textOf(fields['description']) ?? '',
      fields,
    });
    if (this.#answersLost > 0) {
      this.#answersLost -= 1;
      throw new JiraFailure('jira_unreachable', 'The connection broke off before Jira answered.');
    }
    return { id: id as JiraIssueId, key };
  }

  /** Names every field that is not as it should be, as Jira does. */
  #check(fields: Readonly<Record<string, unknown>>, place: CreationPlace): void {
    const screen = this.#typeAt(place).fields;
    const errors: Record<string, string> = { ...this.#refusal };
    for (const { id, name, isRequired, hasDefault } of screen)
      if (isRequired && !hasDefault && fields[id] === undefined && !ALWAYS.includes(id))
        errors[id] = `${name} is required.`;
    for (const id of Object.keys(fields))
      if (!ALWAYS.includes(id) && !screen.some((field) => field.id === id))
        errors[id] = `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;
    if (Object.keys(errors).length === 0) return;
    throw new JiraFailure('jira_refused', 'Could not make an issue: Jira refuses the request (400).', {
      status: 400,
      fieldMessages: errors,
    });
  }

  #typesOf(project: string): readonly GivenIssueType[] {
    const found = [...this.#projects.values()].find(
      ({ project: { id, key } }) => id === project || key === project,
    );
    if (found !== undefined) return found.types;
    throw new JiraFailure('jira_not_found', `There is no project ${project}.`, { status: 404 });
  }

  #typeAt({ project, issueTypeId }: CreationPlace): GivenIssueType {
    const type = this.#typesOf(project).find(({ id }) => id === issueTypeId);
    if (type !== undefined) return type;
    throw new JiraFailure('jira_refused', 'The issue type selected is invalid.', {
      status: 400,
      fieldMessages: { issuetype: 'The issue type selected is invalid.' },
    });
  }

  #find(isMarked: (issue: MarkedIssue) => boolean): readonly MarkedIssue[] {
    if (this.#isIndexBehind) return [];
    return this.#made
      .filter(isMarked)
      .slice(0, MOST_MARKED)
      .map(({ id, key, labels, summary, description }) => ({ id, key, labels, summary, description }));
  }
}

const ALWAYS: readonly string[] = ['project', 'issuetype'];
