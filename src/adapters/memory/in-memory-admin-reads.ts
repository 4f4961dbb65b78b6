import type { Scope } from '../../domain/api-key.ts';
import type { Delivery, DeliverySummary } from '../../domain/delivery.ts';
import type { DeliveryResult } from '../../domain/delivery-result.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type {
  DeliveryId,
  EffectId,
  InstallationId,
  IntegrationId,
  LinkId,
  OrganizationId,
  ReconciliationRunId,
} from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import type { Integration } from '../../domain/integration.ts';
import type { LinkHealth } from '../../domain/link-health.ts';
import type { Organization } from '../../domain/organization.ts';
import type { ReconciliationRun } from '../../domain/reconciliation-run.ts';
import {
  timelineEntry,
  type AdminReads,
  type DeliveryFilter,
  type EffectFilter,
  type InstallationFilter,
  type IntegrationFilter,
  type LinkFilter,
  type Page,
  type TimelineEntry,
} from '../../application/ports/admin-reads.ts';
import type { Effect } from '../../domain/effect.ts';
import type { SyncDecision } from '../../domain/sync-decision.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';
import { deliveryResultIn } from './delivery-results.ts';
import { isInCondition, linkHealthIn } from './link-health.ts';
import { afterCursor, isInstallationIn, isIntegrationIn, pageOf } from './scoping.ts';
import { isSameIssue, type Tables } from './tables.ts';

/** What the admin API shows, found by looking at everything. */
export class InMemoryAdminReads implements AdminReads {
  readonly #unitOfWork: InMemoryUnitOfWork;

  constructor(unitOfWork: InMemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  get #tables(): Tables {
    return this.#unitOfWork.committed;
  }

