import type { JiraInstance } from '../jira-instance.ts';
import type { CommentVisibility } from '../model/comment-visibility.ts';
import type { Concealment } from '../model/concealment.ts';
import type { Issue } from '../model/issue.ts';
import type { RemoteLink } from '../model/remote-links.ts';
import type { JiraUser } from '../model/users.ts';
import { isRequired, transitionsFrom } from '../model/workflow.ts';
import { given } from './given.ts';
import { commentViewOf, viewOf } from './issue-view.ts';
import type { CommentView, IssueView } from './issue-view.ts';
import { issueTypeNamed, projectNamed, resolutionNamed, statusNamed } from './names.ts';

/** Who acts when nobody is named. */
export const DEFAULT_ACTOR = 'dev1';

export interface Acting {
  /** The login name of who does it; `dev1` when left out. */
  readonly by?: string | undefined;
}

export interface CreateIssue extends Acting {
  /** Key or id. */
  readonly project: string;
  /** By name; Bug when left out. */
  readonly issueType?: string | undefined;
  readonly summary: string;
  readonly description?: string | null | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly assignee?: string | null | undefined;
}

export interface EditIssue extends Acting {
  readonly summary?: string | undefined;
  readonly description?: string | null | undefined;
  readonly labels?: readonly string[] | undefined;
}

export interface TransitionIssue extends Acting {
  /** A transition's id or name, or the name of the status it leads to. */
  readonly to: string;
  /** By name; where the screen asks for one and none is given, it is `Done`. */
  readonly resolution?: string | undefined;
  /** Other fields of the screen, as REST takes them. */
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  readonly comment?: string | undefined;
}

export interface MoveIssue extends Acting {
  /** Key or id. */
  readonly project: string;
  /** By name. */
  readonly status?: string | undefined;
  /** By name. */
  readonly issueType?: string | undefined;
}

export interface WriteComment extends Acting {
  readonly body: string;
  /** Null, or left out at first: whoever sees the issue sees it. */
  readonly visibility?: CommentVisibility | null | undefined;
}

/** Does to issues what people do, as a named user. Issues are named by id, key or former key. */
export class IssueControl {
  readonly #jira: JiraInstance;

  constructor(jira: JiraInstance) {
    this.#jira = jira;
  }

  all(): readonly IssueView[] {
    return this.#jira.issues.all().map(viewOf);
  }

  find(idOrKey: string): IssueView | null {
    const issue = this.#jira.issues.find(idOrKey);
    return issue === null ? null : viewOf(issue);
  }

