import { changesBetween } from './change-items.ts';
import { IssueComments } from './issue-comments.ts';
import type { NewComment } from './issue-comments.ts';
import type { Issue, IssueEdit } from './issue.ts';
import type { Changelog, IssueChange } from './issue-change.ts';
import { IssueRegister } from './issue-register.ts';
import { fieldRefusal, issueNotFound } from './refusal.ts';
import { DEFAULT_ISSUE_TYPE } from './issue-types.ts';
import type { IssueType } from './issue-types.ts';
import type { Project } from './projects.ts';
import { summaryProblem } from './summary.ts';
import { checkScreen, chosenTransition } from './transition-choice.ts';
import type { JiraUser } from './users.ts';

export interface IssuesOptions {
  readonly now: () => number;
  /** Called once for each change, when it has been made. */
  readonly onChange: (change: IssueChange) => void;
  /** What people call a field. */
  readonly fieldName: (id: string) => string;
}

export interface NewIssue {
  readonly project: Project;
  readonly summary: string;
  readonly issueType?: IssueType;
  readonly description?: string | null;
  readonly labels?: readonly string[];
  readonly assignee?: JiraUser | null;
  readonly reporter?: JiraUser;
  readonly values?: Issue['values'];
}

export interface TransitionRequest {
  readonly transitionId: string;
  /** What was chosen on the screen. */
  readonly fields?: IssueEdit;
  readonly comment?: NewComment | null;
}

export type IssueMove = Pick<Issue, 'project'> & Partial<Pick<Issue, 'status' | 'issueType'>>;

/** The issues and what people may do with them. Every change moves `updated` on and is told to `onChange`. */
export class Issues {
  readonly comments: IssueComments;
  readonly #register = new IssueRegister();
  readonly #options: IssuesOptions;
  readonly #lastChangelogs = new Map<string, Changelog>();
  #lastChangelogId = 10_200;

  constructor(options: IssuesOptions) {
    this.#options = options;
    this.comments = new IssueComments({
      now: options.now,
      tell: options.onChange,
      keep: (issue) => this.#keepNewer(issue),
    });
  }

  all(): readonly Issue[] {
    return this.#register.all();
  }

  find(idOrKey: string): Issue | null {
    return this.#register.find(idOrKey);
  }

  /** @throws {Refusal} 404 when there is none. */
  get(idOrKey: string): Issue {
    const issue = this.find(idOrKey);
    if (issue === null) throw issueNotFound();
    return issue;
  }

  create(wanted: NewIssue, by: JiraUser): Issue {
    checkSummary(wanted.summary);
    const now = this.#options.now();
    const issue: Issue = {
      id: this.#register.nextId(),
      key: this.#register.nextKey(wanted.project),
      project: wanted.project,
      issueType: wanted.issueType ?? DEFAULT_ISSUE_TYPE,
      summary: wanted.summary,
      description: wanted.description ?? null,
      labels: wanted.labels ?? [],
      status: wanted.project.workflow.initial,
      resolution: null,
      resolutionDate: null,
      assignee: wanted.assignee ?? null,
      reporter: wanted.reporter ?? by,
      creator: by,
      created: now,
      updated: now,
      comments: [],
      values: wanted.values ?? {},
    };
    this.#register.keep(issue);
    this.#options.onChange({ kind: 'issue_created', by, issue });
    return issue;
  }

  edit(issue: Issue, edit: IssueEdit, by: JiraUser): Issue {
    if (edit.summary !== undefined) checkSummary(edit.summary);
    return this.#change(issue, this.#edited(issue, edit), { by, eventType: 'issue_updated' });
  }

  assign(issue: Issue, assignee: JiraUser | null, by: JiraUser): Issue {
    return this.#change(issue, { ...issue, assignee }, { by, eventType: 'issue_assigned' });
  }

