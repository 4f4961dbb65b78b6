import { digitsOf, filledTextOf, idTextOf, isObject, own, ownPath } from './foreign-json.ts';

/** What Jira groups statuses into; `undefined` is Jira's own word for "no category". */
export type StatusCategory = 'undefined' | 'new' | 'indeterminate' | 'done';

/** A status of a Jira workflow. The category is null where the source does not tell it. */
export interface JiraStatus {
  readonly id: string;
  readonly name: string | null;
  readonly category: StatusCategory | null;
}

/** Jira's fixed category ids; the category's name is localised, its key is not. */
const CATEGORY_BY_ID: Readonly<Record<string, StatusCategory>> = {
  '1': 'undefined',
  '2': 'new',
  '3': 'done',
  '4': 'indeterminate',
};

/** Understands a status of a payload or of Jira's REST API; null when it has no id. */
export function understandStatus(value: unknown): JiraStatus | null {
  const id = isObject(value) ? idTextOf(own(value, 'id')) : null;
  if (id === null) return null;
  return { id, name: filledTextOf(own(value, 'name')), category: categoryOf(own(value, 'statusCategory')) };
}

function categoryOf(value: unknown): StatusCategory | null {
  const key = ownPath(value, 'key');
  if (key === 'undefined' || key === 'new' || key === 'indeterminate' || key === 'done') return key;

  const id = digitsOf(own(value, 'id'));
  return id !== null && Object.hasOwn(CATEGORY_BY_ID, id) ? (CATEGORY_BY_ID[id] ?? null) : null;
}
