import type { ApiKeyId, AuditEntryId, OrganizationId } from './ids.ts';

/** Who changes something: the bearer of an API key, or a person at the command line of the machine. */
export interface AuditActor {
  readonly kind: 'api_key' | 'cli';
  /** Null for the key that the operator set, and at the command line. */
  readonly apiKeyId: ApiKeyId | null;
  /** The name of the key, or of the account on the machine. */
  readonly name: string;
}

/** How a change ended beside a refusal's code: `begun` where nobody knows, for the process was killed. */
export const AUDIT_OUTCOMES = { begun: 'begun', done: 'done', dryRun: 'dry_run', failed: 'failed' } as const;

/** One change that somebody made, or tried to make. Holds no secret. */
export interface AuditEntry {
  readonly id: AuditEntryId;
  readonly actor: AuditActor;
  /** What was done, by the operation's name, such as `links create`. */
  readonly operation: string;
  /** What it was done to, such as `links`, and which; null where it is about no one thing. */
  readonly thingKind: string | null;
  readonly thingId: string | null;
  /** In whose trail it is; null for that of who may see everything. */
  readonly organizationId: OrganizationId | null;
  readonly requestId: string | null;
  /** How the thing was shown before; null when it was not there. */
  readonly before: unknown;
  readonly after: unknown;
  /** One of `AUDIT_OUTCOMES`, or the code of what refused it. */
  readonly outcome: string;
  readonly begunAt: Date;
  readonly concludedAt: Date | null;
}

/** What is known of a change once it has ended. */
export type AuditConclusion = Pick<AuditEntry, 'outcome' | 'thingId' | 'organizationId' | 'after'> & {
  readonly concludedAt: Date;
};
