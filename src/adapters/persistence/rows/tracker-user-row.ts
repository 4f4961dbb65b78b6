import type { OrganizationId, TrackerUserId } from '../../../domain/ids.ts';
import type { LocalTrackerUser } from '../../../domain/tracker-user.ts';
import { storable } from './storable.ts';

export interface TrackerUserRow {
  readonly id: string;
  readonly organization_id: string;
  readonly name: string;
  readonly email: string | null;
  readonly email_verified: boolean;
  readonly created_at: Date;
}

export function toRow(user: LocalTrackerUser): TrackerUserRow {
  return storable({
    id: user.id,
    organization_id: user.organizationId,
    name: user.name,
    email: user.email,
    email_verified: user.isEmailVerified,
    created_at: user.createdAt,
  });
}

export function fromRow(row: TrackerUserRow): LocalTrackerUser {
  return {
    id: row.id as TrackerUserId,
    organizationId: row.organization_id as OrganizationId,
    name: row.name,
    email: row.email,
    isEmailVerified: row.email_verified,
    createdAt: row.created_at,
  };
}
