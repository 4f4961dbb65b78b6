import type { Scope } from '../../domain/api-key.ts';
import type { OrganizationId, TrackerUserId } from '../../domain/ids.ts';
import type { LocalTrackerUser } from '../../domain/tracker-user.ts';
import type { Page } from './admin-reads.ts';

/** The people of the local tracker. Each call is a transaction of its own. */
export interface LocalTrackerUsers {
  /** @throws {Conflict} when the Organization has one of this very name. */
  add(user: LocalTrackerUser): Promise<void>;

  find(scope: Scope, id: TrackerUserId): Promise<LocalTrackerUser | null>;

  /** The people of the Organization by ascending id. */
  list(scope: Scope, organization: OrganizationId, page: Page): Promise<readonly LocalTrackerUser[]>;

  /** All people of the Organization, by ascending id. */
  of(organization: OrganizationId): Promise<readonly LocalTrackerUser[]>;
}
