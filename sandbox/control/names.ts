import { ISSUE_TYPES } from '../model/issue-types.ts';
import type { IssueType } from '../model/issue-types.ts';
import type { Project, Projects } from '../model/projects.ts';
import { RESOLUTIONS } from '../model/statuses.ts';
import type { Resolution, Status, Statuses } from '../model/statuses.ts';

/** By id or key. @throws {RangeError} */
export function projectNamed(projects: Projects, idOrKey: string): Project {
  const project = projects.find(idOrKey);
  if (project === null) throw new RangeError(`the sandbox has no project ${JSON.stringify(idOrKey)}`);
  return project;
}

/** @throws {RangeError} */
export function resolutionNamed(name: string): Resolution {
  return named(RESOLUTIONS, name, 'resolution');
}

/** @throws {RangeError} */
export function statusNamed(statuses: Statuses, name: string): Status {
  return named(statuses.all(), name, 'status');
}

/** @throws {RangeError} */
export function issueTypeNamed(name: string): IssueType {
  return named(ISSUE_TYPES, name, 'issue type');
}

function named<One extends { readonly name: string }>(all: readonly One[], name: string, what: string): One {
  const found = all.find((each) => each.name === name);
  if (found === undefined) throw new RangeError(`the sandbox has no ${what} ${JSON.stringify(name)}`);
  return found;
}
