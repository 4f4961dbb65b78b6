import type { JiraInstance } from '../jira-instance.ts';
import type { Project } from '../model/projects.ts';
import type { NewStatus, Status, StatusCategoryKey } from '../model/statuses.ts';
import type { Transition, Workflow } from '../model/workflow.ts';
import { PLAIN_TRANSITION } from '../model/workflows.ts';
import { projectNamed, resolutionNamed } from './names.ts';

/** Statuses go by name, or by id where two have one name. */
export interface DefineTransition {
  readonly name: string;
  /** From every status when left out. */
  readonly from?: readonly string[] | undefined;
  readonly to: string;
  /** The screen: `required` is false and `listed` true when left out. Without any fields there is no screen. */
  readonly fields?: readonly DefineTransitionField[] | null | undefined;
  /** What the workflow makes of the resolution: the one of this name, none (null), or what it is, when left out. */
  readonly resolution?: string | null | undefined;
  /** The permission it takes. */
  readonly condition?: string | null | undefined;
  /** What a validator says to everybody who tries. */
  readonly refusal?: string | null | undefined;
  readonly hidesTarget?: boolean | undefined;
  /** What the webhook calls the event; `issue_generic` when left out. */
  readonly event?: string | undefined;
}

export interface DefineTransitionField {
  readonly id: string;
  readonly required?: boolean | undefined;
  readonly listed?: boolean | undefined;
}

export interface DefineWorkflow {
  readonly name?: string | undefined;
  /** The first is where issues begin. Those that are new need a category. */
  readonly statuses: readonly NewStatus[];
  readonly transitions: readonly (DefineTransition & { readonly id: string })[];
}

export interface WorkflowView {
  readonly name: string;
  readonly statuses: readonly {
    readonly id: string;
    readonly name: string;
    readonly category: StatusCategoryKey;
  }[];
  readonly transitions: readonly {
    readonly id: string;
    readonly name: string;
    readonly from: readonly string[] | null;
    readonly to: string;
  }[];
}

/** Gives projects workflows of their own, and changes these while programs are at work. */
export class WorkflowControl {
  readonly #jira: JiraInstance;

  constructor(jira: JiraInstance) {
    this.#jira = jira;
  }

  get(project: string): WorkflowView {
    return viewOf(this.#project(project).workflow);
  }

  /** Issues stay in the status they are in, whether the workflow has it or not. @throws {RangeError} */
  define(project: string, { name, statuses, transitions }: DefineWorkflow): WorkflowView {
    const found = this.#project(project);
    const known = statuses.map((status) => this.#jira.statuses.named(status));
    const [initial] = known;
    if (initial === undefined) throw new RangeError('a workflow needs a status');
    return this.#change(found, {
      name: name ?? `${found.key} workflow`,
      initial,
      statuses: known,
      transitions: transitions.map((each) => this.#transition(each, known)),
    });
  }

  /** Adds a transition, or replaces the one of this id. @throws {RangeError} */
  putTransition(project: string, id: string, transition: DefineTransition): WorkflowView {
    const found = this.#project(project);
    const made = this.#transition({ ...transition, id }, found.workflow.statuses);
    const others = found.workflow.transitions.filter((each) => each.id !== id);
    return this.#change(found, { ...found.workflow, transitions: [...others, made] });
  }

  /** @throws {RangeError} when there is none of this id. */
  removeTransition(project: string, id: string): WorkflowView {
    const found = this.#project(project);
    const left = found.workflow.transitions.filter((each) => each.id !== id);
    if (left.length === found.workflow.transitions.length) {
      throw new RangeError(`the workflow of ${found.key} has no transition ${id}`);
    }
    return this.#change(found, { ...found.workflow, transitions: left });
  }

  /** Removes it as soon as a program has looked at the transitions of an issue of the project. @throws {RangeError} */
  removeTransitionMeanwhile(project: string, id: string): void {
    const { id: projectId } = this.#project(project);
    this.#jira.meanwhile.afterTransitionsListed(
      (issue) => issue.project.id === projectId,
      () => void this.removeTransition(projectId, id),
    );
  }

  #transition(
    {
      id,
      name,
      from,
      to,
      fields,
      resolution,
      condition,
      refusal,
      hidesTarget,
      event,
    }: DefineTransition & { id: string },
    statuses: readonly Status[],
  ): Transition {
    const screen = fields?.map((field) => ({
      id: this.#fieldId(field.id),
      required: field.required ?? false,
      listed: field.listed ?? true,
    }));
    return {
      id,
      name,
      from: from?.map((each) => statusIn(statuses, each)) ?? null,
      to: statusIn(statuses, to),
      eventType: event ?? PLAIN_TRANSITION.eventType,
      screen: screen ?? null,
      resolution: resolutionAfter(resolution),
      condition: condition ?? null,
      refusal: refusal ?? null,
      hidesTarget: hidesTarget ?? false,
    };
  }

  #fieldId(id: string): string {
    if (this.#jira.fields.find(id) === null) {
      throw new RangeError(`the sandbox has no field ${JSON.stringify(id)}`);
    }
    return id;
  }

  #change(project: Project, workflow: Workflow): WorkflowView {
    return viewOf(this.#jira.changeProject(project, { workflow }).workflow);
  }

  #project(idOrKey: string): Project {
    return projectNamed(this.#jira.projects, idOrKey);
  }
}

function resolutionAfter(name: string | null | undefined): Transition['resolution'] {
  if (name === undefined) return 'kept';
  return name === null ? null : resolutionNamed(name);
}

function statusIn(statuses: readonly Status[], idOrName: string): Status {
  const found = statuses.find(({ id, name }) => id === idOrName || name === idOrName);
  if (found === undefined) throw new RangeError(`the workflow has no status ${JSON.stringify(idOrName)}`);
  return found;
}

function viewOf({ name, statuses, transitions }: Workflow): WorkflowView {
  return {
    name,
    statuses: statuses.map(({ id, name: statusName, category }) => ({
      id,
      name: statusName,
      category: category.key,
    })),
    transitions: transitions.map((each) => ({
      id: each.id,
      name: each.name,
      from: each.from?.map((status) => status.name) ?? null,
      to: each.to.name,
    })),
  };
}