  /** @throws {Refusal} when there is none. */
  get(idOrKey: string): IssueView {
    return viewOf(this.#issue(idOrKey));
  }

  create({ project, issueType = 'Bug', summary, description, labels, assignee, by }: CreateIssue): IssueView {
    const wanted = {
      project: projectNamed(this.#jira.projects, project),
      issueType: issueTypeNamed(issueType),
      summary,
      description: description ?? null,
      labels: labels ?? [],
      assignee: this.#personOrNobody(assignee ?? null),
    };
    return viewOf(this.#jira.issues.create(wanted, this.#person(by)));
  }

  edit(idOrKey: string, { by, ...edit }: EditIssue): IssueView {
    return viewOf(this.#jira.issues.edit(this.#issue(idOrKey), given(edit), this.#person(by)));
  }

  /**
   * @throws {Refusal} 400 when the workflow has no such transition from the present status.
   * @throws {RangeError} when it has none at all by this name.
   */
  transition(idOrKey: string, { to, resolution, fields, comment, by }: TransitionIssue): IssueView {
    const issue = this.#issue(idOrKey);
    const { workflow } = issue.project;
    const named = ({ id, name, to: status }: (typeof workflow.transitions)[number]) =>
      [id, name, status.name].includes(to);
    const transition =
      transitionsFrom(workflow, issue.status).find(named) ?? workflow.transitions.find(named);
    if (transition === undefined)
      throw new RangeError(`${issue.key} knows no transition ${JSON.stringify(to)}`);

    const asked = resolution ?? (isRequired(transition, 'resolution') ? 'Done' : null);
    const posted = { ...fields, ...(asked === null ? {} : { resolution: { name: asked } }) };
    const onScreen = new Set(transition.screen?.map(({ id }) => id));
    const request = {
      transitionId: transition.id,
      fields: this.#jira.fieldReader.read(posted, { project: issue.project, onScreen }),
      comment: comment === undefined ? null : { body: comment },
    };
    return viewOf(this.#jira.issues.transition(issue, request, this.#person(by)));
  }

  /** The same, as soon as a program has looked at the issue's transitions and before it does anything. */
  transitionMeanwhile(idOrKey: string, request: TransitionIssue): void {
    const { id } = this.#issue(idOrKey);
    this.#jira.meanwhile.afterTransitionsListed(
      (issue) => issue.id === id,
      () => void this.transition(id, request),
    );
  }

  /** As a script may: sets the resolution, or clears it with null, wherever the issue is. @throws {RangeError} */
  setResolution(
    idOrKey: string,
    { resolution, by }: Acting & { readonly resolution: string | null },
  ): IssueView {
    const edit = { resolution: resolution === null ? null : resolutionNamed(resolution) };
    return viewOf(this.#jira.issues.edit(this.#issue(idOrKey), edit, this.#person(by)));
  }

  assign(idOrKey: string, { assignee, by }: Acting & { readonly assignee: string | null }): IssueView {
    const person = this.#personOrNobody(assignee);
    return viewOf(this.#jira.issues.assign(this.#issue(idOrKey), person, this.#person(by)));
  }

  /** To a project, and if said to another status and type on the way. @throws {RangeError} */
  move(idOrKey: string, { project, status, issueType, by }: MoveIssue): IssueView {
    const to = {
      project: projectNamed(this.#jira.projects, project),
      ...(status === undefined ? {} : { status: statusNamed(this.#jira.statuses, status) }),
      ...(issueType === undefined ? {} : { issueType: issueTypeNamed(issueType) }),
    };
    return viewOf(this.#jira.issues.move(this.#issue(idOrKey), to, this.#person(by)));
  }

  delete(idOrKey: string, { by }: Acting = {}): void {
    this.#jira.issues.delete(this.#issue(idOrKey), this.#person(by));
  }

  /** Hides the issue from everybody, or shows it again with null. Nobody is told. */
  conceal(idOrKey: string, concealment: Concealment | null): void {
    this.#jira.concealments.ofIssueIs(this.#issue(idOrKey), concealment);
  }

  /** Hides a project and all that is in it, or shows it again with null. @throws {RangeError} */
  concealProject(idOrKey: string, concealment: Concealment | null): void {
    this.#jira.concealments.ofProjectIs(projectNamed(this.#jira.projects, idOrKey), concealment);
  }

  comment(idOrKey: string, { by, ...written }: WriteComment): CommentView {
    const comment = this.#jira.issues.comments.add(this.#issue(idOrKey), given(written), this.#person(by));
    return commentViewOf(comment);
  }

  /** Leaves the visibility as it is when none is given. */
  editComment(idOrKey: string, id: string, { by, ...written }: WriteComment): CommentView {
    const issue = this.#issue(idOrKey);
    const edit = { id, ...given(written) };
    return commentViewOf(this.#jira.issues.comments.edit(issue, edit, this.#person(by)));
  }

  deleteComment(idOrKey: string, commentId: string, { by }: Acting = {}): void {
    this.#jira.issues.comments.delete(this.#issue(idOrKey), commentId, this.#person(by));
  }

  /** What the issue is linked to elsewhere. */
  remoteLinks(idOrKey: string): readonly RemoteLink[] {
    return this.#jira.remoteLinks.of(this.#issue(idOrKey));
  }

  #issue(idOrKey: string): Issue {
    return this.#jira.issues.get(idOrKey);
  }

  #person(name: string = DEFAULT_ACTOR): JiraUser {
    return this.#jira.users.get(name);
  }

  #personOrNobody(name: string | null): JiraUser | null {
    return name === null ? null : this.#jira.users.get(name);
  }
}
