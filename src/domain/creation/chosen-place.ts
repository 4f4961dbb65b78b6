import type { FormNotice } from './creation-form.ts';
import type { JiraIssueType, JiraProject } from './creation-subjects.ts';

/** Which of several is chosen, and what a person should know of that. */
export interface Chosen<Thing> {
  readonly chosen: Thing | null;
  readonly notices: readonly FormNotice[];
}

/** What is wanted: what is asked for goes before what was chosen the last time. */
export interface Wanted {
  readonly asked: string | null;
  readonly remembered: string | null;
}

/** The project that is wanted, by id or key; when it is gone the first, and that is said. */
export function chosenProject(
  projects: readonly JiraProject[],
  { asked, remembered }: Wanted,
): Chosen<JiraProject> {
  const wanted = asked ?? remembered;
  const found = projects.find(({ id, key }) => id === wanted || key === wanted);
  const chosen = found ?? projects[0] ?? null;
  if (wanted === null || found !== undefined || chosen === null) return { chosen, notices: [] };
  const what = asked === null ? 'project that was chosen the last time' : `project ${wanted}`;
  const message = `Jira shows Lockstep's account no ${what} any more: ${chosen.name} (${chosen.key}) is chosen in its place.`;
  return { chosen, notices: [{ field: 'project', message }] };
}

/** The issue type that is wanted, by id or name; else the first whose issues stand alone. */
export function chosenIssueType(
  types: readonly JiraIssueType[],
  { asked, remembered }: Wanted,
): Chosen<JiraIssueType> {
  const named = (wanted: string | null) => types.find(({ id, name }) => id === wanted || name === wanted);
  const chosen =
    named(asked) ?? named(remembered) ?? types.find(({ isSubtask }) => !isSubtask) ?? types[0] ?? null;
  if (asked === null || named(asked) !== undefined || chosen === null) return { chosen, notices: [] };
  const message = `The project has no issue type ${asked}: ${chosen.name} is chosen in its place.`;
  return { chosen, notices: [{ field: 'issuetype', message }] };
}
