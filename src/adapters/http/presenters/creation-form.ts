import type { CreationForm, FormField } from '../../../domain/creation/creation-form.ts';
import { filledTextOf } from '../../../domain/foreign-json.ts';
import type { IntegrationId } from '../../../domain/ids.ts';

export function presentCreationForm(
  { fields, notices, problem }: CreationForm,
  integrationId: IntegrationId,
) {
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
