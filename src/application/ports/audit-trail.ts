import type { AuditConclusion, AuditEntry } from '../../domain/audit-entry.ts';
import type { AuditEntryId } from '../../domain/ids.ts';

/** Keeps who changed what. */
export interface AuditTrail {
  add(entry: AuditEntry): Promise<void>;
  /** Notes how it ended, in the place of what was noted before. */
  conclude(id: AuditEntryId, conclusion: AuditConclusion): Promise<void>;
}
