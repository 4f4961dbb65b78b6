import type { AuthorizationAttempt } from '../../domain/authorization-attempt.ts';
import type { Delivery, DeliveryOutcome, DeliverySetback } from '../../domain/delivery.ts';
import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type {
  DeliveryId,
  EffectId,
  InstallationId,
  IntegrationId,
  JiraIssueId,
  JiraCommentId,
  JiraIssueRef,
  LinkId,
  OrganizationId,
  TrackerCommentId,
  TrackerIssueId,
} from '../../domain/ids.ts';
import type { Installation, TrackerProblem } from '../../domain/installation.ts';
import type { AuthorizationKind, Integration } from '../../domain/integration.ts';
import type { JiraStatus } from '../../domain/jira-status.ts';
import type { ReconciliationRange } from '../../domain/reconciliation-run.ts';
import type { Replay } from '../../domain/replay.ts';
import type { Secret } from '../../domain/secret.ts';
import type { SyncDecision } from '../../domain/sync-decision.ts';
import type { TrackerSettings } from '../../domain/tracker-settings.ts';
import type { WebhookSecrets } from '../../domain/webhook-secrets.ts';
import type { SyncedComment } from '../../domain/synced-comment.ts';
import type { ApiKeys } from './api-keys.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { CreationDefaults, CreationRules, IssueCreations } from './creation-stores.ts';
import type { IssueLease } from './issue-leases.ts';
import type { Organizations } from './organizations.ts';
import type { OutboundComments } from './outbound-comments.ts';
import type { LocalTrackerStore } from './local-tracker-store.ts';
import type { TrackerEvents } from './tracker-events.ts';
import type { ReconciliationRuns } from './reconciliation-runs.ts';
import type { SeenWorkflows } from './seen-workflows.ts';
import type { TrackerSecrets } from './tracker-secrets.ts';

/** Everything that is kept, by kind. Within `UnitOfWork.run` all of it is one transaction. */
export interface Stores {
  readonly organizations: Organizations;
  readonly integrations: Integrations;
  readonly credentials: Credentials;
  readonly trackerSecrets: TrackerSecrets;
  readonly attempts: AuthorizationAttempts;
  readonly installations: Installations;
  readonly links: ExternalIssueLinks;
  readonly deliveries: Deliveries;
  readonly effects: Effects;
  readonly decisions: SyncDecisions;
  readonly syncedComments: SyncedComments;
  readonly outboundComments: OutboundComments;
  readonly statuses: KnownStatuses;
  readonly workflows: SeenWorkflows;
  readonly apiKeys: ApiKeys;
  readonly audit: AuditTrail;
  readonly reconciliations: ReconciliationRuns;
  readonly leases: HeldLeases;
  readonly creations: IssueCreations;
  readonly creationDefaults: CreationDefaults;
  readonly trackerEvents: TrackerEvents;
  readonly localTracker: LocalTrackerStore;
  readonly creationRules: CreationRules;
}

export interface Integrations {
  /** @throws {Conflict} when there is one with this base URL that was not uninstalled. */
  add(integration: Integration): Promise<void>;
  /** Within a transaction nobody else changes it until the transaction ends. */
  find(id: IntegrationId): Promise<Integration | null>;
  /** Not one that was uninstalled. */
  findByBaseUrl(baseUrl: string): Promise<Integration | null>;
  /** The ids of those that are `active`, ascending. */
  active(): Promise<readonly IntegrationId[]>;
  /**
   * Writes everything but `lastEventAt` and `quietUntil`.
   * @throws {Conflict} when another one that was not uninstalled has this base URL.
   */
  save(integration: Integration): Promise<void>;
  /** Notes when the last event came; never moves back. */
  noteEvent(id: IntegrationId, at: Date): Promise<void>;
  /** Notes that its Jira asked for no request before `until`; never moves back. */
  noteQuiet(id: IntegrationId, until: Date): Promise<void>;
}

