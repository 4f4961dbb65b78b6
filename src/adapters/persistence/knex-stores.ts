import type { Knex } from 'knex';
import type { SecretBox } from '../../application/ports/secret-box.ts';
import type { Stores } from '../../application/ports/stores.ts';
import type { Tracing } from '../../application/ports/tracing.ts';
import { KnexApiKeys } from './stores/knex-api-keys.ts';
import { KnexAuditTrail } from './stores/knex-audit-trail.ts';
import { KnexAuthorizationAttempts } from './stores/knex-authorization-attempts.ts';
import { KnexCreationDefaults } from './stores/knex-creation-defaults.ts';
import { KnexCreationRules } from './stores/knex-creation-rules.ts';
import { KnexCredentials } from './stores/knex-credentials.ts';
import { KnexDeliveries } from './stores/knex-deliveries.ts';
import { KnexEffects } from './stores/knex-effects.ts';
import { KnexExternalIssueLinks } from './stores/knex-external-issue-links.ts';
import { KnexHeldLeases } from './stores/knex-held-leases.ts';
import { KnexInstallations } from './stores/knex-installations.ts';
import { KnexIntegrations } from './stores/knex-integrations.ts';
import { KnexIssueCreations } from './stores/knex-issue-creations.ts';
import { KnexKnownStatuses } from './stores/knex-known-statuses.ts';
import { KnexLocalTrackerStore } from './stores/knex-local-tracker-store.ts';
import { KnexOrganizations } from './stores/knex-organizations.ts';
import { KnexOutboundComments } from './stores/knex-outbound-comments.ts';
import { KnexReconciliationRuns } from './stores/knex-reconciliation-runs.ts';
import { KnexSeenWorkflows } from './stores/knex-seen-workflows.ts';
import { KnexSyncedComments } from './stores/knex-synced-comments.ts';
import { KnexSyncDecisions } from './stores/knex-sync-decisions.ts';
import { KnexTrackerEvents } from './stores/knex-tracker-events.ts';
import { KnexTrackerSecrets } from './stores/knex-tracker-secrets.ts';

/** The stores over a database, or over a transaction: then all they do is part of it. */
export function knexStoresOver(db: Knex, box: SecretBox, tracing: Pick<Tracing, 'traceparent'>): Stores {
  return {
    organizations: new KnexOrganizations(db),
    integrations: new KnexIntegrations(db),
    credentials: new KnexCredentials(db, box),
    trackerSecrets: new KnexTrackerSecrets(db, box),
    attempts: new KnexAuthorizationAttempts(db),
    installations: new KnexInstallations(db),
    links: new KnexExternalIssueLinks(db),
    deliveries: new KnexDeliveries(db),
    effects: new KnexEffects(db, tracing),
    decisions: new KnexSyncDecisions(db),
    syncedComments: new KnexSyncedComments(db),
    outboundComments: new KnexOutboundComments(db),
    statuses: new KnexKnownStatuses(db),
    workflows: new KnexSeenWorkflows(db),
    apiKeys: new KnexApiKeys(db),
    audit: new KnexAuditTrail(db),
    reconciliations: new KnexReconciliationRuns(db),
    leases: new KnexHeldLeases(db),
    creations: new KnexIssueCreations(db),
    creationRules: new KnexCreationRules(db),
    creationDefaults: new KnexCreationDefaults(db),
    trackerEvents: new KnexTrackerEvents(db),
    localTracker: new KnexLocalTrackerStore(db),
  };
}
