import { filledTextOf, idTextOf, own } from '../foreign-json.ts';
import { choiceOf, meant } from './choices.ts';
import type { AllowedValue, CreateField } from './create-field.ts';
import type { FormValues } from './jira-fields.ts';

/** What was given the last time an issue was made in the project. */
export interface RememberedValues {
  readonly issueTypeId: string | null;
  readonly priority: string | null;
  readonly labels: readonly string[];
}

/** Where the values come from that a form is filled in with. */
export interface Proposals {
  /** What is asked for with the form. */
  readonly given: FormValues;
  readonly remembered: RememberedValues | null;
  /**
   * Whom the person who asks named as reporter the last time: the login, null when Jira knows nobody of that name any
   * more; left out when nobody was named.
   */
  readonly reporter?: string | null;
  readonly prefilled: { readonly title: string; readonly description: string };
}

/** What a field is filled in with: what was asked for, else what was given the last time, else what Jira itself would. */
export function proposedValue(field: CreateField, { given, remembered, reporter }: Proposals): unknown {
  if (Object.hasOwn(given, field.id)) return given[field.id];
  // A reporter that is gone is left blank: nobody chose the one Jira would take.
  if (field.id === 'reporter' && reporter !== undefined) return reporter;
  if (field.id === 'labels' && remembered !== null && remembered.labels.length > 0) return remembered.labels;
  const { priority } = { priority: null, ...remembered };
  if (field.id === 'priority' && priority !== null && isListed(field, priority)) return priority;
  return defaultOf(field);
}

function isListed({ allowedValues }: CreateField, value: string): boolean {
  return (allowedValues ?? []).some((allowed) => choiceOf(allowed).value === value);
}

function defaultOf(field: CreateField): unknown {
  const { defaultValue } = field;
  if (!Array.isArray(defaultValue))
    return withChild(valueOf(field, defaultValue), own(defaultValue, 'child'));
  const values = defaultValue.map((one) => valueOf(field, one)).filter((one) => one !== null);
  return values.length === 0 ? null : values;
}

/** One of a list with one below it is two values. */
function withChild(value: unknown, child: unknown): unknown {
  const name = nameIn(child);
  return value === null || name === null ? value : { value, child: name };
}

/** As it is chosen in the form: Jira gives a default as a whole thing, a text or a number. */
function valueOf({ allowedValues }: CreateField, value: unknown): string | number | null {
  if (typeof value === 'number') return value;
  const told = filledTextOf(value) ?? nameIn(value);
  if (told === null || allowedValues === null) return told;
  const found = byId(allowedValues, value) ?? meant(allowedValues, told);
  return found === null ? null : choiceOf(found).value;
}

function byId(allowed: readonly AllowedValue[], value: unknown): AllowedValue | null {
  const id = idTextOf(own(value, 'id'));
  return id === null ? null : (allowed.find((one) => one.id === id) ?? null);
}

function nameIn(value: unknown): string | null {
  return filledTextOf(own(value, 'name')) ?? filledTextOf(own(value, 'value')) ?? idTextOf(own(value, 'id'));
}
