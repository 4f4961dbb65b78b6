import type { ApiKey, ApiKeyState, Role, Scope } from '../../domain/api-key.ts';
import type { AuditEntry } from '../../domain/audit-entry.ts';
import type { ApiKeyId, AuditEntryId, OrganizationId } from '../../domain/ids.ts';
import type { Page } from './admin-reads.ts';

/** Which API keys are listed: those that have each value given; null is any. */
export interface ApiKeyFilter {
  readonly organizationId: OrganizationId | null;
  readonly role: Role | null;
  /** How they are at `now`. */
  readonly state: ApiKeyState | null;
  readonly now: Date;
}

/** Which entries of the audit trail are listed: those that have each value given; null is any. */
export interface AuditFilter {
  readonly apiKeyId: ApiKeyId | null;
  readonly actorName: string | null;
  readonly operation: string | null;
  readonly thingId: string | null;
  /** Begun at this moment or later. */
  readonly since: Date | null;
}

/**
 * What the admin API shows of who may do what. Bound to a scope: a key is an Organization's when it is for that one alone,
 * and a key for everything is nobody's but of those who have one.
 */
export interface AccessReads {
  apiKey(scope: Scope, id: ApiKeyId): Promise<ApiKey | null>;
  /** By ascending id, which is the order of creation; those that have expired or were revoked, too. */
  apiKeys(scope: Scope, filter: ApiKeyFilter, page: Page): Promise<readonly ApiKey[]>;
  /** An entry is an Organization's when it is in its trail. */
  auditEntry(scope: Scope, id: AuditEntryId): Promise<AuditEntry | null>;
  /** The newest first. */
  auditEntries(scope: Scope, filter: AuditFilter, page: Page): Promise<readonly AuditEntry[]>;
}
