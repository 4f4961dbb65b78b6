import { priorityJson, resolutionJson } from '../jira-json.ts';
import type { JsonObject, JsonSetting } from '../jira-json.ts';
import { PRIORITIES } from '../priorities.ts';
import { RESOLUTIONS } from '../statuses.ts';
import { isCustom } from './field-definition.ts';
import type { FieldDefinition, FieldKind } from './field-definition.ts';

const CUSTOM_TYPES = 'com.atlassian.jira.plugin.system.customfieldtypes';

/** The type that a kind has in a schema, what a list is of, and the custom field type that makes it. */
const SCHEMAS: Readonly<
  Record<FieldKind, { readonly type: string; readonly items?: string; readonly custom: string }>
> = {
  string: { type: 'string', custom: `${CUSTOM_TYPES}:textfield` },
  textarea: { type: 'string', custom: `${CUSTOM_TYPES}:textarea` },
  number: { type: 'number', custom: `${CUSTOM_TYPES}:float` },
  date: { type: 'date', custom: `${CUSTOM_TYPES}:datepicker` },
  datetime: { type: 'datetime', custom: `${CUSTOM_TYPES}:datetime` },
  user: { type: 'user', custom: `${CUSTOM_TYPES}:userpicker` },
  option: { type: 'option', custom: `${CUSTOM_TYPES}:select` },
  labels: { type: 'array', items: 'string', custom: `${CUSTOM_TYPES}:labels` },
  priority: { type: 'priority', custom: '' },
  resolution: { type: 'resolution', custom: '' },
};

export function schemaOf({ id, kind }: Pick<FieldDefinition, 'id' | 'kind'>): JsonObject {
  const { custom, ...schema } = SCHEMAS[kind];
  return isCustom(id)
    ? { ...schema, custom, customId: Number(id.slice('customfield_'.length)) }
    : { ...schema, system: id };
}

/** A field as a screen has it. */
export function fieldJson(
  field: FieldDefinition,
  { required }: { readonly required: boolean },
  setting: JsonSetting,
): JsonObject {
  const allowedValues = allowedValuesOf(field, setting);
  return {
    required,
    schema: schemaOf(field),
    name: field.name,
    fieldId: field.id,
    operations: SCHEMAS[field.kind].type === 'array' ? ['add', 'set', 'remove'] : ['set'],
    ...(allowedValues === null ? {} : { allowedValues }),
  };
}

function allowedValuesOf(
  { kind, options }: FieldDefinition,
  setting: JsonSetting,
): readonly JsonObject[] | null {
  const { baseUrl } = setting;
  switch (kind) {
    case 'resolution':
      return RESOLUTIONS.map((resolution) => resolutionJson(resolution, setting));
    case 'priority':
      return PRIORITIES.map((priority) => priorityJson(priority, setting));
    case 'option':
      return options.map((option) => ({
        self: `${baseUrl}/rest/api/2/customFieldOption/${option.id}`,
        value: option.value,
        id: option.id,
        disabled: false,
      }));
    default:
      return null;
  }
}
