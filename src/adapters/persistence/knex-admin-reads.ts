import type { Knex } from 'knex';
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
import type {
  AdminReads,
  DeliveryFilter,
  EffectFilter,
  InstallationFilter,
  IntegrationFilter,
  LinkFilter,
  Page,
  TimelineEntry,
} from '../../application/ports/admin-reads.ts';
import * as deliveryRow from './rows/delivery-row.ts';
import type * as effectRow from './rows/effect-row.ts';
import * as linkRow from './rows/external-issue-link-row.ts';
import * as installationRow from './rows/installation-row.ts';
import * as integrationRow from './rows/integration-row.ts';
import * as organizationRow from './rows/organization-row.ts';
import * as reconciliationRow from './rows/reconciliation-run-row.ts';
import { storableText } from './rows/storable.ts';
import type * as decisionRow from './rows/sync-decision-row.ts';
import { TABLES } from './rows/tables.ts';
import { deliveryResultsOf } from './delivery-results.ts';
import { inCondition, linkHealthOf } from './link-health.ts';
import { timelineEntriesOf } from './timeline-entries.ts';
import { matching, onPage, withinInstallations, withinIntegrations } from './scoping.ts';

/** What the last decision on an Effect has in this column. */
const LAST_DECISION = (column: keyof decisionRow.SyncDecisionRow) =>
  `select ${column} from ${TABLES.decision} as decision where decision.effect_id = effect.id
    order by decision.decided_at desc, decision.id desc limit 1`;

/** What the admin API shows. The scope is part of every statement: nothing is read and then hidden. */
export class KnexAdminReads implements AdminReads {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async organization(scope: Scope, id: OrganizationId): Promise<Organization | null> {
    const row = await this.#organizations(scope).where('id', storableText(id)).first();
    return row === undefined ? null : organizationRow.fromRow(row);
  }

