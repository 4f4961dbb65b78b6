import type { Knex } from 'knex';
import type { Scope } from '../../domain/api-key.ts';
import { Conflict } from '../../domain/domain-error.ts';
import type { OrganizationId, TrackerUserId } from '../../domain/ids.ts';
import type { LocalTrackerUser } from '../../domain/tracker-user.ts';
import type { Page } from '../../application/ports/admin-reads.ts';
import type { LocalTrackerUsers } from '../../application/ports/local-tracker-users.ts';
import { storableText } from './rows/storable.ts';
import { TABLES } from './rows/tables.ts';
import { fromRow, toRow, type TrackerUserRow } from './rows/tracker-user-row.ts';
import { matching, onPage } from './scoping.ts';

/** Uniqueness is the schema's: `unique (organization_id, name)`. */
export class KnexLocalTrackerUsers implements LocalTrackerUsers {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async add(user: LocalTrackerUser): Promise<void> {
    const added = await this.#knex<TrackerUserRow>(TABLES.trackerUser)
      .insert(toRow(user))
      .onConflict(['organization_id', 'name'])
      .ignore()
      .returning('id');
    if (added.length === 0) throw new Conflict('this Organization has a person of this name');
  }

  async find({ organizationId }: Scope, id: TrackerUserId): Promise<LocalTrackerUser | null> {
    const users = this.#knex<TrackerUserRow>(TABLES.trackerUser);
    const row = await matching(users, { id, organization_id: organizationId }).first();
    return row === undefined ? null : fromRow(row);
  }

  async list(
    { organizationId }: Scope,
    organization: OrganizationId,
    page: Page,
  ): Promise<readonly LocalTrackerUser[]> {
    const users = matching(this.#of(organization), { organization_id: organizationId });
    return (await onPage(users, page)).map(fromRow);
  }

  async of(organization: OrganizationId): Promise<readonly LocalTrackerUser[]> {
    return (await this.#of(organization).orderBy('id')).map(fromRow);
  }

  #of(organization: OrganizationId) {
    return this.#knex<TrackerUserRow>(TABLES.trackerUser).where(
      'organization_id',
      storableText(organization),
    );
  }
}
