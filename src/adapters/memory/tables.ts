import type { ApiKey } from '../../domain/api-key.ts';
import type { AuditEntry } from '../../domain/audit-entry.ts';
import type { AuthorizationAttempt } from '../../domain/authorization-attempt.ts';
import type { CreationRule } from '../../domain/creation/creation-rule.ts';
import type { IssueCreation } from '../../domain/creation/issue-creation.ts';
import type { ConsoleSession } from '../../domain/console-session.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type {
  ApiKeyId,
  AuditEntryId,
  AuthorizationAttemptId,
  CreationRuleId,
  DecisionId,
  DeliveryId,
  EffectId,
  InstallationId,
  IntegrationId,
  IssueCreationId,
  JiraIssueRef,
  LinkId,
  OrganizationId,
  ReconciliationRunId,
  TrackerCommentId,
  TrackerIssueId,
  TrackerUserId,
} from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import type { Integration } from '../../domain/integration.ts';
import type { JiraStatus } from '../../domain/jira-status.ts';
import type { Organization } from '../../domain/organization.ts';
import type { WorkflowMap } from '../../domain/outbound/workflow-map.ts';
import type { ReconciliationRun } from '../../domain/reconciliation-run.ts';
import type { OutboundComment } from '../../domain/outbound/outbound-comment.ts';
import type { SyncDecision } from '../../domain/sync-decision.ts';
import type { SyncedComment } from '../../domain/synced-comment.ts';
import type { LocalTrackerComment } from '../../domain/tracker-comment.ts';
import type { LocalTrackerIssue } from '../../domain/tracker-issue.ts';
import type { TrackerSecret } from '../../domain/tracker-secret.ts';
import type { LocalTrackerUser } from '../../domain/tracker-user.ts';
import type { LocalCommentAnswer } from '../../application/ports/local-tracker-comments.ts';
import type { RememberedPlace } from '../../application/ports/creation-stores.ts';
import type { IdempotentRequest } from '../../application/ports/idempotent-requests.ts';
import type { IntegrationCredentials } from '../../application/ports/stores.ts';
import type { TrackerWrite } from '../../application/ports/tracker-writes.ts';
import type { AssignAnswer } from '../../application/ports/tracker.ts';

/** Who works on an issue, and until when, in milliseconds since 1970. */
export interface LeaseRecord {
  readonly holder: string;
  readonly until: number;
}

/** All that is kept. What the maps hold is immutable, so a copy of the maps is a copy of everything. */
export interface Tables {
  readonly organizations: Map<OrganizationId, Organization>;
  readonly integrations: Map<IntegrationId, Integration>;
  readonly credentials: Map<IntegrationId, IntegrationCredentials>;
  readonly trackerSecrets: Map<InstallationId, readonly TrackerSecret[]>;
  readonly attempts: Map<AuthorizationAttemptId, AuthorizationAttempt>;
  readonly installations: Map<InstallationId, Installation>;
  readonly links: Map<LinkId, ExternalIssueLink>;
  readonly deliveries: Map<DeliveryId, Delivery>;
  readonly effects: Map<EffectId, Effect>;
  readonly decisions: Map<DecisionId, SyncDecision>;
  readonly statuses: Map<IntegrationId, readonly JiraStatus[]>;
  /** By workflow, and in it by status. */
  readonly workflows: Map<string, WorkflowMap>;
  readonly apiKeys: Map<ApiKeyId, ApiKey>;
  readonly auditEntries: Map<AuditEntryId, AuditEntry>;
  readonly reconciliations: Map<ReconciliationRunId, ReconciliationRun>;
  readonly leases: Map<string, LeaseRecord>;
  readonly requests: Map<string, IdempotentRequest>;
  readonly sessions: Map<string, ConsoleSession>;
  readonly creations: Map<IssueCreationId, IssueCreation>;
  readonly creationRules: Map<CreationRuleId, CreationRule>;
  /** By Installation and project. */
  readonly creationDefaults: Map<string, RememberedPlace & { readonly at: Date }>;
  /** The reporter, by Installation and person. */
  readonly creationReporters: Map<string, string>;
  readonly syncedComments: Map<string, SyncedComment>;
  readonly outboundComments: Map<string, OutboundComment>;
  readonly trackerIssues: Map<TrackerIssueId, LocalTrackerIssue>;
  readonly trackerUsers: Map<TrackerUserId, LocalTrackerUser>;
  readonly trackerAnswers: Map<EffectId, AssignAnswer>;
  /** Null is one that was deleted, so that nobody writes it again. */
  readonly trackerComments: Map<TrackerCommentId, LocalTrackerComment | null>;
  /** When each event was taken, by Installation and the tracker's id of it. */
  readonly trackerEvents: Map<string, Date>;
  /** By the Effect's key and the kind. */
  readonly trackerWrites: Map<string, TrackerWrite>;
  readonly trackerCommentAnswers: Map<EffectId, LocalCommentAnswer>;
}

