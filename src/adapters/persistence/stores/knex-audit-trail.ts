import type { Knex } from 'knex';
import type { AuditTrail } from '../../../application/ports/audit-trail.ts';
import type { AuditConclusion, AuditEntry } from '../../../domain/audit-entry.ts';
import type { AuditEntryId } from '../../../domain/ids.ts';
import { toConclusionColumns, toRow, type AuditEntryRow } from '../rows/audit-entry-row.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';

export class KnexAuditTrail implements AuditTrail {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async add(entry: AuditEntry): Promise<void> {
    await this.#db<AuditEntryRow>(TABLES.auditEntry).insert(toRow(entry));
  }

  async conclude(id: AuditEntryId, conclusion: AuditConclusion): Promise<void> {
    await this.#db<AuditEntryRow>(TABLES.auditEntry)
      .where('id', storableText(id))
      .update(toConclusionColumns(conclusion));
  }
}
