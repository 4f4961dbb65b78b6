import { z } from 'zod';
import type { AuditEntry } from '../../../domain/audit-entry.ts';
import { ownId, time, type Presented } from './presented.ts';

const shown = () =>
  z.unknown().describe('The thing as the route that reads it shows it; null when it is not there.');

export const AUDIT_ENTRY = z
  .strictObject({
    id: ownId(),
    at: time(),
    actor: z.strictObject({
      kind: z.enum(['api_key', 'cli']),
      apiKeyId: ownId().nullable().describe('Null for LOCKSTEP_ADMIN_KEY, and at the command line.'),
      name: z.string().describe('Of the key, or of the account on the machine.'),
    }),
    operation: z.string(),
    thing: z.strictObject({ kind: z.string().nullable(), id: z.string().nullable() }),
    organizationId: ownId().nullable(),
    requestId: z.string().nullable(),
    outcome: z
      .string()
      .describe(
        '`done`, `dry_run`, `failed`, the code of a refusal, or `begun` where nobody knows how it ended.',
      ),
    concludedAt: time().nullable(),
    before: shown(),
    after: shown(),
  })
  .meta({ id: 'AuditEntry', description: 'A change that somebody made, or tried to make.' });

export function presentAuditEntry(entry: AuditEntry): Presented<typeof AUDIT_ENTRY> {
  const { id, operation, organizationId, requestId, outcome, concludedAt, before, after } = entry;
  const { kind, apiKeyId, name } = entry.actor;
  return {
    ...{ id, at: entry.begunAt, actor: { kind, apiKeyId, name }, operation },
    ...{ thing: { kind: entry.thingKind, id: entry.thingId }, organizationId, requestId },
    ...{ outcome, concludedAt, before, after },
  };
}
