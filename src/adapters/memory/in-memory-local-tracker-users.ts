import type { Scope } from '../../domain/api-key.ts';
import { Conflict } from '../../domain/domain-error.ts';
import type { OrganizationId, TrackerUserId } from '../../domain/ids.ts';
import type { LocalTrackerUser } from '../../domain/tracker-user.ts';
import type { Page } from '../../application/ports/admin-reads.ts';
import type { LocalTrackerUsers } from '../../application/ports/local-tracker-users.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';
import { pageOf } from './scoping.ts';

/** The local tracker's people, in memory. */
export class InMemoryLocalTrackerUsers implements LocalTrackerUsers {
  readonly #unitOfWork: InMemoryUnitOfWork;

  constructor(unitOfWork: InMemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  add(user: LocalTrackerUser): Promise<void> {
    return this.#unitOfWork.runOnTables(({ trackerUsers }) => {
      const isTaken = [...trackerUsers.values()].some(
        ({ organizationId, name }) => organizationId === user.organizationId && name === user.name,
      );
      if (isTaken) throw new Conflict('this Organization has a person of this name');
      trackerUsers.set(user.id, user);
    });
  }

  async find({ organizationId }: Scope, id: TrackerUserId): Promise<LocalTrackerUser | null> {
    const user = this.#unitOfWork.committed.trackerUsers.get(id) ?? null;
    return organizationId === null || user?.organizationId === organizationId ? user : null;
  }

  async list(
    { organizationId }: Scope,
    organization: OrganizationId,
    page: Page,
  ): Promise<readonly LocalTrackerUser[]> {
    if (organizationId !== null && organizationId !== organization) return [];
    return pageOf(await this.of(organization), page, ({ id }) => id);
  }

  async of(organization: OrganizationId): Promise<readonly LocalTrackerUser[]> {
    return [...this.#unitOfWork.committed.trackerUsers.values()]
      .filter(({ organizationId }) => organizationId === organization)
      .sort((one, other) => (one.id < other.id ? -1 : 1));
  }
}
