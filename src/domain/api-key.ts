import type { ApiKeyId, OrganizationId } from './ids.ts';

/** Whose things a caller may see and change: one Organization's, or everybody's when that is null. */
export interface Scope {
  readonly organizationId: OrganizationId | null;
}

export const EVERYTHING: Scope = { organizationId: null };

/** A key of the admin API. The key itself is kept nowhere, only its fingerprint. */
export interface ApiKey {
  readonly id: ApiKeyId;
  readonly name: string;
  readonly fingerprint: string;
  readonly scope: Scope;
  readonly createdAt: Date;
}
