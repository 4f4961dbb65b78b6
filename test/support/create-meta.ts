import type { AllowedValue, CreateField, FieldSchema } from '../../src/domain/creation/create-field.ts';

/** One of the values that Jira takes, with what is given of it. */
export function allowed(value: Partial<AllowedValue>): AllowedValue {
  return { id: null, name: null, value: null, label: null, children: [], ...value };
}

/** A field that is not required, of this type. */
export function aField(
  id: string,
  schema: Partial<FieldSchema> & Pick<FieldSchema, 'type'>,
  field: Partial<Omit<CreateField, 'id' | 'schema'>> = {},
): CreateField {
  return {
    ...{ id, name: id, schema: { items: null, custom: null, ...schema }, isRequired: false },
    ...{ hasDefault: false, defaultValue: null, allowedValues: null, isSearched: false },
    ...field,
  };
}

/** The fields that nearly every screen has. */
export const USUAL_FIELDS: readonly CreateField[] = [
  aField('summary', { type: 'string' }, { name: 'Summary', isRequired: true }),
  aField('issuetype', { type: 'issuetype' }, { name: 'Issue Type', isRequired: true }),
  aField('project', { type: 'project' }, { name: 'Project', isRequired: true }),
  aField('description', { type: 'string' }, { name: 'Description' }),
  aField(
    'priority',
    { type: 'priority' },
    {
      name: 'Priority',
      hasDefault: true,
      allowedValues: [allowed({ id: '2', name: 'High' }), allowed({ id: '3', name: 'Medium' })],
    },
  ),
  aField('labels', { type: 'array', items: 'string' }, { name: 'Labels', isSearched: true }),
  aField('reporter', { type: 'user' }, { name: 'Reporter', isSearched: true }),
];

export const ABC = { id: '10100', key: 'ABC', name: 'Alphabet' };
export const BUG = { id: '10004', name: 'Bug', isSubtask: false };

/** Custom types of Jira and of its software, by their short names. */
export const CUSTOM = {
  textarea: 'com.atlassian.jira.plugin.system.customfieldtypes:textarea',
  select: 'com.atlassian.jira.plugin.system.customfieldtypes:select',
  cascading: 'com.atlassian.jira.plugin.system.customfieldtypes:cascadingselect',
  checkboxes: 'com.atlassian.jira.plugin.system.customfieldtypes:multicheckboxes',
  labels: 'com.atlassian.jira.plugin.system.customfieldtypes:labels',
  sprint: 'com.pyxis.greenhopper.jira:gh-sprint',
  epicLink: 'com.pyxis.greenhopper.jira:gh-epic-link',
} as const;
