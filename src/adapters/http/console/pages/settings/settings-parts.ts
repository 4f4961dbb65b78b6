import type { ComponentType } from 'preact';
import type { SETTINGS } from '../../../presenters/settings.ts';
import type { SETTINGS_PREVIEW } from '../../../presenters/settings-preview.ts';
import type { ConsoleContext } from '../../console-state.ts';
import type { Answered } from '../../in-process-api.ts';
import type { NamedInstallation } from '../../named-installations.ts';
import type { Refusal } from '../../refusal.ts';

export type Settings = Answered<typeof SETTINGS>;
export type Preview = Answered<typeof SETTINGS_PREVIEW>;
/** What changes of the settings (RFC 7396). */
export type SettingsPatch = Readonly<Record<string, unknown>>;

export interface FieldsProps<Choices> {
  readonly settings: Settings;
  readonly choices: Choices;
  /** What is wrong, by the name of the setting. */
  readonly errors: Readonly<Record<string, string>>;
}

/** A part of the settings that is looked at, tried out and saved by itself. */
export interface SettingsSection<Choices> {
  /** Below the page of the settings, as a route's path: empty for the page itself. */
  readonly path: string;
  readonly title: string;
  readonly lead: string;
  /** What there is to choose from. */
  readonly choicesFor: (ctx: ConsoleContext, installation: NamedInstallation) => Promise<Choices>;
  readonly Fields: ComponentType<FieldsProps<Choices>>;
  /** What is chosen before the form, by the query of the page, such as whose fields are shown. */
  readonly Picker?: ComponentType<{ readonly choices: Choices }>;
  readonly patchIn: (
    form: URLSearchParams,
    given: { readonly present: Settings; readonly choices: Choices },
  ) => SettingsPatch;
  /** The names that things of Jira go by, for telling two versions apart. */
  readonly namesIn?: (choices: Choices) => ReadonlyMap<string, string>;
}

/** What was found out about a change before it was saved. */
export interface Told {
  readonly refusal: Refusal;
  readonly preview: Preview | null;
  /** What somebody else has saved meanwhile, and what one wanted to save. */
  readonly conflict: { readonly theirs: Settings; readonly mine: Settings } | null;
}
