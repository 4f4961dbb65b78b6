import type { JiraTransition } from './jira-transition.ts';

/** By what one of several transitions to the same status is taken. */
export interface ChoiceTerms {
  /** The ids of those that go first, in this order. */
  readonly transitionIds: readonly string[];
  /** The ids of the fields that a value is known for. */
  readonly givenFieldIds: ReadonlySet<string>;
}

/**
 * The transition to take to `statusId`; null when none leads there. Of several: the first that the terms name, else one
 * without required fields, else one whose required fields all have a value, else the lowest id.
 */
export function chooseTransition(
  transitions: readonly JiraTransition[],
  statusId: string,
  { transitionIds, givenFieldIds }: ChoiceTerms,
): JiraTransition | null {
  const leading = byRisingId(transitions.filter(({ to }) => to?.id === statusId));
  const named = transitionIds.map((id) => leading.find((transition) => transition.id === id));
  return (
    named.find((transition) => transition !== undefined) ??
    leading.find((transition) => requiredFields(transition).length === 0) ??
    leading.find((transition) => requiredFields(transition).every(({ id }) => givenFieldIds.has(id))) ??
    leading[0] ??
    null
  );
}

/** The fields that must be given. */
export function requiredFields({ fields }: JiraTransition): JiraTransition['fields'] {
  return fields.filter(({ isRequired }) => isRequired);
}

/** Jira's ids are numbers, written as texts. */
export function byRisingId(transitions: readonly JiraTransition[]): readonly JiraTransition[] {
  return transitions.toSorted((one, other) => Number(one.id) - Number(other.id));
}
