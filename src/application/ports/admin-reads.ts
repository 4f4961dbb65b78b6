import type { Scope } from '../../domain/api-key.ts';
import type { Delivery, DeliveryState, DeliverySummary } from '../../domain/delivery.ts';
import type { DeliveryResult } from '../../domain/delivery-result.ts';
import type { Effect, EffectKind, EffectState } from '../../domain/effect.ts';
import type { ExternalIssueLink, LinkState } from '../../domain/external-issue-link.ts';
import type {
  DeliveryId,
  EffectId,
  InstallationId,
  IntegrationId,
  LinkId,
  OrganizationId,
  ReconciliationRunId,
  TrackerIssueId,
} from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import type { Integration } from '../../domain/integration.ts';
import type { IntegrationState } from '../../domain/integration-props.ts';
import type { LinkCondition, LinkHealth } from '../../domain/link-health.ts';
import type { Organization } from '../../domain/organization.ts';
import type { ReconciliationRun } from '../../domain/reconciliation-run.ts';
import type { DecisionReason, SyncDecision } from '../../domain/sync-decision.ts';

/** A stretch of a list: at most `limit` things, after the one with the id `after`. */
export interface Page {
  readonly limit: number;
  readonly after: string | null;
}

/** One thing an event asked of a link, and what was decided: null while it is still to be carried out. */
export interface TimelineEntry {
  readonly effect: Effect;
  readonly decision: SyncDecision | null;
  /** What was decided before it was replayed, oldest first. */
  readonly earlierDecisions: readonly SyncDecision[];
}

/** The entry of an Effect with the decisions on it, oldest first. */
export function timelineEntry(effect: Effect, decisions: readonly SyncDecision[]): TimelineEntry {
  const decision = effect.isOpen ? null : (decisions.at(-1) ?? null);
  const earlierDecisions = decision === null ? decisions : decisions.slice(0, -1);
  return { effect, decision, earlierDecisions };
}

/** Which Effects are listed: those that have each value given; null is any. */
export interface EffectFilter {
  readonly integrationId: IntegrationId | null;
  readonly installationId: InstallationId | null;
  readonly linkId: LinkId | null;
  readonly deliveryId: DeliveryId | null;
  readonly kind: EffectKind | null;
  readonly state: EffectState | null;
  /** Why, by the last decision. */
  readonly reason: DecisionReason | null;
  /** Decided on at this moment or later. */
  readonly since: Date | null;
}

/** Which links are listed: those that have each value given; null is any. */
export interface LinkFilter {
  readonly installationId: InstallationId | null;
  readonly state: LinkState | null;
  /** The key that the Jira issue has, or one it had before. */
  readonly jiraIssueKey: string | null;
  readonly trackerIssueId: TrackerIssueId | null;
  /** The Jira project that the issue is in, by numeric id or key. */
  readonly jiraProject: string | null;
  readonly condition: LinkCondition | null;
}

/** Which Integrations are listed: those that have each value given; null is any. */
export interface IntegrationFilter {
  readonly state: IntegrationState | null;
  readonly baseUrl: string | null;
}

/** Which Installations are listed: those that have each value given; null is any. */
export interface InstallationFilter {
  readonly organizationId: OrganizationId | null;
  readonly integrationId: IntegrationId | null;
}

/** Which Deliveries are listed: those that have each value given; null is any. */
export interface DeliveryFilter {
  readonly integrationId: IntegrationId | null;
  readonly state: DeliveryState | null;
  /** Done with, or given up, at this moment or later. */
  readonly since: Date | null;
}

/**
 * What the admin API shows. Every query is bound to a scope: what another Organization has is not found, and an
 * Integration belongs to the Organizations that have an Installation on it which was not removed. Lists are by
 * ascending id, which is the order of creation, but for Deliveries, Effects, reconciliations and timelines, which have the
 * newest first.
 */
export interface AdminReads {
  organization(scope: Scope, id: OrganizationId): Promise<Organization | null>;
  organizations(scope: Scope, page: Page): Promise<readonly Organization[]>;
  integration(scope: Scope, id: IntegrationId): Promise<Integration | null>;
  integrations(scope: Scope, filter: IntegrationFilter, page: Page): Promise<readonly Integration[]>;
  installation(scope: Scope, id: InstallationId): Promise<Installation | null>;
  installations(scope: Scope, filter: InstallationFilter, page: Page): Promise<readonly Installation[]>;
  link(scope: Scope, id: LinkId): Promise<ExternalIssueLink | null>;
  links(scope: Scope, filter: LinkFilter, page: Page): Promise<readonly ExternalIssueLink[]>;
  /** How each of these links fares that the scope has; no more than are on a page may be asked for. */
  linkHealth(scope: Scope, ids: readonly LinkId[]): Promise<ReadonlyMap<LinkId, LinkHealth>>;
  /** The newest Effects of the link with their decisions. */
  timeline(scope: Scope, id: LinkId, page: Page): Promise<readonly TimelineEntry[]>;
  effect(scope: Scope, id: EffectId): Promise<TimelineEntry | null>;
  effects(scope: Scope, filter: EffectFilter, page: Page): Promise<readonly TimelineEntry[]>;
  /**
   * A Delivery counts as the Organization's when one of its links is to that Jira issue, and it came before the
   * Installation was removed.
   */
  delivery(scope: Scope, id: DeliveryId): Promise<Delivery | null>;
  /** Without their bodies, which may be large. */
  deliveries(scope: Scope, filter: DeliveryFilter, page: Page): Promise<readonly DeliverySummary[]>;
  /**
   * What came of each of these Deliveries, by the links that the scope has; no more than are on a page may be asked for. The key
   * is the one that was learned of last.
   */
  deliveryResults(scope: Scope, ids: readonly DeliveryId[]): Promise<ReadonlyMap<DeliveryId, DeliveryResult>>;
  /** A reconciliation is an Organization's when it was asked for in its name. */
  reconciliation(scope: Scope, id: ReconciliationRunId): Promise<ReconciliationRun | null>;
  /** The newest first. */
  reconciliations(scope: Scope, id: IntegrationId, page: Page): Promise<readonly ReconciliationRun[]>;
}
