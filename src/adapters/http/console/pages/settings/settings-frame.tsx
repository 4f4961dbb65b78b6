import type { NamedInstallation } from '../../named-installations.ts';
import { addressFrom } from '../../addresses.ts';
import { Done } from '../../parts/done.tsx';
import { Form } from '../../parts/form.tsx';
import { useMay } from '../../parts/may.ts';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { Notice } from '../../parts/said.tsx';
import { useSite } from '../../site.ts';
import { SettingsHead } from './settings-head.tsx';
import type { Settings, SettingsSection, Told } from './settings-parts.ts';
import { Conflict } from './settings-conflict.tsx';
import { WhatWouldChange } from './what-would-change.tsx';

interface SettingsFrameProps<Choices> {
  readonly section: SettingsSection<Choices>;
  readonly choices: Choices;
  readonly installation: NamedInstallation;
  readonly settings: Settings;
  readonly tag: string;
  /** What was picked before the form. */
  readonly query: string;
  readonly told: Told;
  readonly notice: unknown;
}

/** A part of the settings with what was found out about a change of it. */
export function SettingsFrame<Choices>(props: SettingsFrameProps<Choices>) {
  const { section, choices, installation, settings, tag, told, notice, query } = props;
  const { path } = useSite();
  const here = path.slice('/console'.length) + query;
  const mayChange = useMay('admin');
  const { Fields, Picker } = section;
  return (
    <>
      <SettingsHead installation={installation} title={section.title} lead={section.lead} />
      <Done code={notice} />
      {!mayChange && (
        <Notice
          tone="quiet"
          title="You can look at the settings, and try changes out. Saving takes the role admin."
        />
      )}
      <RefusalNotice refusal={told.refusal} />
      {Picker !== undefined && <Picker choices={choices} />}
      <Form to={here}>
        <input type="hidden" name="tag" value={tag} />
        {told.conflict !== null && (
          <Conflict {...told.conflict} names={section.namesIn?.(choices) ?? new Map()} />
        )}
        <Fields settings={settings} choices={choices} errors={told.refusal.fields} />
        <div id="told" tabIndex={-1}>
          {told.preview !== null && <WhatWouldChange preview={told.preview} />}
        </div>
        <div class="buttons">
          {mayChange && (
            <button name="action" value="save">
              {told.conflict === null ? 'Save' : 'Save it nonetheless'}
            </button>
          )}
          <button
            name="action"
            value="preview"
            class="plain"
            formaction={`${addressFrom({ path }, here)}#told`}
          >
            See what it would have changed
          </button>
        </div>
      </Form>
    </>
  );
}
