import type { Knex } from 'knex';
import type { OrganizationId } from '../../../domain/ids.ts';
import type { Organization } from '../../../domain/organization.ts';
import type { Organizations } from '../../../application/ports/organizations.ts';
import { fromRow, toRow, type OrganizationRow } from '../rows/organization-row.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';
import { eraseOrganization } from './erase-organization.ts';
import { held } from './held.ts';

export class KnexOrganizations implements Organizations {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async add(organization: Organization): Promise<void> {
    await this.#db<OrganizationRow>(TABLES.organization).insert(toRow(organization));
  }

  async find(id: OrganizationId): Promise<Organization | null> {
    const query = this.#db<OrganizationRow>(TABLES.organization).where('id', storableText(id)).first();
    const row = await held(this.#db, query);
    return row === undefined ? null : fromRow(row);
  }

  async findToErase(id: OrganizationId): Promise<Organization | null> {
    const query = this.#db<OrganizationRow>(TABLES.organization).where('id', storableText(id)).first();
    const row = await (this.#db.isTransaction === true ? query.forUpdate() : query);
    return row === undefined ? null : fromRow(row);
  }

  async save(organization: Organization): Promise<void> {
    const { id, name } = toRow(organization);
    await this.#db<OrganizationRow>(TABLES.organization).where('id', id).update({ name });
  }

  async erase(id: OrganizationId): Promise<void> {
    await eraseOrganization(this.#db, id);
  }
}
