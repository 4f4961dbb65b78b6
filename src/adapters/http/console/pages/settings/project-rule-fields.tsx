import { SelectField } from '../../parts/field.tsx';
import { INBOUND, OUTBOUND, RULE_WORDS, STRATEGY_WORDS } from './general-section.tsx';
import { SETTING_WORDS } from './setting-words.ts';
import type { ProjectFieldsProps } from './project-choices.ts';

export const SWITCHES = [...INBOUND, ...OUTBOUND] as const;

/** What is different in the project of what goes for all. */
export function ProjectRuleFields({ settings, choices: { projectId }, errors }: ProjectFieldsProps) {
  const own = settings.projectRules[projectId] ?? {};
  const at = `projectRules.${projectId}`;
  return (
    <fieldset>
      <legend>Different in this project</legend>
      <details open={Object.keys(own).length > 0}>
        <summary>What goes for all projects, said otherwise here</summary>
        {SWITCHES.map((name) => (
          <SelectField
            name={`rule-${name}`}
            label={SETTING_WORDS[name]}
            value={own[name] === undefined ? '' : String(own[name])}
            choices={[
              ['', `As everywhere (${settings[name] ? 'on' : 'off'})`],
              ['true', 'On'],
              ['false', 'Off'],
            ]}
            error={errors[`${at}.${name}`]}
          />
        ))}
        <SelectField
          name="rule-resolutionStrategy"
          label={SETTING_WORDS.resolutionStrategy}
          value={own.resolutionStrategy ?? ''}
          choices={[
            ['', `As everywhere (${STRATEGY_WORDS[settings.resolutionStrategy].toLowerCase()})`],
            ...Object.entries(STRATEGY_WORDS),
          ]}
        />
        <SelectField
          name="rule-statusRule"
          label={SETTING_WORDS.statusRule}
          value={own.statusRule ?? ''}
          choices={[
            ['', `As everywhere (${RULE_WORDS[settings.statusRule].toLowerCase()})`],
            ...Object.entries(RULE_WORDS),
          ]}
        />
      </details>
    </fieldset>
  );
}
