import { z } from 'zod';
import type { JiraStatus } from '../../../domain/jira-status.ts';
import type { StatusesOfType } from '../../../domain/project-statuses.ts';
import { list, type Presented } from './presented.ts';

export const STATUS = z
  .strictObject({
    id: z.string(),
    name: z.string().nullable(),
    category: z.enum(['undefined', 'new', 'indeterminate', 'done']).nullable(),
  })
  .meta({ id: 'JiraStatus' });

export const STATUSES_OF_TYPE = z
  .strictObject({
    issueTypeId: z.string(),
    issueTypeName: z.string().nullable(),
    statuses: list(STATUS),
  })
  .meta({ id: 'StatusesOfType' });

export function presentStatusesOfType({
  issueTypeId,
  issueTypeName,
  statuses,
}: StatusesOfType): Presented<typeof STATUSES_OF_TYPE> {
  return {
    issueTypeId,
    issueTypeName,
    statuses: statuses.map(presentStatus),
  };
}

export function presentStatus({ id, name, category }: JiraStatus): Presented<typeof STATUS> {
  return { id, name, category };
}
