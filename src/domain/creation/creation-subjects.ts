import { digitsOf, filledTextOf, own } from '../foreign-json.ts';

/** A project of Jira, as far as an issue can be made in it. */
export interface JiraProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

/** A type that an issue of a project can have. */
export interface JiraIssueType {
  readonly id: string;
  readonly name: string;
  /** Whether its issues are parts of another one. */
  readonly isSubtask: boolean;
}

/** Understands a project; null when it has no id or key, or is archived. */
export function understandProject(value: unknown): JiraProject | null {
  const [id, key] = [digitsOf(own(value, 'id')), filledTextOf(own(value, 'key'))];
  if (id === null || key === null || own(value, 'archived') === true) return null;
  return { id, key, name: filledTextOf(own(value, 'name')) ?? key };
}

/** Understands an issue type; null when it has no id. */
export function understandIssueType(value: unknown): JiraIssueType | null {
  const id = digitsOf(own(value, 'id'));
  if (id === null) return null;
  return { id, name: filledTextOf(own(value, 'name')) ?? id, isSubtask: own(value, 'subtask') === true };
}
