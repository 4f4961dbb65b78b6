import type { ApiKey } from '../../../domain/api-key.ts';
import type { ApiKeyId, OrganizationId } from '../../../domain/ids.ts';
import { storable } from './storable.ts';

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly fingerprint: string;
  /** Null for a key to everything. */
  readonly organization_id: string | null;
  readonly created_at: Date;
}

export function toRow({ id, name, fingerprint, scope, createdAt }: ApiKey): ApiKeyRow {
  return storable({ id, name, fingerprint, organization_id: scope.organizationId, created_at: createdAt });
}

export function fromRow(row: ApiKeyRow): ApiKey {
  return {
    id: row.id as ApiKeyId,
    name: row.name,
    fingerprint: row.fingerprint,
    scope: { organizationId: row.organization_id as OrganizationId | null },
    createdAt: row.created_at,
  };
}
