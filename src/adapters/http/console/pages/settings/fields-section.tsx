import { JIRA_FIELD } from '../../../presenters/jira-things.ts';
import { itemsOf } from '../../../presenters/presented.ts';
import { STATUSES_OF_TYPE } from '../../../presenters/statuses-of-type.ts';
import type { ConsoleContext } from '../../console-state.ts';
import type { NamedInstallation } from '../../named-installations.ts';
import { SelectField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { inQuery, queryOf } from '../../query-values.ts';
import { useSite } from '../../site.ts';
import { CheckboxSet } from './checkbox-set.tsx';
import { fromJira, JiraAway, projectsOf, type Named } from './jira-choices.tsx';
import type { FieldsProps, SettingsSection } from './settings-parts.ts';

interface FieldChoices {
  readonly projects: Awaited<ReturnType<typeof projectsOf>>['value'];
  readonly project: string | undefined;
  readonly types: readonly Named[];
  readonly type: string | undefined;
  readonly fields: readonly Named[];
  readonly problem: string | null;
}

function LeftOutFields({ settings, choices, errors }: FieldsProps<FieldChoices>) {
  const { fields } = choices;
  const isNothing = fields.length === 0 && settings.ignoredFieldIds.length === 0;
  return (
    <fieldset>
      <legend>Fields of Jira that the form leaves out</legend>
      <CheckboxSet
        name="ignoredFieldIds"
        label="Left out, in every project"
        choices={fields}
        chosen={settings.ignoredFieldIds}
        error={errors['ignoredFieldIds']}
      />
      {isNothing && <p class="hint">None is left out. Choose a project to see what its form has.</p>}
    </fieldset>
  );
}

function FormPicker({ choices }: { readonly choices: FieldChoices }) {
  const { path } = useSite();
  const { projects, project, types, type } = choices;
  return (
    <>
      <JiraAway problem={choices.problem} />
      <Form to={path.slice('/console'.length)} method="get" class="card inline">
        <SelectField
          name="project"
          label="Fields of the project"
          value={project ?? ''}
          choices={[
            ['', 'Choose one'],
            ...projects.map(({ id, name, key }) => [id, `${name} (${key})`] as const),
          ]}
        />
        {types.length > 0 && (
          <SelectField
            name="type"
            label="Issue type"
            value={type ?? ''}
            choices={types.map(({ id, name }) => [id, name] as const)}
          />
        )}
        <button class="plain">Show its fields</button>
      </Form>
    </>
  );
}

async function choicesFor(
  { state: { api }, query }: ConsoleContext,
  { integrationId }: NamedInstallation,
): Promise<FieldChoices> {
  const base = `/integrations/${integrationId}/jira/projects`;
  const project = inQuery({ query }, 'project');
  const projects = await projectsOf(api, integrationId);
  if (project === undefined)
    return {
      projects: projects.value,
      project,
      types: [],
      type: undefined,
      fields: [],
      problem: projects.problem,
    };
  const place = `${base}/${encodeURIComponent(project)}`;
  const types = await fromJira(async () => {
    const { items } = await api.ask(itemsOf(STATUSES_OF_TYPE), `${place}/statuses`);
    return items.map(({ issueTypeId, issueTypeName }) => ({
      id: issueTypeId,
      name: issueTypeName ?? issueTypeId,
    }));
  }, []);
  const type = types.value.find(({ id }) => id === inQuery({ query }, 'type'))?.id ?? types.value[0]?.id;
  const fields = await fromJira(async () => {
    if (type === undefined) return [];
    const { items } = await api.ask(itemsOf(JIRA_FIELD), `${place}/fields${queryOf({ issueType: type })}`);
    return items
      .filter(({ id }) => !ALWAYS.includes(id))
      .map(({ id, name, isRequired }) => ({ id, name: isRequired ? `${name} (Jira requires it)` : name }));
  }, []);
  const problem = projects.problem ?? types.problem ?? fields.problem;
  return { projects: projects.value, project, types: types.value, type, fields: fields.value, problem };
}

/** What every form has, whatever is left out. */
const ALWAYS: readonly string[] = ['project', 'issuetype', 'summary'];

/** What the form of a new Jira issue does not ask for. */
export const LEFT_OUT: SettingsSection<FieldChoices> = {
  path: '/fields',
  title: 'Fields left out',
  lead: 'What the form by which a Jira issue is made does not ask for, though Jira would take it.',
  choicesFor,
  Picker: FormPicker,
  Fields: LeftOutFields,
  patchIn: (form) => ({ ignoredFieldIds: form.getAll('ignoredFieldIds') }),
};
