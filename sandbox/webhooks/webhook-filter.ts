import type { Projects } from '../model/projects.ts';
import type { Issue } from '../model/issue.ts';
import { webhookRefusal } from '../model/refusal.ts';

const ONE_PROJECT = /^project\s*=\s*("[^"]+"|'[^']+'|\w+)$/i;
const SOME_PROJECTS = /^project\s+in\s*\(([^()]+)\)$/i;

/** Whether the issue passes a webhook's JQL. */
export function passesFilter(jql: string, issue: Issue, known: Projects): boolean {
  const projects = projectsNamed(jql);
  return projects === null || projects.some((named) => known.find(named)?.id === issue.project.id);
}

/** @throws {Refusal} 400 for JQL the sandbox does not know: anything but `project = X` and `project in (X, Y)`. */
export function checkFilter(jql: string, known: Projects): void {
  const unknown = projectsNamed(jql)?.find((named) => known.find(named) === null);
  if (unknown !== undefined) {
    throw webhookRefusal(400, `The value '${unknown}' does not exist for the field 'project'.`);
  }
}

/** The projects of the JQL; null when there is none. */
function projectsNamed(jql: string): readonly string[] | null {
  const text = jql.trim();
  if (text === '') return null;
  const list = ONE_PROJECT.exec(text)?.[1] ?? SOME_PROJECTS.exec(text)?.[1];
  if (list === undefined) throw webhookRefusal(400, `Error in the JQL Query: ${text}`);
  return list.split(',').map((name) => name.trim().replace(/^["']|["']$/g, ''));
}
