import type { Knex } from 'knex';
import type { Scope } from '../../domain/api-key.ts';
import type { Delivery, DeliverySummary } from '../../domain/delivery.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type {
  DeliveryId,
  InstallationId,
  IntegrationId,
  LinkId,
  OrganizationId,
  ReconciliationRunId,
} from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import type { Integration } from '../../domain/integration.ts';
import type { Organization } from '../../domain/organization.ts';
import type { ReconciliationRun } from '../../domain/reconciliation-run.ts';
import type {
  AdminReads,
  DeliveryFilter,
  LinkFilter,
  Page,
  TimelineEntry,
} from '../../application/ports/admin-reads.ts';
import * as deliveryRow from './rows/delivery-row.ts';
import * as effectRow from './rows/effect-row.ts';
import * as linkRow from './rows/external-issue-link-row.ts';
import * as installationRow from './rows/installation-row.ts';
import * as integrationRow from './rows/integration-row.ts';
import * as organizationRow from './rows/organization-row.ts';
import * as reconciliationRow from './rows/reconciliation-run-row.ts';
import { storableText } from './rows/storable.ts';
import * as decisionRow from './rows/sync-decision-row.ts';
import { TABLES } from './rows/tables.ts';
import { matching, onPage, withinInstallations, withinIntegrations } from './scoping.ts';

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

  async integrations(scope: Scope, page: Page): Promise<readonly Integration[]> {
    const rows = await onPage(this.#integrations(scope), page);
    return rows.map(integrationRow.fromRow);
  }

  async installation(scope: Scope, id: InstallationId): Promise<Installation | null> {
    const row = await this.#installations(scope).where('id', storableText(id)).first();
    return row === undefined ? null : installationRow.fromRow(row);
  }

  async installations(scope: Scope, page: Page): Promise<readonly Installation[]> {
    const rows = await onPage(this.#installations(scope), page);
    return rows.map(installationRow.fromRow);
  }

  async link(scope: Scope, id: LinkId): Promise<ExternalIssueLink | null> {
    const row = await this.#links(scope).where('id', storableText(id)).first();
    return row === undefined ? null : linkRow.fromRow(row);
  }

  async links(scope: Scope, filter: LinkFilter, page: Page): Promise<readonly ExternalIssueLink[]> {
    const { installationId, state, jiraIssueKey } = filter;
    const filters = { installation_id: installationId, state, jira_issue_key: jiraIssueKey };
    const rows = await onPage(matching(this.#links(scope), filters), page);
    return rows.map(linkRow.fromRow);
  }

  async timeline(scope: Scope, id: LinkId, { limit, after }: Page): Promise<readonly TimelineEntry[]> {
    const query = this.#knex<effectRow.EffectRow>(TABLES.effect).whereIn(
      'link_id',
      this.#links(scope).where('id', storableText(id)).select('id'),
    );
    if (after !== null) void query.where('added', '<', this.#numberOf(TABLES.effect, 'added', after));
    const effects = (await query.orderBy('added', 'desc').limit(limit)).map(effectRow.fromRow);

    const decisions = await this.#knex<decisionRow.SyncDecisionRow>(TABLES.decision).whereIn(
      'effect_id',
      effects.map((effect) => effect.id),
    );
    const decisionOf = new Map(decisions.map((row) => [row.effect_id, decisionRow.fromRow(row)]));
    return effects.map((effect) => ({ effect, decision: decisionOf.get(effect.id) ?? null }));
  }

  async delivery(scope: Scope, id: DeliveryId): Promise<Delivery | null> {
    const row = await this.#deliveries(scope).where('id', storableText(id)).first();
    return row === undefined ? null : deliveryRow.fromRow(row);
  }

  async deliveries(
    scope: Scope,
    { integrationId, state }: DeliveryFilter,
    { limit, after }: Page,
  ): Promise<readonly DeliverySummary[]> {
    const query = matching(this.#deliveries(scope), { integration_id: integrationId, state });
    if (after !== null) void query.where('sequence', '<', this.#numberOf(TABLES.delivery, 'sequence', after));
    const rows = await query.orderBy('sequence', 'desc').limit(limit).select(deliveryRow.SUMMARY_COLUMNS);
    return rows.map(deliveryRow.summaryFromRow);
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

  #deliveries(scope: Scope) {
    const query = this.#knex<deliveryRow.DeliveryRow>(TABLES.delivery);
    if (scope.organizationId === null) return query;
    const issues = this.#links(scope).select('integration_id', 'jira_issue_id');
    return query.whereIn(['integration_id', 'jira_issue_id'], issues);
  }

  /** The place in the order of the row with this id; nothing comes after a row that is not there. */
  #numberOf(table: string, column: string, id: string) {
    return this.#knex(table).where('id', storableText(id)).select(column);
  }
}
