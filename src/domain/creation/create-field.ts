import { filledTextOf, idTextOf, isObject, own } from '../foreign-json.ts';

/** One of the values that Jira takes for a field, with those below it where it has any. */
export interface AllowedValue {
  readonly id: string | null;
  readonly name: string | null;
  /** What an option has in the place of a name. */
  readonly value: string | null;
  readonly label: string | null;
  readonly children: readonly AllowedValue[];
}

/** What Jira says of the values of a field. */
export interface FieldSchema {
  readonly type: string;
  /** Of what an array is one. */
  readonly items: string | null;
  /** The key of a custom field's type, such as `com.atlassian.jira.plugin.system.customfieldtypes:select`. */
  readonly custom: string | null;
}

/** A field of the screen on which an issue is made, as Jira's createmeta tells it. */
export interface CreateField {
  /** Such as `summary` or `customfield_10200`. */
  readonly id: string;
  readonly name: string;
  readonly schema: FieldSchema;
  readonly isRequired: boolean;
  /** Whether Jira fills it in where nothing is given. */
  readonly hasDefault: boolean;
  /** What it fills in, where it tells. */
  readonly defaultValue: unknown;
  /** Null when Jira lists none: anything of the type may do. */
  readonly allowedValues: readonly AllowedValue[] | null;
  /** Whether its values are found by asking Jira, such as people. */
  readonly isSearched: boolean;
}

/**
 * Understands a field of createmeta, of either generation; null when it has no id or no type. `id` is the name it goes by
 * where the answer is by name.
 */
export function understandCreateField(value: unknown, id: string | null = null): CreateField | null {
  const fieldId = id ?? filledTextOf(own(value, 'fieldId')) ?? filledTextOf(own(value, 'key'));
  const schema = own(value, 'schema');
  const type = filledTextOf(own(schema, 'type'));
  if (fieldId === null || type === null) return null;

  const allowed = own(value, 'allowedValues');
  return {
    id: fieldId,
    name: filledTextOf(own(value, 'name')) ?? fieldId,
    schema: {
      type,
      items: filledTextOf(own(schema, 'items')),
      custom: filledTextOf(own(schema, 'custom')),
    },
    isRequired: own(value, 'required') === true,
    hasDefault: own(value, 'hasDefaultValue') === true,
    defaultValue: own(value, 'defaultValue') ?? null,
    allowedValues: Array.isArray(allowed) ? understandAllowed(allowed) : null,
    isSearched: filledTextOf(own(value, 'autoCompleteUrl')) !== null,
  };
}

/** What is archived or disabled cannot be chosen. */
function understandAllowed(values: readonly unknown[]): readonly AllowedValue[] {
  return values
    .filter((value) => own(value, 'archived') !== true && own(value, 'disabled') !== true)
    .map(understandValue)
    .filter((value) => value !== null);
}

function understandValue(value: unknown): AllowedValue | null {
  if (!isObject(value)) return null;
  const children = own(value, 'children');
  const understood = {
    id: idTextOf(own(value, 'id')),
    name: filledTextOf(own(value, 'name')),
    value: filledTextOf(own(value, 'value')),
    label: filledTextOf(own(value, 'label')),
    children: Array.isArray(children) ? understandAllowed(children) : [],
  };
  const { id, name, value: option, label } = understood;
  return (id === null || name === null) && option === null && label === null ? null : understood;
}
