import { BUG, TASK } from './issue-types.ts';
import type { IssueType } from './issue-types.ts';
import type { Component, SecurityLevel, Version } from './project-parts.ts';
import type { JiraUser } from './users.ts';
import type { Workflow } from './workflow.ts';
import { OPEN_WORKFLOW, STRICT_WORKFLOW } from './workflows.ts';

export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly workflow: Workflow;
  readonly lead: JiraUser['key'];
  /** Whether issues may be nobody's. */
  readonly allowsUnassigned: boolean;
  /** Whether issues may be linked. */
  readonly allowsLinking: boolean;
  readonly issueTypes: readonly IssueType[];
  readonly components: readonly Component[];
  readonly versions: readonly Version[];
  readonly securityLevels: readonly SecurityLevel[];
}

const USUAL = {
  lead: 'admin',
  allowsUnassigned: true,
  allowsLinking: true,
  issueTypes: [TASK, BUG],
  components: [],
  versions: [],
  securityLevels: [],
} as const satisfies Partial<Project>;

const ALPHA_PARTS = {
  components: [
    { id: '10000', name: 'Backend' },
    { id: '10001', name: 'Frontend' },
  ],
  versions: [
    { id: '10000', name: '0.9', archived: true, released: true },
    { id: '10001', name: '1.0', archived: false, released: true },
    { id: '10002', name: '2.0', archived: false, released: false },
  ],
} as const satisfies Partial<Project>;

/** The projects of a new sandbox. */
export const INITIAL_PROJECTS: readonly Project[] = [
  { id: '10000', key: 'ABC', name: 'Alpha', workflow: OPEN_WORKFLOW, ...USUAL, ...ALPHA_PARTS },
  { id: '10001', key: 'OPS', name: 'Operations', workflow: STRICT_WORKFLOW, ...USUAL },
];

export type NewProject = Pick<Project, 'key' | 'name'> & Partial<Pick<Project, 'workflow'>>;
export type ProjectEdit = Partial<Omit<Project, 'id'>>;

/** The projects, found by id, key and every key they ever had. */
export class Projects {
  readonly #byId = new Map(INITIAL_PROJECTS.map((project) => [project.id, project]));
  readonly #idByKey = new Map(INITIAL_PROJECTS.map(({ id, key }) => [key, id]));

  all(): readonly Project[] {
    return [...this.#byId.values()];
  }

  find(idOrKey: string): Project | null {
    return this.#byId.get(this.#idByKey.get(idOrKey) ?? idOrKey) ?? null;
  }

  /** With the open workflow when none is given. @throws {RangeError} when the key is none, or taken. */
  add({ key, name, workflow = OPEN_WORKFLOW }: NewProject): Project {
    const project = { id: String(10_000 + this.#byId.size), key, name, workflow, ...USUAL };
    this.#keep(project);
    return project;
  }

  /** @throws {RangeError} when the key is none, or another's. */
  change(project: Project, edit: ProjectEdit): Project {
    const changed = { ...project, ...edit };
    this.#keep(changed);
    return changed;
  }

  #keep(project: Project): void {
    const { id, key } = project;
    if (!/^[A-Z][A-Z0-9_]+$/.test(key)) throw new RangeError(`not a project key: ${JSON.stringify(key)}`);
    if ((this.#idByKey.get(key) ?? id) !== id) throw new RangeError(`the project key ${key} is taken`);
    this.#byId.set(id, project);
    this.#idByKey.set(key, id);
  }
}
