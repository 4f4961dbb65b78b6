import { z } from 'zod';
import type { CreateField } from '../../../domain/creation/create-field.ts';
import type { JiraProject } from '../../../domain/creation/creation-subjects.ts';
import type { JiraTransition } from '../../../domain/outbound/jira-transition.ts';
import type { JiraResolution } from '../../../domain/resolution-rule.ts';
import { list, type Presented } from './presented.ts';
import { presentStatus, STATUS } from './statuses-of-type.ts';

export const JIRA_PROJECT = z
  .strictObject({ id: z.string(), key: z.string(), name: z.string() })
  .meta({ id: 'JiraProject' });

export const JIRA_RESOLUTION = z
  .strictObject({ id: z.string(), name: z.string().nullable() })
  .meta({ id: 'JiraResolution' });

export const JIRA_FIELD = z
  .strictObject({ id: z.string(), name: z.string(), isRequired: z.boolean() })
  .meta({ id: 'JiraField' });

export const JIRA_TRANSITION = z
  .strictObject({
    id: z.string(),
    name: z.string().nullable(),
    to: STATUS.nullable().describe('Where it leads; null when Jira does not tell.'),
    requiredFields: list(z.strictObject({ id: z.string(), name: z.string().nullable() })),
  })
  .meta({ id: 'JiraTransition' });

export function presentJiraProject({ id, key, name }: JiraProject): Presented<typeof JIRA_PROJECT> {
  return { id, key, name };
}

export function presentJiraResolution({ id, name }: JiraResolution): Presented<typeof JIRA_RESOLUTION> {
  return { id, name };
}

export function presentJiraField({ id, name, isRequired }: CreateField): Presented<typeof JIRA_FIELD> {
  return { id, name, isRequired };
}

export function presentJiraTransition({
  id,
  name,
  to,
  fields,
}: JiraTransition): Presented<typeof JIRA_TRANSITION> {
  const required = fields.filter(({ isRequired }) => isRequired);
  return {
    ...{ id, name, to: to === null ? null : presentStatus(to) },
    requiredFields: required.map((field) => ({ id: field.id, name: field.name })),
  };
}
