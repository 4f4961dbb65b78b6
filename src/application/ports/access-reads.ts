import type { ApiKey, ApiKeyState, Role, Scope } from '../../domain/api-key.ts';
import type { ApiKeyId, OrganizationId } from '../../domain/ids.ts';
import type { Page } from './admin-reads.ts';

/** Which API keys are listed: those that have each value given; null is any. */
export interface ApiKeyFilter {
  readonly organizationId: OrganizationId | null;
  readonly role: Role | null;
  /** How they are at `now`. */
  readonly state: ApiKeyState | null;
  readonly now: Date;
}

/**
 * What the admin API shows of who may do what. Bound to a scope: a key is an Organization's when it is for that one alone,
 * and a key for everything is nobody's but of those who have one.
 */
export interface AccessReads {
  apiKey(scope: Scope, id: ApiKeyId): Promise<ApiKey | null>;
  /** By ascending id, which is the order of creation; those that have expired or were revoked, too. */
  apiKeys(scope: Scope, filter: ApiKeyFilter, page: Page): Promise<readonly ApiKey[]>;
}
