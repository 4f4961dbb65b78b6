import { z } from 'zod';
import type { CreationForm, FormField } from '../../../domain/creation/creation-form.ts';
import { filledTextOf } from '../../../domain/foreign-json.ts';
import type { IntegrationId } from '../../../domain/ids.ts';
import { list, type Presented } from './presented.ts';

const KINDS = [
  'select',
  'multi_select',
  'cascading_select',
  'remote_select',
  'remote_multi_select',
  'text',
  'textarea',
  'number',
  'date',
  'datetime',
  'labels',
] as const;

const CHOICE = z
  .strictObject({
    value: z.string(),
    label: z.string(),
    get children() {
      return list(CHOICE).describe('What may be chosen with it.');
    },
  })
  .meta({ id: 'FormChoice' });

const NOTICE = z
  .strictObject({ field: z.string(), message: z.string() })
  .meta({ id: 'FormNotice', description: 'What a person should know, at a field of the form.' });

const FIELD = z
  .strictObject({
    id: z.string().describe('Jira’s id of the field; `title` is its summary.'),
    label: z.string(),
    kind: z.enum(KINDS),
    isRequired: z.boolean(),
    choices: list(CHOICE).nullable().describe('Null when there is nothing to choose from.'),
    value: z.unknown().describe('What is filled in; null leaves it blank.'),
    reloadsForm: z.boolean().describe('Whether another value changes what the form asks for.'),
    search: z
      .string()
      .nullable()
      .describe('Where what is typed is looked for, once that is put to its end; null where nothing is.'),
  })
  .meta({ id: 'FormField' });

export const CREATION_FORM = z
  .strictObject({
    fields: list(FIELD),
    notices: list(NOTICE).describe('What was not filled in as was asked for, or as the last time.'),
    problem: NOTICE.nullable().describe('Why no issue can be made as it stands, and what to do.'),
  })
  .meta({ id: 'CreationForm' });

export function presentCreationForm(
  { fields, notices, problem }: CreationForm,
  integrationId: IntegrationId,
): Presented<typeof CREATION_FORM> {
  const project = filledTextOf(fields.find(({ id }) => id === 'project')?.value) ?? '';
  return {
    fields: fields.map((field) => ({
      ...{ id: field.id, label: field.label, kind: field.kind, isRequired: field.isRequired },
      ...{ choices: field.choices, value: field.value, reloadsForm: field.reloadsForm },
      search: addressOf(field, integrationId, project),
    })),
    notices,
    problem,
  };
}

/** Where what is typed is looked for: `query` is to be put to its end. Null where nothing is. */
function addressOf(
  { id, searched }: FormField,
  integrationId: IntegrationId,
  project: string,
): string | null {
  const path = `/api/v1/integrations/${integrationId}/jira`;
  switch (searched) {
    case null:
      return null;
    case 'users':
      return `${path}/users?project=${encodeURIComponent(project)}&query=`;
    case 'issues':
      return `${path}/issues?query=`;
    case 'values':
      return `${path}/values?field=${encodeURIComponent(id)}&query=`;
  }
}