  async organization(scope: Scope, id: OrganizationId): Promise<Organization | null> {
    const isVisible = scope.organizationId === null || scope.organizationId === id;
    return isVisible ? (this.#tables.organizations.get(id) ?? null) : null;
  }

  async organizations(scope: Scope, page: Page): Promise<readonly Organization[]> {
    const visible = [...this.#tables.organizations.values()].filter(
      (organization) => scope.organizationId === null || organization.toProps().id === scope.organizationId,
    );
    return pageOf(visible, page, (organization) => organization.toProps().id);
  }

  async integration(scope: Scope, id: IntegrationId): Promise<Integration | null> {
    return isIntegrationIn(this.#tables, scope, id) ? (this.#tables.integrations.get(id) ?? null) : null;
  }

  async integrations(
    scope: Scope,
    { state, baseUrl }: IntegrationFilter,
    page: Page,
  ): Promise<readonly Integration[]> {
    const visible = [...this.#tables.integrations.values()]
      .filter(({ id }) => isIntegrationIn(this.#tables, scope, id))
      .filter((integration) => isAsked(integration.toProps(), { state, baseUrl }));
    return pageOf(visible, page, ({ id }) => id);
  }

  async installation(scope: Scope, id: InstallationId): Promise<Installation | null> {
    return isInstallationIn(this.#tables, scope, id) ? (this.#tables.installations.get(id) ?? null) : null;
  }

  async installations(
    scope: Scope,
    { organizationId, integrationId }: InstallationFilter,
    page: Page,
  ): Promise<readonly Installation[]> {
    const visible = [...this.#tables.installations.values()]
      .filter(({ id }) => isInstallationIn(this.#tables, scope, id))
      .filter((installation) => isAsked(installation.toProps(), { organizationId, integrationId }));
    return pageOf(visible, page, ({ id }) => id);
  }

  async link(scope: Scope, id: LinkId): Promise<ExternalIssueLink | null> {
    return this.#links(scope).find((link) => link.id === id) ?? null;
  }

  async links(scope: Scope, filter: LinkFilter, page: Page): Promise<readonly ExternalIssueLink[]> {
    const matching = this.#links(scope).filter((link) => {
      const { installationId, state, jiraIssueKey, formerKeys, trackerIssueId } = link.toProps();
      return (
        (filter.installationId ?? installationId) === installationId &&
        (filter.state ?? state) === state &&
        (filter.trackerIssueId ?? trackerIssueId) === trackerIssueId &&
        (filter.jiraIssueKey === null || [jiraIssueKey, ...formerKeys].includes(filter.jiraIssueKey)) &&
        isInCondition(this.#tables, link, filter)
      );
    });
    return pageOf(matching, page, ({ id }) => id);
  }

  async linkHealth(scope: Scope, ids: readonly LinkId[]): Promise<ReadonlyMap<LinkId, LinkHealth>> {
    const visible = this.#links(scope).filter(({ id }) => ids.includes(id));
    return new Map(visible.map((link) => [link.id, linkHealthIn(this.#tables, link)]));
  }

  async timeline(scope: Scope, id: LinkId, page: Page): Promise<readonly TimelineEntry[]> {
    if ((await this.link(scope, id)) === null) return [];
    const effects = [...this.#tables.effects.values()].filter((effect) => effect.toProps().linkId === id);
    return this.#entriesOn(effects.toReversed(), page);
  }

  async effect(scope: Scope, id: EffectId): Promise<TimelineEntry | null> {
    const effect = this.#effects(scope).find((one) => one.id === id);
    return effect === undefined ? null : timelineEntry(effect, this.#decisionsOn(effect));
  }

  async effects(scope: Scope, filter: EffectFilter, page: Page): Promise<readonly TimelineEntry[]> {
    const matching = this.#effects(scope).filter((effect) => {
      const { integrationId, linkId, deliveryId, state } = effect.toProps();
      const last = this.#decisionsOn(effect).at(-1) ?? null;
      const { installationId } = this.#tables.links.get(linkId)?.toProps() ?? { installationId: null };
      return (
        (filter.integrationId ?? integrationId) === integrationId &&
        (filter.installationId ?? installationId) === installationId &&
        (filter.linkId ?? linkId) === linkId &&
        (filter.deliveryId ?? deliveryId) === deliveryId &&
        (filter.kind ?? effect.kind) === effect.kind &&
        (filter.state ?? state) === state &&
        (filter.reason === null || filter.reason === last?.reason) &&
        (filter.since === null || (last !== null && last.decidedAt >= filter.since))
      );
    });
    const newestFirst = matching
      .filter(({ id }) => page.after === null || id < page.after)
      .sort((one, other) => (one.id < other.id ? 1 : -1));
    return this.#entriesOn(newestFirst, { ...page, after: null });
  }

  async delivery(scope: Scope, id: DeliveryId): Promise<Delivery | null> {
    return this.#deliveries(scope).find((delivery) => delivery.id === id) ?? null;
  }

  async deliveries(scope: Scope, filter: DeliveryFilter, page: Page): Promise<readonly DeliverySummary[]> {
    const matching = this.#deliveries(scope)
      .filter(
        ({ integrationId, state, processedAt }) =>
          (filter.integrationId ?? integrationId) === integrationId &&
          (filter.state ?? state) === state &&
          (filter.since === null || (processedAt !== null && processedAt >= filter.since)),
      )
      .sort((one, other) => other.sequence - one.sequence);
    return afterCursor(matching, page, ({ id }) => id).map(withoutBody);
  }

  async deliveryResults(
    scope: Scope,
    ids: readonly DeliveryId[],
  ): Promise<ReadonlyMap<DeliveryId, DeliveryResult>> {
    const asked = this.#deliveries(scope).filter(({ id }) => ids.includes(id));
    const links = this.#links(scope);
    return new Map(asked.map((delivery) => [delivery.id, deliveryResultIn(this.#tables, links, delivery)]));
  }

  async reconciliation(scope: Scope, id: ReconciliationRunId): Promise<ReconciliationRun | null> {
    return this.#reconciliations(scope).find((run) => run.id === id) ?? null;
  }

  async reconciliations(
    scope: Scope,
    id: IntegrationId,
    { limit, after }: Page,
  ): Promise<readonly ReconciliationRun[]> {
    return this.#reconciliations(scope)
      .filter((run) => run.toProps().integrationId === id && (after === null || run.id < after))
      .sort((one, other) => (one.id > other.id ? -1 : 1))
      .slice(0, limit);
  }

  #reconciliations({ organizationId }: Scope): readonly ReconciliationRun[] {
    return [...this.#tables.reconciliations.values()].filter(
      (run) => organizationId === null || run.toProps().organizationId === organizationId,
    );
  }

  #links(scope: Scope): readonly ExternalIssueLink[] {
    return [...this.#tables.links.values()].filter((link) =>
      isInstallationIn(this.#tables, scope, link.toProps().installationId),
    );
  }

  #effects(scope: Scope): readonly Effect[] {
    const links = new Set(this.#links(scope).map(({ id }) => id));
    return [...this.#tables.effects.values()].filter((effect) => links.has(effect.toProps().linkId));
  }

  #entriesOn(effects: readonly Effect[], page: Page): readonly TimelineEntry[] {
    return afterCursor(effects, page, ({ id }) => id).map((effect) =>
      timelineEntry(effect, this.#decisionsOn(effect)),
    );
  }

  /** Oldest first. */
  #decisionsOn({ id }: Effect): readonly SyncDecision[] {
    return [...this.#tables.decisions.values()]
      .filter(({ effectId }) => effectId === id)
      .sort((one, other) => one.decidedAt.getTime() - other.decidedAt.getTime());
  }

  #deliveries(scope: Scope): readonly Delivery[] {
    const links = this.#links(scope).map((link) => ({
      issue: link.issue,
      removedAt: this.#tables.installations.get(link.toProps().installationId)?.toProps().removedAt ?? null,
    }));
    return [...this.#tables.deliveries.values()].filter(
      (delivery) =>
        scope.organizationId === null ||
        links.some(
          ({ issue, removedAt }) =>
            isSameIssue(issue, delivery) && (removedAt === null || delivery.receivedAt <= removedAt),
        ),
    );
  }
}

/** Whether a thing has each value that is asked for; null is any. */
function isAsked<Props extends object>(
  props: Props,
  asked: { readonly [Name in keyof Props]?: unknown },
): boolean {
  return Object.entries(asked).every(
    ([name, wanted]) => wanted === null || (props as Readonly<Record<string, unknown>>)[name] === wanted,
  );
}

function withoutBody(delivery: Delivery): DeliverySummary {
  const summary: DeliverySummary & { body?: Delivery['body'] } = { ...delivery };
  delete summary.body;
  return summary;
}
