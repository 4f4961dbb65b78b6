import type { AuditActor, AuditConclusion, AuditEntry } from '../../../domain/audit-entry.ts';
import type { ApiKeyId, AuditEntryId, OrganizationId } from '../../../domain/ids.ts';
import { jsonText } from './json-text.ts';
import { storable } from './storable.ts';

export interface AuditEntryRow {
  readonly id: string;
  readonly actor_kind: AuditActor['kind'];
  readonly api_key_id: string | null;
  readonly actor_name: string;
  readonly operation: string;
  readonly thing_kind: string | null;
  readonly thing_id: string | null;
  readonly organization_id: string | null;
  readonly request_id: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly outcome: string;
  readonly begun_at: Date;
  readonly concluded_at: Date | null;
}

export function toRow(entry: AuditEntry): AuditEntryRow {
  const { id, operation, outcome } = entry;
  return storable({
    ...{ id, operation, outcome },
    actor_kind: entry.actor.kind,
    api_key_id: entry.actor.apiKeyId,
    actor_name: entry.actor.name,
    thing_kind: entry.thingKind,
    thing_id: entry.thingId,
    organization_id: entry.organizationId,
    request_id: entry.requestId,
    before: jsonOrNull(entry.before),
    after: jsonOrNull(entry.after),
    begun_at: entry.begunAt,
    concluded_at: entry.concludedAt,
  });
}

export function toConclusionColumns(conclusion: AuditConclusion): Partial<AuditEntryRow> {
  return storable({
    outcome: conclusion.outcome,
    thing_id: conclusion.thingId,
    organization_id: conclusion.organizationId,
    after: jsonOrNull(conclusion.after),
    concluded_at: conclusion.concludedAt,
  });
}

export function fromRow(row: AuditEntryRow): AuditEntry {
  return {
    id: row.id as AuditEntryId,
    actor: { kind: row.actor_kind, apiKeyId: row.api_key_id as ApiKeyId | null, name: row.actor_name },
    operation: row.operation,
    thingKind: row.thing_kind,
    thingId: row.thing_id,
    organizationId: row.organization_id as OrganizationId | null,
    requestId: row.request_id,
    before: row.before,
    after: row.after,
    outcome: row.outcome,
    begunAt: row.begun_at,
    concludedAt: row.concluded_at,
  };
}

function jsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : jsonText(value);
}