/** What an account has given us to call its Jira with: OAuth's access token, or a personal one. */
export interface AccessToken {
  readonly kind: AuthorizationKind;
  readonly value: Secret;
}

/** The secrets of an Integration. */
export interface IntegrationCredentials extends WebhookSecrets {
  readonly privateKey: Secret;
  /** Null until the Integration is authorized. */
  readonly accessToken: AccessToken | null;
}

export interface Credentials {
  find(id: IntegrationId): Promise<IntegrationCredentials | null>;
  /** Writes them all, in the place of those before. */
  save(id: IntegrationId, credentials: IntegrationCredentials): Promise<void>;
  /** Forgets all of them; also when there are none. */
  remove(id: IntegrationId): Promise<void>;
  /** Forgets every Integration's webhook secrets that are over by `now`, and the body secrets that went with them. */
  forgetRetired(now: Date): Promise<void>;
}

export interface AuthorizationAttempts {
  add(attempt: AuthorizationAttempt): Promise<void>;
  /** Within a transaction nobody else uses it until the transaction ends. */
  findByRequestToken(fingerprint: string): Promise<AuthorizationAttempt | null>;
  save(attempt: AuthorizationAttempt): Promise<void>;
  /** Forgets every one of this Integration. */
  removeOf(id: IntegrationId): Promise<void>;
}

export interface Installations {
  /** @throws {Conflict} when the Organization has one on this Integration that was not removed. */
  add(installation: Installation): Promise<void>;
  find(id: InstallationId): Promise<Installation | null>;
  /** All on this Integration, removed ones included, by ascending id. */
  ofIntegration(id: IntegrationId): Promise<readonly Installation[]>;
  /** All of this Organization, removed ones included, by ascending id. */
  ofOrganization(id: OrganizationId): Promise<readonly Installation[]>;
  /** Writes the settings of what is synced. */
  save(installation: Installation): Promise<void>;
  /** Writes which tracker it has. */
  saveTracker(id: InstallationId, tracker: TrackerSettings): Promise<void>;
  /** Notes what its tracker cannot be asked for; null when it answers. */
  noteTrackerProblem(id: InstallationId, problem: TrackerProblem | null): Promise<void>;
  /** Notes that it is over since `at`. */
  noteRemoved(id: InstallationId, at: Date): Promise<void>;
}

/** The links of a Jira that are compared with it, without those that are over. */
export interface LinkSelection {
  readonly integrationId: IntegrationId;
  /** Whose they are; null for everybody's. */
  readonly organizationId: OrganizationId | null;
  readonly range: ReconciliationRange;
}

export interface ExternalIssueLinks {
  /** @throws {AlreadyLinked} when the tracker issue has a link in this Installation that is not over. */
  add(link: ExternalIssueLink): Promise<void>;
  /** Within a transaction nobody else changes it until the transaction ends. */
  find(id: LinkId): Promise<ExternalIssueLink | null>;
  /** The link of a tracker issue that is not over; null when it has none. Held as by `find`. */
  ofTrackerIssue(id: InstallationId, issue: TrackerIssueId): Promise<ExternalIssueLink | null>;
  /** As `ofTrackerIssue`, of each of them that has one; not held. */
  ofTrackerIssues(
    id: InstallationId,
    issues: readonly TrackerIssueId[],
  ): Promise<readonly ExternalIssueLink[]>;
  save(link: ExternalIssueLink): Promise<void>;
  /** Whether this Installation has a link that is not over. */
  hasAnyOf(id: InstallationId): Promise<boolean>;
  /** Whether Jira may show a tracker issue for a link of this Installation: any but those whose Jira issue is deleted. */
  hasAnyShownInJira(id: InstallationId): Promise<boolean>;
  /** Unlinks all of this Installation that are not over. */
  unlinkAllOf(id: InstallationId): Promise<void>;
  /** All links to this issue, those that are over included, by ascending id. Held as by `find`. */
  ofIssue(issue: JiraIssueRef): Promise<readonly ExternalIssueLink[]>;
  /** All links to these issues but those that are over, issue by issue. */
  ofIssues(id: IntegrationId, issues: readonly JiraIssueId[]): Promise<readonly ExternalIssueLink[]>;
  /** The links selected to the first `limit` issues with an id beyond `after`, by ascending id of the issue. */
  selected(
    selection: LinkSelection,
    page: { readonly after: JiraIssueId | null; readonly limit: number },
  ): Promise<readonly ExternalIssueLink[]>;
  /** How many issues the links selected are to. */
  countIssues(selection: LinkSelection): Promise<number>;
  /** The projects that the issues of links which are not over are in: by id, or by key where no link knows it. */
  projects(id: IntegrationId): Promise<readonly string[]>;
}