/** Tables with nothing in them. */
export function emptyTables(): Tables {
  return {
    organizations: new Map(),
    integrations: new Map(),
    credentials: new Map(),
    trackerSecrets: new Map(),
    attempts: new Map(),
    installations: new Map(),
    links: new Map(),
    deliveries: new Map(),
    effects: new Map(),
    decisions: new Map(),
    statuses: new Map(),
    workflows: new Map(),
    apiKeys: new Map(),
    auditEntries: new Map(),
    reconciliations: new Map(),
    leases: new Map(),
    requests: new Map(),
    sessions: new Map(),
    creations: new Map(),
    creationRules: new Map(),
    creationDefaults: new Map(),
    creationReporters: new Map(),
    syncedComments: new Map(),
    outboundComments: new Map(),
    trackerIssues: new Map(),
    trackerUsers: new Map(),
    trackerComments: new Map(),
    trackerCommentAnswers: new Map(),
    trackerEvents: new Map(),
    trackerAnswers: new Map(),
    trackerWrites: new Map(),
  };
}

/** The same tables, to be changed apart from these. */
export function copyOf(tables: Tables): Tables {
  return {
    organizations: new Map(tables.organizations),
    integrations: new Map(tables.integrations),
    credentials: new Map(tables.credentials),
    trackerSecrets: new Map(tables.trackerSecrets),
    attempts: new Map(tables.attempts),
    installations: new Map(tables.installations),
    links: new Map(tables.links),
    deliveries: new Map(tables.deliveries),
    effects: new Map(tables.effects),
    decisions: new Map(tables.decisions),
    statuses: new Map(tables.statuses),
    workflows: new Map(tables.workflows),
    apiKeys: new Map(tables.apiKeys),
    auditEntries: new Map(tables.auditEntries),
    reconciliations: new Map(tables.reconciliations),
    leases: new Map(tables.leases),
    requests: new Map(tables.requests),
    sessions: new Map(tables.sessions),
    creations: new Map(tables.creations),
    creationRules: new Map(tables.creationRules),
    creationDefaults: new Map(tables.creationDefaults),
    creationReporters: new Map(tables.creationReporters),
    syncedComments: new Map(tables.syncedComments),
    outboundComments: new Map(tables.outboundComments),
    trackerIssues: new Map(tables.trackerIssues),
    trackerUsers: new Map(tables.trackerUsers),
    trackerComments: new Map(tables.trackerComments),
    trackerCommentAnswers: new Map(tables.trackerCommentAnswers),
    trackerEvents: new Map(tables.trackerEvents),
    trackerAnswers: new Map(tables.trackerAnswers),
    trackerWrites: new Map(tables.trackerWrites),
  };
}

/** The name of an issue among the issues of every Jira. */
export function issueName(issue: JiraIssueRef): string {
  return `${issue.integrationId}/${issue.jiraIssueId}`;
}

/** Whether both name one issue of one Jira. */
export function isSameIssue(one: JiraIssueRef, other: JiraIssueRef): boolean {
  return issueName(one) === issueName(other);
}

/** Whether nobody has processed the Delivery, and its time has come at `now`. */
export function isToBeProcessed({ state, nextAttemptAt }: Delivery, now: Date): boolean {
  return state === 'pending' && (nextAttemptAt === null || nextAttemptAt <= now);
}