  async organizations(scope: Scope, page: Page): Promise<readonly Organization[]> {
    const rows = await onPage(this.#organizations(scope), page);
    return rows.map(organizationRow.fromRow);
  }

  async integration(scope: Scope, id: IntegrationId): Promise<Integration | null> {
    const row = await this.#integrations(scope).where('id', storableText(id)).first();
    return row === undefined ? null : integrationRow.fromRow(row);
  }

  async integrations(scope: Scope, filter: IntegrationFilter, page: Page): Promise<readonly Integration[]> {
    const { state, baseUrl } = filter;
    const rows = await onPage(matching(this.#integrations(scope), { state, base_url: baseUrl }), page);
    return rows.map(integrationRow.fromRow);
  }

  async installation(scope: Scope, id: InstallationId): Promise<Installation | null> {
    const row = await this.#installations(scope).where('id', storableText(id)).first();
    return row === undefined ? null : installationRow.fromRow(row);
  }

  async installations(
    scope: Scope,
    { organizationId, integrationId }: InstallationFilter,
    page: Page,
  ): Promise<readonly Installation[]> {
    const columns = { organization_id: organizationId, integration_id: integrationId };
    const rows = await onPage(matching(this.#installations(scope), columns), page);
    return rows.map(installationRow.fromRow);
  }

  async link(scope: Scope, id: LinkId): Promise<ExternalIssueLink | null> {
    const row = await this.#links(scope).where('id', storableText(id)).first();
    return row === undefined ? null : linkRow.fromRow(row);
  }

  async links(scope: Scope, filter: LinkFilter, page: Page): Promise<readonly ExternalIssueLink[]> {
    const { installationId, state, trackerIssueId } = filter;
    const columns = { installation_id: installationId, state, tracker_issue_id: trackerIssueId };
    const rows = await onPage(inCondition(matching(this.#links(scope), columns), filter), page);
    return rows.map(linkRow.fromRow);
  }

  async linkHealth(scope: Scope, ids: readonly LinkId[]): Promise<ReadonlyMap<LinkId, LinkHealth>> {
    const visible = await this.#links(scope).whereIn('id', ids.map(storableText)).pluck('id');
    return linkHealthOf(this.#knex, visible);
  }

  async timeline(scope: Scope, id: LinkId, { limit, after }: Page): Promise<readonly TimelineEntry[]> {
    const query = this.#knex<effectRow.EffectRow>(TABLES.effect).whereIn(
      'link_id',
      this.#links(scope).where('id', storableText(id)).select('id'),
    );
    if (after !== null) void query.where('added', '<', this.#numberOf(TABLES.effect, 'added', after));
    return timelineEntriesOf(this.#knex, await query.orderBy('added', 'desc').limit(limit));
  }

  async effect(scope: Scope, id: EffectId): Promise<TimelineEntry | null> {
    const [entry] = await timelineEntriesOf(
      this.#knex,
      await this.#effects(scope).where('id', storableText(id)),
    );
    return entry ?? null;
  }

  /** By their ids, which are in the order of creation, so that a list of all of them has an index. */
  async effects(
    scope: Scope,
    filter: EffectFilter,
    { limit, after }: Page,
  ): Promise<readonly TimelineEntry[]> {
    const { integrationId, installationId, linkId, deliveryId, kind, state, reason, since } = filter;
    const filters = { integration_id: integrationId, link_id: linkId, delivery_id: deliveryId, kind, state };
    const query = matching(this.#effects(scope), filters);
    if (installationId !== null) {
      const links = this.#knex<linkRow.ExternalIssueLinkRow>(TABLES.link);
      void query.whereIn('link_id', matching(links, { installation_id: installationId }).select('id'));
    }
    if (reason !== null) void query.whereRaw(`(${LAST_DECISION('reason')}) = ?`, [reason]);
    if (since !== null) void query.whereRaw(`(${LAST_DECISION('decided_at')}) >= ?`, [since]);
    if (after !== null) void query.where('id', '<', storableText(after));
    return timelineEntriesOf(this.#knex, await query.orderBy('id', 'desc').limit(limit));
  }

  async delivery(scope: Scope, id: DeliveryId): Promise<Delivery | null> {
    const row = await this.#deliveries(scope).where('id', storableText(id)).first();
    return row === undefined ? null : deliveryRow.fromRow(row);
  }

  async deliveries(
    scope: Scope,
    { integrationId, state, since }: DeliveryFilter,
    { limit, after }: Page,
  ): Promise<readonly DeliverySummary[]> {
    const query = matching(this.#deliveries(scope), { integration_id: integrationId, state });
    if (since !== null) void query.where('processed_at', '>=', since);
    if (after !== null) void query.where('sequence', '<', this.#numberOf(TABLES.delivery, 'sequence', after));
    const rows = await query.orderBy('sequence', 'desc').limit(limit).select(deliveryRow.SUMMARY_COLUMNS);
    return rows.map(deliveryRow.summaryFromRow);
  }

  async deliveryResults(
    scope: Scope,
    ids: readonly DeliveryId[],
  ): Promise<ReadonlyMap<DeliveryId, DeliveryResult>> {
    const visible = await this.#deliveries(scope).whereIn('id', ids.map(storableText)).pluck('id');
    return deliveryResultsOf(this.#knex, scope, visible);
  }

  async reconciliation(scope: Scope, id: ReconciliationRunId): Promise<ReconciliationRun | null> {
    const row = await this.#reconciliations(scope).where('id', storableText(id)).first();
    return row === undefined ? null : reconciliationRow.fromRow(row);
  }

  async reconciliations(
    scope: Scope,
    id: IntegrationId,
    { limit, after }: Page,
  ): Promise<readonly ReconciliationRun[]> {
    const query = this.#reconciliations(scope).where('integration_id', storableText(id));
    if (after !== null) void query.where('id', '<', storableText(after));
    const rows = await query.orderBy('id', 'desc').limit(limit);
    return rows.map(reconciliationRow.fromRow);
  }

  #organizations({ organizationId }: Scope) {
    const organizations = this.#knex<organizationRow.OrganizationRow>(TABLES.organization);
    return matching(organizations, { id: organizationId });
  }

  #integrations(scope: Scope) {
    const integrations = this.#knex<integrationRow.IntegrationRow>(TABLES.integration);
    return withinIntegrations(integrations, 'id', scope);
  }

  #installations(scope: Scope) {
    const installations = this.#knex<installationRow.InstallationRow>(TABLES.installation);
    return withinInstallations(installations, 'id', scope);
  }

  #links(scope: Scope) {
    const links = this.#knex<linkRow.ExternalIssueLinkRow>(TABLES.link);
    return withinInstallations(links, 'installation_id', scope);
  }

  #reconciliations({ organizationId }: Scope) {
    const runs = this.#knex<reconciliationRow.ReconciliationRunRow>(TABLES.reconciliation);
    return matching(runs, { organization_id: organizationId });
  }

  #effects(scope: Scope) {
    const query = this.#knex<effectRow.EffectRow>(TABLES.effect);
    return scope.organizationId === null ? query : query.whereIn('link_id', this.#links(scope).select('id'));
  }

  #deliveries(scope: Scope) {
    const query = this.#knex<deliveryRow.DeliveryRow>(TABLES.delivery);
    if (scope.organizationId === null) return query;
    return query.whereExists(
      this.#knex
        .from({ link: TABLES.link })
        .join({ installation: TABLES.installation }, 'installation.id', 'link.installation_id')
        .where('installation.organization_id', storableText(scope.organizationId))
        .whereRaw('link.integration_id = lockstep.delivery.integration_id')
        .whereRaw('link.jira_issue_id = lockstep.delivery.jira_issue_id')
        .whereRaw('(installation.removed_at is null or received_at <= installation.removed_at)')
        .select(this.#knex.raw('1')),
    );
  }

  /** The place in the order of the row with this id; nothing comes after a row that is not there. */
  #numberOf(table: string, column: string, id: string) {
    return this.#knex(table).where('id', storableText(id)).select(column);
  }
}
