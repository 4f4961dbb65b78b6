import type { Organization } from '../../../domain/organization.ts';

export function presentOrganization(organization: Organization) {
  const { id, name, createdAt } = organization.toProps();
  return { id, name, createdAt };
}
