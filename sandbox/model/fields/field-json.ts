import type { JsonObject, JsonSetting } from '../jira-json.ts';
import { allowedValuesOf, autoCompleteUrlOf } from './allowed-values.ts';
import type { ScreenPlace } from './allowed-values.ts';
import type { FieldDefinition } from './field-definition.ts';
import { operationsOf, schemaOf } from './field-schema.ts';

export interface FieldOnScreen {
  readonly field: FieldDefinition;
  readonly required: boolean;
  /** Left out where a screen has no defaults. */
  readonly hasDefaultValue?: boolean;
}

/** A field as a screen has it. */
export function fieldJson(
  { field, required, hasDefaultValue }: FieldOnScreen,
  place: ScreenPlace,
  setting: JsonSetting,
): JsonObject {
  const allowedValues = allowedValuesOf(field, place, setting);
  const autoCompleteUrl = autoCompleteUrlOf(field, place, setting);
  return {
    required,
    schema: schemaOf(field),
    name: field.name,
    fieldId: field.id,
    ...(hasDefaultValue === undefined ? {} : { hasDefaultValue }),
    operations: operationsOf(field),
    ...(autoCompleteUrl === null ? {} : { autoCompleteUrl }),
    ...(allowedValues === null ? {} : { allowedValues }),
  };
}