  /**
   * First the screen is filled in, then the workflow does to the resolution what it always does.
   * @throws {Refusal} 400 when the workflow has no such transition from here for `by`, or its screen says no.
   */
  transition(issue: Issue, { transitionId, fields = {}, comment }: TransitionRequest, by: JiraUser): Issue {
    const transition = chosenTransition(issue, transitionId, by);
    const { values, ...own } = fields;
    const posted = new Set([...Object.keys(own), ...Object.keys(values ?? {})]);
    checkScreen(transition, posted, this.#options.fieldName);
    const filledIn = { ...this.#edited(issue, fields), status: transition.to };
    const after =
      transition.resolution === 'kept'
        ? filledIn
        : this.#edited(filledIn, { resolution: transition.resolution });
    const added = comment == null ? null : this.comments.written(comment, by);
    const commented = added === null ? after : { ...after, comments: [...after.comments, added] };
    const kept = this.#keepNewer(commented);
    if (added !== null) this.#options.onChange({ kind: 'comment_created', by, issue: kept, comment: added });
    this.#tell(issue, kept, { by, eventType: transition.eventType, comment: added });
    return kept;
  }

  /** Gives the issue a key in the project; its id stays, and the old key still finds it. */
  move(issue: Issue, to: IssueMove, by: JiraUser): Issue {
    if (issue.project.id === to.project.id) return issue;
    const moved = { ...issue, ...to, key: this.#register.nextKey(to.project) };
    return this.#change(issue, moved, { by, eventType: 'issue_moved' });
  }

  delete(issue: Issue, by: JiraUser): void {
    this.#register.remove(issue);
    const lastChangelog = this.#lastChangelogs.get(issue.id) ?? null;
    this.#options.onChange({ kind: 'issue_deleted', by, issue, lastChangelog });
  }

  /** Shows everybody as they are now, also where they acted before; no issue is updated by that. */
  personChanged(person: JiraUser): void {
    const now = <Person extends JiraUser | null>(user: Person) => (user?.key === person.key ? person : user);
    for (const issue of this.all()) {
      const comments = issue.comments.map((comment) => ({
        ...comment,
        author: now(comment.author),
        updateAuthor: now(comment.updateAuthor),
      }));
      const { reporter, creator, assignee } = issue;
      const people = { reporter: now(reporter), creator: now(creator), assignee: now(assignee) };
      this.#register.keep({ ...issue, comments, ...people });
    }
  }

  /** Gives the issues of a project the keys that go with its own. Nobody is told, and none is updated by that. */
  projectChanged(project: Project): void {
    for (const issue of this.all().filter(({ project: { id } }) => id === project.id)) {
      const key = `${project.key}-${issue.key.split('-').at(-1) ?? ''}`;
      this.#register.keep({ ...issue, project, key });
    }
  }

  /** A resolution that is given stands from now, also when it is the same again. */
  #edited(issue: Issue, { values, ...own }: IssueEdit): Issue {
    const edited = { ...issue, ...own, values: { ...issue.values, ...values } };
    if (own.resolution === undefined) return edited;
    return { ...edited, resolutionDate: own.resolution === null ? null : this.#options.now() };
  }

  #change(before: Issue, after: Issue, { by, eventType }: { by: JiraUser; eventType: string }): Issue {
    const kept = this.#keepNewer(after);
    this.#tell(before, kept, { by, eventType, comment: null });
    return kept;
  }

  #tell(
    before: Issue,
    issue: Issue,
    how: Pick<IssueChange & { kind: 'issue_updated' }, 'by' | 'eventType' | 'comment'>,
  ): void {
    this.#lastChangelogId += 1;
    const changelog = {
      id: String(this.#lastChangelogId),
      items: changesBetween(before, issue, this.#options.fieldName),
    };
    this.#lastChangelogs.set(issue.id, changelog);
    this.#options.onChange({ kind: 'issue_updated', issue, changelog, ...how });
  }

  #keepNewer(issue: Issue): Issue {
    const last = this.#register.find(issue.id)?.updated ?? 0;
    const newer = { ...issue, updated: Math.max(this.#options.now(), last + 1) };
    this.#register.keep(newer);
    return newer;
  }
}

/** @throws {Refusal} 400 */
function checkSummary(summary: string): void {
  const problem = summaryProblem(summary);
  if (problem !== null) throw fieldRefusal({ summary: problem });
}
