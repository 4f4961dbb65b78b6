import type { Project, ProjectEdit } from '../model/projects.ts';
import { OPEN_WORKFLOW, STRICT_WORKFLOW } from '../model/workflows.ts';
import type { Users } from '../model/users.ts';
import { issueTypeNamed } from './names.ts';

/** The workflows a project can have, by the names the control API knows them by. */
export const WORKFLOWS = { open: OPEN_WORKFLOW, strict: STRICT_WORKFLOW } as const;

export interface AddProject {
  readonly key: string;
  /** The key when left out. */
  readonly name?: string | undefined;
  readonly workflow?: keyof typeof WORKFLOWS | undefined;
}

export interface ChangeProject {
  readonly key?: string;
  readonly name?: string;
  /** A login name. */
  readonly lead?: string;
  readonly allowsUnassigned?: boolean;
  readonly allowsLinking?: boolean;
  /** By name: Task, Bug, Story, Epic, Sub-task. */
  readonly issueTypes?: readonly string[];
  readonly components?: readonly string[];
  readonly versions?: readonly {
    readonly name: string;
    readonly archived?: boolean | undefined;
    readonly released?: boolean | undefined;
  }[];
  readonly securityLevels?: readonly string[];
}

/** Components and the like get ids by their place in the list. @throws {RangeError} */
export function projectEditOf(
  { lead, issueTypes, components, versions, securityLevels, ...edit }: ChangeProject,
  users: Users,
): ProjectEdit {
  const named = (name: string, index: number) => ({ id: String(10_000 + index), name });
  return {
    ...edit,
    ...(lead === undefined ? {} : { lead: users.get(lead).key }),
    ...(issueTypes === undefined ? {} : { issueTypes: issueTypes.map(issueTypeNamed) }),
    ...(components === undefined ? {} : { components: components.map(named) }),
    ...(versions === undefined
      ? {}
      : {
          versions: versions.map(({ name, archived = false, released = false }, index) => ({
            ...named(name, index),
            archived,
            released,
          })),
        }),
    ...(securityLevels === undefined ? {} : { securityLevels: securityLevels.map(named) }),
  };
}

export interface ProjectView {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly workflow: string;
}

export function projectViewOf({ id, key, name, workflow }: Project): ProjectView {
  return { id, key, name, workflow: workflow.name };
}
