import type { AccessReads, ApiKeyFilter, AuditFilter } from '../../application/ports/access-reads.ts';
import type { Page } from '../../application/ports/admin-reads.ts';
import { stateOf, type ApiKey, type Scope } from '../../domain/api-key.ts';
import type { AuditEntry } from '../../domain/audit-entry.ts';
import type { ApiKeyId, AuditEntryId } from '../../domain/ids.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';
import { pageOf } from './scoping.ts';

/** What the admin API shows of who may do what, by looking at everything. */
export class InMemoryAccessReads implements AccessReads {
  readonly #unitOfWork: InMemoryUnitOfWork;

  constructor(unitOfWork: InMemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  async apiKey(scope: Scope, id: ApiKeyId): Promise<ApiKey | null> {
    const key = this.#unitOfWork.committed.apiKeys.get(id);
    return key !== undefined && isOf(scope, key) ? key : null;
  }

  async apiKeys(scope: Scope, filter: ApiKeyFilter, page: Page): Promise<readonly ApiKey[]> {
    const keys = [...this.#unitOfWork.committed.apiKeys.values()];
    return pageOf(
      keys.filter((key) => isOf(scope, key) && isAsked(key, filter)),
      page,
      ({ id }) => id,
    );
  }

  async auditEntry(scope: Scope, id: AuditEntryId): Promise<AuditEntry | null> {
    const entry = this.#unitOfWork.committed.auditEntries.get(id);
    return entry !== undefined && isOf(scope, { scope: entry }) ? entry : null;
  }

  async auditEntries(
    scope: Scope,
    filter: AuditFilter,
    { limit, after }: Page,
  ): Promise<readonly AuditEntry[]> {
    return [...this.#unitOfWork.committed.auditEntries.values()]
      .filter((entry) => isOf(scope, { scope: entry }) && isAskedEntry(entry, filter))
      .filter(({ id }) => after === null || id < after)
      .sort((one, other) => (one.id < other.id ? 1 : -1))
      .slice(0, limit);
  }
}

function isOf({ organizationId }: Scope, { scope }: { readonly scope: Scope }): boolean {
  return organizationId === null || organizationId === scope.organizationId;
}

function isAsked(key: ApiKey, { organizationId, role, state, now }: ApiKeyFilter): boolean {
  return (
    isOf({ organizationId }, key) &&
    (role === null || role === key.role) &&
    (state === null || state === stateOf(key, now))
  );
}

function isAskedEntry({ actor, operation, thingId, begunAt }: AuditEntry, asked: AuditFilter): boolean {
  return (
    (asked.apiKeyId === null || asked.apiKeyId === actor.apiKeyId) &&
    (asked.actorName === null || asked.actorName === actor.name) &&
    (asked.operation === null || asked.operation === operation) &&
    (asked.thingId === null || asked.thingId === thingId) &&
    (asked.since === null || begunAt >= asked.since)
  );
}
