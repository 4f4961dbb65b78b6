import type { JIRA_TRANSITION } from '../../../presenters/jira-things.ts';
import type { STATUSES_OF_TYPE } from '../../../presenters/statuses-of-type.ts';
import type { Answered } from '../../in-process-api.ts';
import type { Named } from './jira-choices.tsx';
import type { FieldsProps } from './settings-parts.ts';

/** What a project of Jira has to choose from. */
export interface ProjectChoices {
  readonly projectId: string;
  readonly projectName: string;
  readonly types: readonly Answered<typeof STATUSES_OF_TYPE>[];
  readonly statuses: readonly Named[];
  readonly resolutions: readonly Named[];
  /** What may be done with an issue that was named as an example. */
  readonly transitions: readonly Answered<typeof JIRA_TRANSITION>[];
  readonly example: string | undefined;
  readonly problem: string | null;
}

export type ProjectFieldsProps = FieldsProps<ProjectChoices>;
