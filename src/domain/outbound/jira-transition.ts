import { filledTextOf, idTextOf, isObject, own } from '../foreign-json.ts';
import { understandStatus, type JiraStatus } from '../jira-status.ts';

/** A field on the screen of a transition. */
export interface TransitionField {
  readonly id: string;
  readonly name: string | null;
  /** It must be given, whatever the issue has already. */
  readonly isRequired: boolean;
}

/** What may be done with a Jira issue from the status it has. */
export interface JiraTransition {
  readonly id: string;
  readonly name: string | null;
  /** Where it leads; null when Jira does not tell. */
  readonly to: JiraStatus | null;
  /** Those Jira tells of: it may take others, too. */
  readonly fields: readonly TransitionField[];
}

/** Understands a transition of Jira's REST API; null when it has no id. */
export function understandTransition(value: unknown): JiraTransition | null {
  const id = isObject(value) ? idTextOf(own(value, 'id')) : null;
  if (id === null) return null;

  const fields = own(value, 'fields');
  return {
    id,
    name: filledTextOf(own(value, 'name')),
    to: understandStatus(own(value, 'to')),
    fields: Object.entries(isObject(fields) ? fields : {}).map(([fieldId, field]) => ({
      id: fieldId,
      name: filledTextOf(own(field, 'name')),
      isRequired: own(field, 'required') === true,
    })),
  };
}
