import type { Workflow } from './workflow.ts';
import { OPEN_WORKFLOW, STRICT_WORKFLOW } from './workflows.ts';

export interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly workflow: Workflow;
}

const TASK: IssueType = { id: '10001', name: 'Task', description: 'Something to do.' };
const BUG: IssueType = { id: '10002', name: 'Bug', description: 'Something that does not work.' };

export const ISSUE_TYPES: readonly IssueType[] = [TASK, BUG];
export const DEFAULT_ISSUE_TYPE: IssueType = BUG;

export const PROJECTS: readonly Project[] = [
  { id: '10000', key: 'ABC', name: 'Alpha', workflow: OPEN_WORKFLOW },
  { id: '10001', key: 'OPS', name: 'Operations', workflow: STRICT_WORKFLOW },
];

export function findProject(idOrKey: string): Project | null {
  return PROJECTS.find(({ id, key }) => id === idOrKey || key === idOrKey) ?? null;
}