export interface Deliveries {
  /** The issue's Deliveries to be processed at `now`, at most `limit`, by ascending sequence. */
  pending(
    issue: JiraIssueRef,
    asked: { readonly now: Date; readonly limit: number },
  ): Promise<readonly Delivery[]>;
  /** Marks it as done with. */
  settle(id: DeliveryId, outcome: DeliveryOutcome & { readonly at: Date }): Promise<void>;
  /** Notes, `at` that moment, a try that failed: it is pending until the next, or dead from now on. */
  setBack(id: DeliveryId, setback: DeliverySetback & { readonly at: Date }): Promise<void>;
  /**
   * Makes pending again, with no try spent, those of them that are not and have their body. Answers whose issues those
   * are, one for each Delivery.
   */
  replay(ids: readonly DeliveryId[], replay: Replay): Promise<readonly JiraIssueRef[]>;
}

export interface Effects {
  add(effects: readonly Effect[]): Promise<void>;
  save(effect: Effect): Promise<void>;
  /** The issue's Effects that are `due` or `waiting`, in the order they were added. */
  open(issue: JiraIssueRef): Promise<readonly Effect[]>;
  /**
   * Makes due again, with no try spent, those of them that are dead or failed. Answers whose issues those are, one for
   * each Effect.
   */
  replay(ids: readonly EffectId[], replay: Replay): Promise<readonly JiraIssueRef[]>;
  /** Makes due what waits for this Integration to be authorized again, and answers whose issues those are. */
  resumeAuthorized(id: IntegrationId): Promise<readonly JiraIssueRef[]>;
  /** Makes due all that are open for this link. */
  resumeOf(id: LinkId): Promise<void>;
  /** Makes due all that are open for this Installation's links, and answers whose issues those are. */
  resumeAllOf(id: InstallationId): Promise<readonly JiraIssueRef[]>;
}

export interface SyncDecisions {
  add(decision: SyncDecision): Promise<void>;
}

/** What each link knows of the comments of its Jira issue. */
export interface SyncedComments {
  /** What the link knows of it, or another between the same two issues: who links them anew has one comment still. */
  find(link: LinkId, comment: JiraCommentId): Promise<SyncedComment | null>;
  /** Whether this comment was written in the tracker issue for a comment of Jira, for this link or one before it. */
  isWrittenFor(link: LinkId, comment: TrackerCommentId): Promise<boolean>;
  /** Writes it in the place of the one before. */
  save(comment: SyncedComment): Promise<void>;
}

/** The statuses of each Jira, as read last. */
export interface KnownStatuses {
  find(id: IntegrationId, statusId: string): Promise<JiraStatus | null>;
  /** Writes them in the place of those before. */
  replaceAll(id: IntegrationId, statuses: readonly JiraStatus[]): Promise<void>;
}

export interface HeldLeases {
  /**
   * Makes sure, until the transaction ends, that nobody else has been given the issue.
   * @throws {LeaseLost} when somebody has.
   */
  confirm(lease: IssueLease): Promise<void>;
}
