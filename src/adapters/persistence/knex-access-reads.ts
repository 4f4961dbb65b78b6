import type { Knex } from 'knex';
import type { AccessReads, ApiKeyFilter } from '../../application/ports/access-reads.ts';
import type { Page } from '../../application/ports/admin-reads.ts';
import type { ApiKey, Scope } from '../../domain/api-key.ts';
import type { ApiKeyId } from '../../domain/ids.ts';
import { fromRow, type ApiKeyRow } from './rows/api-key-row.ts';
import { storableText } from './rows/storable.ts';
import { TABLES } from './rows/tables.ts';
import { matching, onPage } from './scoping.ts';

const IN_STATE = {
  good: '(revoked_at is null and (expires_at is null or expires_at > :now))',
  expired: '(revoked_at is null and expires_at <= :now)',
  revoked: '(revoked_at is not null)',
} as const;

/** What the admin API shows of who may do what. The scope is part of every statement. */
export class KnexAccessReads implements AccessReads {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async apiKey(scope: Scope, id: ApiKeyId): Promise<ApiKey | null> {
    const row = await this.#apiKeys(scope).where('id', storableText(id)).first();
    return row === undefined ? null : fromRow(row);
  }

  async apiKeys(
    scope: Scope,
    { organizationId, role, state, now }: ApiKeyFilter,
    page: Page,
  ): Promise<readonly ApiKey[]> {
    const query = matching(this.#apiKeys(scope), { organization_id: organizationId, role });
    if (state !== null) void query.whereRaw(IN_STATE[state], { now });
    return (await onPage(query, page)).map(fromRow);
  }

  #apiKeys({ organizationId }: Scope) {
    return matching(this.#knex<ApiKeyRow>(TABLES.apiKey), { organization_id: organizationId });
  }
}
