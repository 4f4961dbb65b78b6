import { JIRA_TRANSITION } from '../../../presenters/jira-things.ts';
import { itemsOf } from '../../../presenters/presented.ts';
import { STATUSES_OF_TYPE } from '../../../presenters/statuses-of-type.ts';
import type { ConsoleContext } from '../../console-state.ts';
import type { NamedInstallation } from '../../named-installations.ts';
import { inQuery } from '../../query-values.ts';
import { TextField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { useSite } from '../../site.ts';
import { CheckboxSet } from './checkbox-set.tsx';
import { fromJira, JiraAway, projectsOf, resolutionsOf } from './jira-choices.tsx';
import { MappingFields, ReopenFields, WayFields } from './mapping-fields.tsx';
import type { ProjectChoices, ProjectFieldsProps } from './project-choices.ts';
import { projectPatch } from './project-patch.ts';
import { ProjectRuleFields } from './project-rule-fields.tsx';
import type { SettingsSection } from './settings-parts.ts';

function ProjectFields(props: ProjectFieldsProps) {
  const { settings, choices } = props;
  const { projectId, statuses } = choices;
  const done = settings.doneStatusIds[projectId] ?? [];
  return (
    <>
      <JiraAway problem={choices.problem} />
      <fieldset>
        <legend>When is an issue done?</legend>
        <CheckboxSet
          name="done"
          label="Statuses that mean “done” here"
          hint="While none is chosen, every status does whose category in Jira is Done (the green ones)."
          choices={statuses}
          chosen={done}
          error={props.errors[`doneStatusIds.${projectId}`]}
        />
      </fieldset>
      <MappingFields {...props} />
      <WayFields {...props} />
      <ReopenFields {...props} />
      <ProjectRuleFields {...props} />
    </>
  );
}

/** Jira tells transitions only of an issue. */
function ExamplePicker({ choices: { projectName, example } }: { readonly choices: ProjectChoices }) {
  const { path } = useSite();
  return (
    <>
      <h2>{projectName}</h2>
      <Form to={path.slice('/console'.length)} method="get" class="card inline">
        <TextField
          name="example"
          label="An issue whose transitions are shown below"
          value={example}
          placeholder="ABC-4"
          hint="Jira tells transitions only of an issue: name one in the status that they start from."
        />
        <button class="plain">Show its transitions</button>
      </Form>
    </>
  );
}

async function choicesFor(
  { state: { api }, params, query }: ConsoleContext,
  { integrationId }: NamedInstallation,
): Promise<ProjectChoices> {
  const projectId = params['project'] ?? '';
  const base = `/integrations/${integrationId}/jira`;
  const example = inQuery({ query }, 'example');
  const [projects, resolutions, types, transitions] = await Promise.all([
    projectsOf(api, integrationId),
    resolutionsOf(api, integrationId),
    fromJira(async () => {
      const path = `${base}/projects/${encodeURIComponent(projectId)}/statuses`;
      return (await api.ask(itemsOf(STATUSES_OF_TYPE), path)).items;
    }, []),
    fromJira(async () => {
      if (example === undefined) return [];
      const path = `${base}/issues/${encodeURIComponent(example)}/transitions`;
      return (await api.ask(itemsOf(JIRA_TRANSITION), path)).items;
    }, []),
  ]);
  const known = new Map(
    types.value.flatMap(({ statuses }) => statuses.map(({ id, name }) => [id, name ?? id])),
  );
  const project = projects.value.find(({ id }) => id === projectId);
  return {
    projectId,
    projectName: project === undefined ? `Project ${projectId}` : `${project.name} (${project.key})`,
    types: types.value,
    statuses: [...known].map(([id, name]) => ({ id, name })),
    resolutions: resolutions.value,
    transitions: transitions.value,
    example,
    problem: types.problem ?? projects.problem ?? resolutions.problem ?? transitions.problem,
  };
}

/** What is different in one project of Jira, and the way of its issues to a status. */
export const PROJECT: SettingsSection<ProjectChoices> = {
  path: '/projects/:project',
  title: 'A Jira project',
  lead: 'When its issues are done, which status they get when the tracker issue changes, and what else is different here.',
  choicesFor,
  Picker: ExamplePicker,
  Fields: ProjectFields,
  patchIn: (form, { present, choices }) => projectPatch(form, present, choices.projectId),
  namesIn: ({ projectId, projectName, statuses, resolutions, types }) =>
    new Map([
      ...resolutions.map(({ id, name }) => [id, name] as const),
      ...types.map(({ issueTypeId, issueTypeName }) => [issueTypeId, issueTypeName ?? issueTypeId] as const),
      ...statuses.map(({ id, name }) => [id, name] as const),
      [projectId, projectName] as const,
    ]),
};
