import type { Knex } from 'knex';
import type { AccessReads, ApiKeyFilter, AuditFilter } from '../../application/ports/access-reads.ts';
import type { Page } from '../../application/ports/admin-reads.ts';
import type { ApiKey, Scope } from '../../domain/api-key.ts';
import type { AuditEntry } from '../../domain/audit-entry.ts';
import type { ApiKeyId, AuditEntryId } from '../../domain/ids.ts';
import { fromRow, type ApiKeyRow } from './rows/api-key-row.ts';
import * as auditRow from './rows/audit-entry-row.ts';
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

  async auditEntry(scope: Scope, id: AuditEntryId): Promise<AuditEntry | null> {
    const row = await this.#auditEntries(scope).where('id', storableText(id)).first();
    return row === undefined ? null : auditRow.fromRow(row);
  }

  async auditEntries(
    scope: Scope,
    { apiKeyId, actorName, operation, thingId, since }: AuditFilter,
    { limit, after }: Page,
  ): Promise<readonly AuditEntry[]> {
    const filters = { api_key_id: apiKeyId, actor_name: actorName, operation, thing_id: thingId };
    const query = matching(this.#auditEntries(scope), filters);
    if (since !== null) void query.where('begun_at', '>=', since);
    if (after !== null) void query.where('id', '<', storableText(after));
    return (await query.orderBy('id', 'desc').limit(limit)).map(auditRow.fromRow);
  }

  #auditEntries({ organizationId }: Scope) {
    const entries = this.#knex<auditRow.AuditEntryRow>(TABLES.auditEntry);
    return matching(entries, { organization_id: organizationId });
  }

  #apiKeys({ organizationId }: Scope) {
    return matching(this.#knex<ApiKeyRow>(TABLES.apiKey), { organization_id: organizationId });
  }
}
