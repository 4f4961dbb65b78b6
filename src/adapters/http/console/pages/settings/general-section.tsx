import type { RESOLUTION_STRATEGIES, STATUS_RULES } from '../../../../../domain/sync-settings.ts';
import { Checkbox, SelectField, TextField } from '../../parts/field.tsx';
import { CheckboxSet } from './checkbox-set.tsx';
import { JiraAway, resolutionsOf, type FromJira, type Named } from './jira-choices.tsx';
import { SETTING_WORDS } from './setting-words.ts';
import type { FieldsProps, Settings, SettingsPatch, SettingsSection } from './settings-parts.ts';

type Choices = FromJira<readonly Named[]>;

export const INBOUND = [
  'inboundStatus',
  'inboundAssignee',
  'inboundComments',
  'restrictedComments',
  'resolvesOnDeletion',
] as const;
export const OUTBOUND = ['outboundStatus', 'outboundAssignee', 'outboundComments', 'remoteLinks'] as const;

export const STRATEGY_WORDS = {
  resolve: 'Simply resolved',
  resolve_in_current_release: 'Resolved in the current release, where the tracker can',
  resolve_in_next_release: 'Resolved in the next release, where the tracker can',
} as const satisfies Record<(typeof RESOLUTION_STRATEGIES)[number], string>;

export const RULE_WORDS = {
  each: 'Each follows Jira by itself',
  all: 'While one was unresolved in the tracker, the others are not unresolved for its sake',
} as const satisfies Record<(typeof STATUS_RULES)[number], string>;

function GeneralFields({ settings, choices, errors }: FieldsProps<Choices>) {
  const { commentVisibility } = settings;
  return (
    <>
      <fieldset>
        <legend>From Jira to the tracker</legend>
        <Switches names={INBOUND} settings={settings} />
        <SelectField
          name="resolutionStrategy"
          label={SETTING_WORDS.resolutionStrategy}
          value={settings.resolutionStrategy}
          choices={Object.entries(STRATEGY_WORDS)}
          error={errors['resolutionStrategy']}
        />
        <SelectField
          name="statusRule"
          label={SETTING_WORDS.statusRule}
          value={settings.statusRule}
          choices={Object.entries(RULE_WORDS)}
          error={errors['statusRule']}
        />
        <CheckboxSet
          name="ignoredResolutionIds"
          label={SETTING_WORDS.ignoredResolutionIds}
          choices={choices.value}
          chosen={settings.ignoredResolutionIds}
          error={errors['ignoredResolutionIds']}
        />
        <JiraAway problem={choices.problem} />
      </fieldset>
      <fieldset>
        <legend>From the tracker to Jira</legend>
        <Switches names={OUTBOUND} settings={settings} />
        <div class="inline">
          <SelectField
            name="visibilityType"
            label={SETTING_WORDS.commentVisibility}
            value={commentVisibility?.type ?? ''}
            choices={[
              ['', 'All who see the issue'],
              ['role', 'Those with the project role'],
              ['group', 'Those in the group'],
            ]}
            error={errors['commentVisibility'] ?? errors['commentVisibility.type']}
          />
          <TextField
            name="visibilityValue"
            label="Role or group"
            value={commentVisibility?.value}
            placeholder="Developers"
            error={errors['commentVisibility.value']}
          />
        </div>
      </fieldset>
    </>
  );
}

function Switches({
  names,
  settings,
}: {
  readonly names: readonly ((typeof INBOUND)[number] | (typeof OUTBOUND)[number])[];
  readonly settings: Settings;
}) {
  return (
    <>
      {names.map((name) => (
        <Checkbox name={name} label={SETTING_WORDS[name]} isChecked={settings[name]} />
      ))}
    </>
  );
}

function patchIn(form: URLSearchParams): SettingsPatch {
  const switches = [...INBOUND, ...OUTBOUND].map((name) => [name, form.get(name) !== null] as const);
  const type = form.get('visibilityType') ?? '';
  const value = (form.get('visibilityValue') ?? '').trim();
  return {
    ...Object.fromEntries(switches),
    resolutionStrategy: form.get('resolutionStrategy'),
    statusRule: form.get('statusRule'),
    ignoredResolutionIds: form.getAll('ignoredResolutionIds'),
    commentVisibility: type === '' ? null : { type, value },
  };
}

/** What is kept in lockstep in general. */
export const GENERAL: SettingsSection<Choices> = {
  path: '',
  title: 'Settings',
  lead: 'What goes over from one side to the other, wherever a project of Jira says nothing else.',
  choicesFor: ({ state: { api } }, { integrationId }) => resolutionsOf(api, integrationId),
  Fields: GeneralFields,
  patchIn,
  namesIn: ({ value }) => new Map(value.map(({ id, name }) => [id, name])),
};
