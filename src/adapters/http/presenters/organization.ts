import { z } from 'zod';
import type { Organization } from '../../../domain/organization.ts';
import { ownId, time, type Presented } from './presented.ts';

export const ORGANIZATION = z
  .strictObject({ id: ownId(), name: z.string(), createdAt: time() })
  .meta({ id: 'Organization' });

export function presentOrganization(organization: Organization): Presented<typeof ORGANIZATION> {
  const { id, name, createdAt } = organization.toProps();
  return { id, name, createdAt };
}
