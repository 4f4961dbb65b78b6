import type { AccessReads } from './access-reads.ts';
import type { Activity } from './activity.ts';
import type { AttentionReads } from './attention-reads.ts';
import type { AdminReads } from './admin-reads.ts';
import type { Backlog } from './backlog.ts';
import type { Chores } from './chores.ts';
import type { ConsoleSessions } from './console-sessions.ts';
import type { CreationReads } from './creation-reads.ts';
import type { DeliveryInbox } from './delivery-inbox.ts';
import type { IntegrationVersions } from './integration-versions.ts';
import type { IdempotentRequests } from './idempotent-requests.ts';
import type { IssueLeases } from './issue-leases.ts';
import type { LocalTrackerComments } from './local-tracker-comments.ts';
import type { LocalTrackerIssues } from './local-tracker-issues.ts';
import type { LocalTrackerUsers } from './local-tracker-users.ts';
import type { Retention } from './retention.ts';
import type { Stores } from './stores.ts';
import type { TrackerWrites } from './tracker-writes.ts';
import type { UnitOfWork } from './unit-of-work.ts';
import type { WorkloadReads } from './workload-reads.ts';

/** One place where everything is kept, seen through each of the ports that keep something. */
export interface Storage {
  readonly unitOfWork: UnitOfWork;
  /** Each call a transaction of its own. */
  readonly stores: Stores;
  readonly integrationVersions: IntegrationVersions;
  readonly inbox: DeliveryInbox;
  readonly backlog: Backlog;
  readonly leases: IssueLeases;
  readonly chores: Chores;
  readonly requests: IdempotentRequests;
  readonly sessions: ConsoleSessions;
  readonly retention: Retention;
  readonly reads: AdminReads;
  readonly creationReads: CreationReads;
  readonly activity: Activity;
  readonly attention: AttentionReads;
  readonly workload: WorkloadReads;
  readonly accessReads: AccessReads;
  readonly trackerIssues: LocalTrackerIssues;
  readonly trackerUsers: LocalTrackerUsers;
  readonly trackerComments: LocalTrackerComments;
  readonly trackerWrites: TrackerWrites;
  /** Whether what was thrown says that this place cannot be reached now, so that the same may work in a while. */
  isUnavailable(error: unknown): boolean;
}
