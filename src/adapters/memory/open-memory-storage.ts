import type { Clock } from '../../application/ports/clock.ts';
import type { Storage } from '../../application/ports/storage.ts';
import { InMemoryAccessReads } from './in-memory-access-reads.ts';
import { InMemoryActivity } from './in-memory-activity.ts';
import { InMemoryAttentionReads } from './in-memory-attention-reads.ts';
import { InMemoryAdminReads } from './in-memory-admin-reads.ts';
import { InMemoryBacklog } from './in-memory-backlog.ts';
import { InMemoryChores } from './in-memory-chores.ts';
import { InMemoryConsoleSessions } from './in-memory-console-sessions.ts';
import { InMemoryCreationReads } from './in-memory-creation-reads.ts';
import { InMemoryDeliveryInbox } from './in-memory-delivery-inbox.ts';
import { InMemoryIntegrationVersions } from './in-memory-integration-versions.ts';
import { InMemoryIdempotentRequests } from './in-memory-idempotent-requests.ts';
import { InMemoryIssueLeases } from './in-memory-issue-leases.ts';
import { InMemoryLocalTrackerComments } from './in-memory-local-tracker-comments.ts';
import { InMemoryLocalTrackerIssues } from './in-memory-local-tracker-issues.ts';
import { InMemoryLocalTrackerUsers } from './in-memory-local-tracker-users.ts';
import { InMemoryRetention } from './in-memory-retention.ts';
import { storesOneByOne } from './in-memory-stores.ts';
import { InMemoryTrackerWrites } from './in-memory-tracker-writes.ts';
import { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';
import { InMemoryWorkloadReads } from './in-memory-workload-reads.ts';

/** An empty storage in memory, gone with the process. `leaseMs` is for tests of leases that run out. */
export function openMemoryStorage({
  clock,
  leaseMs,
}: {
  readonly clock: Clock;
  readonly leaseMs?: number;
}): Storage {
  const unitOfWork = new InMemoryUnitOfWork();
  const integrationVersions = new InMemoryIntegrationVersions(unitOfWork);
  return {
    unitOfWork,
    stores: storesOneByOne(unitOfWork),
    integrationVersions,
    inbox: new InMemoryDeliveryInbox(unitOfWork, integrationVersions),
    backlog: new InMemoryBacklog(unitOfWork, clock),
    leases: new InMemoryIssueLeases(unitOfWork, clock, leaseMs),
    chores: new InMemoryChores(clock, leaseMs),
    requests: new InMemoryIdempotentRequests(unitOfWork),
    sessions: new InMemoryConsoleSessions(unitOfWork),
    retention: new InMemoryRetention(unitOfWork),
    reads: new InMemoryAdminReads(unitOfWork),
    creationReads: new InMemoryCreationReads(unitOfWork),
    activity: new InMemoryActivity(unitOfWork),
    attention: new InMemoryAttentionReads(unitOfWork),
    workload: new InMemoryWorkloadReads(unitOfWork),
    accessReads: new InMemoryAccessReads(unitOfWork),
    trackerIssues: new InMemoryLocalTrackerIssues(unitOfWork),
    trackerUsers: new InMemoryLocalTrackerUsers(unitOfWork),
    trackerComments: new InMemoryLocalTrackerComments(unitOfWork),
    trackerWrites: new InMemoryTrackerWrites(unitOfWork),
    isUnavailable: () => false,
  };
}
