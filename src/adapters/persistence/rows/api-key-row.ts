import type { ApiKey, Role } from '../../../domain/api-key.ts';
import type { ApiKeyId, OrganizationId } from '../../../domain/ids.ts';
import { storable } from './storable.ts';

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly fingerprint: string;
  readonly prefix: string | null;
  /** Null for a key to everything. */
  readonly organization_id: string | null;
  readonly role: Role;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
}

export function toRow(key: ApiKey): ApiKeyRow {
  const { id, name, fingerprint, prefix, role } = key;
  return storable({
    ...{ id, name, fingerprint, prefix, role },
    organization_id: key.scope.organizationId,
    created_at: key.createdAt,
    expires_at: key.expiresAt,
    revoked_at: key.revokedAt,
    last_used_at: key.lastUsedAt,
  });
}

export function fromRow(row: ApiKeyRow): ApiKey {
  return {
    id: row.id as ApiKeyId,
    name: row.name,
    fingerprint: row.fingerprint,
    prefix: row.prefix,
    scope: { organizationId: row.organization_id as OrganizationId | null },
    role: row.role,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  };
}
