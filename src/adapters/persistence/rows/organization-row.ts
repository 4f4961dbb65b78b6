import type { OrganizationId } from '../../../domain/ids.ts';
import { Organization } from '../../../domain/organization.ts';
import { storable } from './storable.ts';

export interface OrganizationRow {
  readonly id: string;
  readonly name: string;
  readonly created_at: Date;
}

export function toRow(organization: Organization): OrganizationRow {
  const { id, name, createdAt } = organization.toProps();
  return storable({ id, name, created_at: createdAt });
}

export function fromRow(row: OrganizationRow): Organization {
  return Organization.restore({ id: row.id as OrganizationId, name: row.name, createdAt: row.created_at });
}
