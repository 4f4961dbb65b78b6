import {
  PLAIN_STATUS_MAPPING,
  MOST_HOPS,
  type NOT_REOPENED,
} from '../../../../../domain/outbound/status-mapping.ts';
import { Checkbox, SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { CheckboxSet } from './checkbox-set.tsx';
import type { Named } from './jira-choices.tsx';
import type { ProjectFieldsProps } from './project-choices.ts';

export const TARGETS = [
  ['onResolve', 'Once the tracker issue is resolved, the Jira issue goes to'],
  ['onUnresolve', 'Once it is unresolved, to'],
  ['onIgnore', 'Once it is ignored, to'],
] as const;

const NOT_REOPENED_WORDS = {
  leave: 'It stays as it is, and the timeline says why',
  new_issue: 'Another Jira issue is made in its place',
} as const satisfies Record<(typeof NOT_REOPENED)[number], string>;

function mappingIn({ settings, choices: { projectId } }: ProjectFieldsProps) {
  return settings.statusMappings[projectId];
}

/** To which statuses the issues of the project go. */
export function MappingFields(props: ProjectFieldsProps) {
  const { choices, errors } = props;
  const mapping = mappingIn(props);
  const at = `statusMappings.${choices.projectId}`;
  return (
    <fieldset>
      <legend>The status, from the tracker to Jira</legend>
      <Checkbox
        name="isMapped"
        label="Jira issues of this project follow the tracker issue’s status"
        isChecked={mapping !== undefined}
      />
      {errors[at] !== undefined && <p class="error">{errors[at]}</p>}
      {TARGETS.map(([name, label]) => (
        <SelectField
          name={name}
          label={label}
          value={mapping?.[name] ?? ''}
          choices={[
            name === 'onIgnore' ? ['', 'Leave it as it is'] : ['', 'Choose a status'],
            ...options(choices.statuses, mapping?.[name]),
          ]}
          error={errors[`${at}.${name}`]}
        />
      ))}
      <SelectField
        name="resolutionId"
        label="Resolution that is set when it is resolved"
        value={mapping?.resolutionId ?? ''}
        choices={[
          ['', 'None: the workflow sets it itself'],
          ...options(choices.resolutions, mapping?.resolutionId),
        ]}
        error={errors[`${at}.resolutionId`]}
      />
      <details open={Object.keys(mapping?.issueTypes ?? {}).length > 0}>
        <summary>Other statuses for some issue types</summary>
        {choices.types.map((type) => (
          <TypeFields {...props} type={type} />
        ))}
      </details>
    </fieldset>
  );
}

function TypeFields(
  props: ProjectFieldsProps & { readonly type: ProjectFieldsProps['choices']['types'][number] },
) {
  const { type, errors, choices } = props;
  const own = mappingIn(props)?.issueTypes[type.issueTypeId];
  const statuses = type.statuses.map(({ id, name }) => ({ id, name: name ?? id }));
  return (
    <div class="inline" role="group" aria-label={type.issueTypeName ?? type.issueTypeId}>
      {TARGETS.map(([name], index) => (
        <SelectField
          name={`type-${type.issueTypeId}-${name}`}
          label={index === 0 ? `${type.issueTypeName ?? type.issueTypeId}: resolved` : SHORT[name]}
          value={own === undefined ? '' : (own[name] ?? 'leave')}
          choices={[
            ['', 'As the project'],
            ...(name === 'onIgnore' ? [['leave', 'Leave it as it is'] as const] : []),
            ...options(statuses, own?.[name]),
          ]}
          error={errors[`statusMappings.${choices.projectId}.issueTypes.${type.issueTypeId}.${name}`]}
        />
      ))}
    </div>
  );
}

const SHORT = { onResolve: 'resolved', onUnresolve: 'unresolved', onIgnore: 'ignored' } as const;

/** How they come there. */
export function WayFields(props: ProjectFieldsProps) {
  const { choices, errors } = props;
  const mapping = { ...PLAIN_STATUS_MAPPING, ...mappingIn(props) };
  const at = `statusMappings.${choices.projectId}`;
  const transitions = choices.transitions.map(({ id, name, to, requiredFields }) => {
    const needs = requiredFields.map((field) => field.name ?? field.id).join(', ');
    return { id, name: `${name ?? id} → ${to?.name ?? '?'}${needs === '' ? '' : ` (asks for ${needs})`}` };
  });
  return (
    <fieldset>
      <legend>The way through Jira’s workflow</legend>
      <TextField
        name="mostHops"
        label="Most transitions in a row"
        type="number"
        value={String(mapping.mostHops)}
        hint={`1 takes only a transition that leads straight there; up to ${MOST_HOPS} goes over other statuses, as was seen of the workflow.`}
        error={errors[`${at}.mostHops`]}
      />
      <CheckboxSet
        name="forbiddenStatusIds"
        label="Statuses that are never gone through"
        choices={choices.statuses}
        chosen={mapping.forbiddenStatusIds}
        error={errors[`${at}.forbiddenStatusIds`]}
      />
      <CheckboxSet
        name="transitionIds"
        label="Transitions to be preferred, where several lead to the same status"
        choices={transitions}
        chosen={mapping.transitionIds}
        error={errors[`${at}.transitionIds`]}
      />
      <TextArea
        name="fields"
        label="Fields that are set on a transition"
        rows={3}
        isCode
        value={Object.keys(mapping.fields).length === 0 ? '' : JSON.stringify(mapping.fields, null, 2)}
        hint={
          <>
            For screens that ask for something, as Jira’s REST interface takes it:{' '}
            <code>{'{"customfield_10200": {"value": "Fixed"}}'}</code>
          </>
        }
        error={errors[`${at}.fields`]}
      />
    </fieldset>
  );
}

/** What is done about a Jira issue that is done, when its tracker issue is unresolved again. */
export function ReopenFields(props: ProjectFieldsProps) {
  const { choices, errors } = props;
  const mapping = { ...PLAIN_STATUS_MAPPING, ...mappingIn(props) };
  const at = `statusMappings.${choices.projectId}`;
  return (
    <fieldset>
      <legend>Reopening</legend>
      <TextField
        name="reopenWithinDays"
        label="Reopen only what has been done for at most so many days"
        type="number"
        value={mapping.reopenWithinDays === null ? '' : String(mapping.reopenWithinDays)}
        hint="Left blank, however long ago it was."
        error={errors[`${at}.reopenWithinDays`]}
      />
      <CheckboxSet
        name="neverReopenResolutionIds"
        label="Never reopen what was done with one of these resolutions"
        choices={choices.resolutions}
        chosen={mapping.neverReopenResolutionIds}
        error={errors[`${at}.neverReopenResolutionIds`]}
      />
      <SelectField
        name="whenNotReopened"
        label="When it is not reopened"
        value={mapping.whenNotReopened}
        choices={Object.entries(NOT_REOPENED_WORDS)}
        error={errors[`${at}.whenNotReopened`]}
      />
    </fieldset>
  );
}

/** What is chosen and not there any more stays to be seen, by its id. */
function options(
  named: readonly Named[],
  chosen: string | null | undefined,
): readonly (readonly [string, string])[] {
  const all = named.map(({ id, name }) => [id, name] as const);
  const isGone = chosen !== undefined && chosen !== null && !named.some(({ id }) => id === chosen);
  return isGone ? [...all, [chosen, `${chosen} (not found in Jira)`]] : all;
}
