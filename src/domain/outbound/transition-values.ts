import type { JiraTransition } from './jira-transition.ts';
import type { StatusMapping } from './status-mapping.ts';
import { requiredFields } from './transition-choice.ts';

/** What is given on the way of a transition, in the shape that Jira's REST interface takes; by field id. */
export interface TransitionValues {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly update: Readonly<Record<string, unknown>>;
}

/** What the fields of a mapping have, and the resolution where there is one to set. */
export function configuredValues(
  { fields, resolutionId }: Pick<StatusMapping, 'fields' | 'resolutionId'>,
  { setsResolution }: { readonly setsResolution: boolean },
): TransitionValues {
  const { comment, ...plain } = fields;
  const resolution = setsResolution && resolutionId !== null ? { resolution: { id: resolutionId } } : {};
  return {
    fields: { ...plain, ...resolution },
    // Jira takes a comment as an addition only.
    update: typeof comment === 'string' ? { comment: [{ add: { body: comment } }] } : {},
  };
}

/**
 * What goes with a transition. With the last one it is everything, as Jira may take fields that it does not tell of (seen
 * on 9.12: netresearch/jira-skill#207); on the way there, only what a screen requires.
 */
export function valuesFor(
  transition: JiraTransition,
  configured: TransitionValues,
  { isLast }: { readonly isLast: boolean },
): TransitionValues {
  const required = new Set(requiredFields(transition).map(({ id }) => id));
  return isLast ? configured : only(configured, (id) => required.has(id));
}

/** The values but for those of these fields. */
export function withoutFields(values: TransitionValues, fieldIds: readonly string[]): TransitionValues {
  return only(values, (id) => !fieldIds.includes(id));
}

/** The ids of the fields that have a value. */
export function fieldsIn({ fields, update }: TransitionValues): ReadonlySet<string> {
  return new Set([...Object.keys(fields), ...Object.keys(update)]);
}

/** What people call the fields that a transition requires and that have no value. */
export function missingIn(values: TransitionValues, transition: JiraTransition): readonly string[] {
  const given = fieldsIn(values);
  return requiredFields(transition)
    .filter(({ id }) => !given.has(id))
    .map(({ id, name }) => name ?? id);
}

/** What to do once Jira has refused a transition. */
export type AfterRefusal =
  /** The same once more, without these fields. */
  | { readonly kind: 'without'; readonly fieldIds: readonly string[] }
  /** It blames no field: the issue may have another status by now. */
  | { readonly kind: 'look_again' }
  | { readonly kind: 'refused' };

/**
 * What a refusal means. A field that cannot be set is left out: so Jira says in English, and any complaint about a field
 * that it did not tell of is taken for that, as Jira speaks the language of the account.
 */
export function afterRefusal(
  transition: JiraTransition,
  values: TransitionValues,
  fieldMessages: Readonly<Record<string, string>>,
): AfterRefusal {
  const given = fieldsIn(values);
  const toldOf = new Set(transition.fields.map(({ id }) => id));
  const inTheWay = Object.entries(fieldMessages)
    .filter(([id, message]) => given.has(id) && (!toldOf.has(id) || CANNOT_BE_SET.test(message)))
    .map(([id]) => id);
  if (inTheWay.length > 0) return { kind: 'without', fieldIds: inTheWay };
  return Object.keys(fieldMessages).length === 0 ? { kind: 'look_again' } : { kind: 'refused' };
}

const CANNOT_BE_SET = /cannot be set|not on the appropriate screen/i;

function only({ fields, update }: TransitionValues, isWanted: (id: string) => boolean): TransitionValues {
  const kept = (part: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(part).filter(([id]) => isWanted(id)));
  return { fields: kept(fields), update: kept(update) };
}
