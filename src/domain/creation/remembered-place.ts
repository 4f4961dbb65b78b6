import { filledTextOf, idTextOf, own, textOf } from '../foreign-json.ts';
import type { JiraFields } from './jira-fields.ts';
import type { RememberedValues } from './proposed-value.ts';

/** What is remembered of the fields of an issue that was made, for the next one in its project. */
export function rememberedOf(
  fields: JiraFields,
  marker: string,
): (RememberedValues & { readonly projectId: string; readonly reporter: string | null }) | null {
  const projectId = projectIn(fields);
  if (projectId === null) return null;
  const labels = fields['labels'];
  return {
    projectId,
    issueTypeId: idTextOf(own(fields['issuetype'], 'id')),
    priority: idTextOf(own(fields['priority'], 'id')),
    labels: Array.isArray(labels)
      ? labels
          .map(textOf)
          .filter((label) => label !== null && label !== marker)
          .filter((label) => label !== null)
      : [],
    reporter: filledTextOf(own(fields['reporter'], 'name')),
  };
}

/** The numeric id of the project that an issue with these fields is in. */
export function projectIn(fields: JiraFields | null): string | null {
  return fields === null ? null : idTextOf(own(fields['project'], 'id'));
}
