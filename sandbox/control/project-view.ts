import type { Project } from '../model/projects.ts';
import { OPEN_WORKFLOW, STRICT_WORKFLOW } from '../model/workflows.ts';

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
