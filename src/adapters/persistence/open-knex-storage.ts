import type { Knex } from 'knex';
import type { SecretBox } from '../../application/ports/secret-box.ts';
import type { Storage } from '../../application/ports/storage.ts';
import { UNTRACED, type Tracing } from '../../application/ports/tracing.ts';
import { ConfirmedVersions } from './confirmed-versions.ts';
import { isStorageUnavailable } from './database/storage-unavailable.ts';
import { KnexAccessReads } from './knex-access-reads.ts';
import { KnexActivity } from './knex-activity.ts';
import { KnexAttentionReads } from './knex-attention-reads.ts';
import { KnexAdminReads } from './knex-admin-reads.ts';
import { KnexBacklog } from './knex-backlog.ts';
import { KnexChores } from './knex-chores.ts';
import { KnexConsoleSessions } from './knex-console-sessions.ts';
import { KnexCreationReads } from './knex-creation-reads.ts';
import { KnexDeliveryInbox } from './knex-delivery-inbox.ts';
import { KnexIntegrationVersions } from './knex-integration-versions.ts';
import { KnexIdempotentRequests } from './knex-idempotent-requests.ts';
import { DEFAULT_LEASE_MS, KnexIssueLeases } from './knex-issue-leases.ts';
import { KnexLocalTrackerComments } from './knex-local-tracker-comments.ts';
import { KnexLocalTrackerIssues } from './knex-local-tracker-issues.ts';
import { KnexLocalTrackerUsers } from './knex-local-tracker-users.ts';
import { KnexRetention } from './knex-retention.ts';
import { knexStoresOver } from './knex-stores.ts';
import { KnexTrackerWrites } from './knex-tracker-writes.ts';
import { KnexUnitOfWork } from './knex-unit-of-work.ts';
import { KnexWorkloadReads } from './knex-workload-reads.ts';

export interface KnexStorageOptions {
  /** A migrated PostgreSQL or PGlite; it is the caller's to close. */
  readonly knex: Knex;
  readonly secretBox: SecretBox;
  /** How long a killed process keeps others from its issue, in milliseconds. */
  readonly leaseMs?: number;
  /** Whose trace it is that what is kept goes on with, in whichever process. */
  readonly tracing?: Pick<Tracing, 'traceparent'>;
}

/** Everything that is kept, in a database. Works with a pool of one connection too. */
export function openKnexStorage({
  knex,
  secretBox,
  leaseMs = DEFAULT_LEASE_MS,
  tracing = UNTRACED,
}: KnexStorageOptions): Storage {
  const confirmed = new ConfirmedVersions();
  return {
    unitOfWork: new KnexUnitOfWork(knex, secretBox, tracing),
    stores: knexStoresOver(knex, secretBox, tracing),
    integrationVersions: new KnexIntegrationVersions(knex, confirmed),
    inbox: new KnexDeliveryInbox(knex, confirmed, tracing),
    backlog: new KnexBacklog(knex),
    leases: new KnexIssueLeases(knex, leaseMs),
    chores: new KnexChores(knex, leaseMs),
    requests: new KnexIdempotentRequests(knex, secretBox),
    sessions: new KnexConsoleSessions(knex),
    retention: new KnexRetention(knex),
    reads: new KnexAdminReads(knex),
    creationReads: new KnexCreationReads(knex),
    activity: new KnexActivity(knex),
    attention: new KnexAttentionReads(knex),
    workload: new KnexWorkloadReads(knex),
    accessReads: new KnexAccessReads(knex),
    trackerIssues: new KnexLocalTrackerIssues(knex),
    trackerUsers: new KnexLocalTrackerUsers(knex),
    trackerComments: new KnexLocalTrackerComments(knex),
    trackerWrites: new KnexTrackerWrites(knex),
    isUnavailable: isStorageUnavailable,
  };
}
