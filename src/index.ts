/// <reference types="node" preserve="true" />
/**
 * The embedding API: Lockstep's use cases for a program of one's own, on its own ports or on those in memory. Reaches
 * no web server, no database, no queue and no container; importing it does nothing.
 */

// The use cases, and how they are put together.
export * from './application/inbound/compose-inbound.ts';
export * from './application/inbound/receive-issue-event.ts';
export * from './application/inbound/fair-turns.ts';
export * from './application/inbound/held-integrations.ts';
export * from './application/inbound/note-event.ts';
export * from './application/inbound/process-issue.ts';
export * from './application/inbound/wake-backlog.ts';
export * from './application/inbound/make-effects.ts';
export * from './application/inbound/carry-out-comment.ts';
export * from './application/inbound/carry-out-deletion.ts';
export * from './application/inbound/carry-out-effect.ts';
export * from './application/inbound/carry-out-kinds.ts';
export * from './application/inbound/foretell-effect.ts';
export * from './application/inbound/preview-event.ts';
export * from './application/inbound/carry-out-assignee.ts';
export * from './application/inbound/carry-out-status.ts';
export * from './application/inbound/find-standing.ts';
export * from './application/inbound/observe-status.ts';
export * from './application/inbound/replay-dead.ts';
export * from './application/inbound/replay-delivery.ts';
export * from './application/inbound/replay-effect.ts';
export * from './application/inbound/try-delivery.ts';
export * from './application/inbound/try-effect.ts';
export * from './application/inbound/write-comment.ts';
export { ConcludeEffect, type ConcludeEffectPorts } from './application/inbound/conclude-effect.ts';

export * from './application/inbound/find-status.ts';
export * from './application/outbound/ask-for-issue.ts';
export * from './application/outbound/carry-out-outbound-assignee.ts';
export * from './application/outbound/carry-out-outbound-comment.ts';
export * from './application/outbound/carry-out-outbound-status.ts';
export * from './application/outbound/carry-out-outbound.ts';
export * from './application/outbound/carry-out-remote-link.ts';
export * from './application/outbound/compose-outbound-status.ts';
export * from './application/outbound/find-in-jira.ts';
export * from './application/outbound/compose-outbound.ts';
export * from './application/outbound/judge-tracker-change.ts';
export * from './application/outbound/make-outbound-effects.ts';
export * from './application/outbound/receive-sentry-hook.ts';
export * from './application/outbound/receive-tracker-events.ts';
export * from './application/outbound/unlinked-events.ts';
export type * from './application/outbound/outbound-errand.ts';
export * from './application/outbound/take-hop.ts';
export * from './application/outbound/write-jira-comment.ts';

export * from './application/installation/compose-installation.ts';
export * from './application/installation/probe-jira.ts';
export * from './application/installation/create-integration.ts';
export * from './application/installation/accept-authorization.ts';
export * from './application/installation/authorize-integration.ts';
export * from './application/installation/authorize-with-token.ts';
export * from './application/installation/complete-authorization.ts';
export * from './application/installation/create-webhook.ts';
export * from './application/installation/check-webhook.ts';
export * from './application/installation/check-webhooks.ts';
export * from './application/installation/own-webhook.ts';
export * from './application/installation/rotate-webhook-secret.ts';
export * from './application/installation/show-manual-webhook.ts';
export * from './application/installation/uninstall.ts';
export * from './application/installation/change-integration.ts';
export * from './application/installation/change-sync-settings.ts';
export * from './application/installation/check-settings-against-jira.ts';
export * from './application/installation/warn-of-expiry.ts';
export { JiraAccess, type JiraAccessPorts } from './application/installation/jira-access.ts';

export * from './application/outbound/ask-for-remote-link.ts';
export * from './application/creation/compose-creation.ts';
export * from './application/creation/add-creation-rule.ts';
export * from './application/creation/carry-out-creation.ts';
export * from './application/creation/change-creation-rule.ts';
export * from './application/creation/create-due.ts';
export * from './application/creation/create-jira-issue.ts';
export * from './application/creation/find-marked-issue.ts';
export * from './application/creation/finish-creation.ts';
export * from './application/creation/make-by-rule.ts';
export * from './application/creation/make-in-its-place.ts';
export * from './application/creation/prepare-creation.ts';
export { ReadScreen, type ReadScreenPorts } from './application/creation/read-screen.ts';
export * from './application/creation/remove-creation-rule.ts';
export * from './application/creation/replay-creation.ts';
export * from './application/creation/save-creation.ts';
export * from './application/creation/show-creation-form.ts';
export * from './application/creation/try-creation.ts';

export * from './application/linking/compose-linking.ts';
export * from './application/linking/link-issue.ts';
export * from './application/linking/find-jira-issue.ts';
export * from './application/linking/make-link.ts';
export * from './application/linking/find-jira-issues.ts';
export * from './application/linking/import-links.ts';
export * from './application/linking/relink-issue.ts';
export * from './application/linking/ask-jira.ts';
export * from './application/linking/search-jira-issues.ts';
export * from './application/linking/search-jira-users.ts';
export * from './application/linking/propose-field-values.ts';
export * from './application/linking/list-project-statuses.ts';
export * from './application/creation/preview-creation-rule.ts';
export * from './application/installation/preview-settings.ts';
export * from './application/linking/list-create-fields.ts';
export * from './application/linking/list-issue-transitions.ts';
export * from './application/linking/list-jira-projects.ts';
export * from './application/linking/list-jira-resolutions.ts';
export * from './application/linking/suggest-user-mapping.ts';
export * from './application/linking/unlink-issue.ts';

export * from './application/reconciliation/compose-reconciliation.ts';
export * from './application/reconciliation/reconcile-due.ts';
export * from './application/reconciliation/reconcile.ts';
export * from './application/reconciliation/request-reconciliation.ts';

export * from './application/access/answer-once.ts';
export * from './application/access/authenticate-api-key.ts';
export * from './application/access/authenticate-session.ts';
export * from './application/access/create-api-key.ts';
export * from './application/access/change-organization.ts';
export * from './application/access/create-organization.ts';
export * from './application/access/remove-organization.ts';
export * from './application/access/record-change.ts';
export * from './application/access/revoke-api-key.ts';
export * from './application/access/sign-in.ts';
export * from './application/access/sign-out.ts';

export * from './application/operation/apply-retention.ts';

export * from './application/tracking/add-local-tracker-issue.ts';
export * from './application/tracking/add-local-tracker-user.ts';
export * from './application/outbound/receive-signed-events.ts';
export * from './application/tracking/compose-tracking.ts';
export * from './application/tracking/check-tracker.ts';
export * from './application/tracking/connect-tracker.ts';
export * from './application/tracking/rotate-tracker-secrets.ts';
export * from './application/tracking/trackers-by-kind.ts';
export * from './application/tracking/watched-trackers.ts';
export * from './application/tracking/act-in-local-tracker.ts';
export * from './application/tracking/assign-local-tracker-issue.ts';
export * from './application/tracking/compose-local-tracker.ts';
export * from './application/tracking/change-local-tracker-user.ts';
export * from './application/tracking/remove-local-tracker-user.ts';
export * from './application/tracking/tell-of-local-tracker.ts';
export * from './application/tracking/delete-local-tracker-comment.ts';
export * from './application/tracking/edit-local-tracker-comment.ts';
export * from './application/tracking/write-local-tracker-comment.ts';
export * from './application/tracking/set-local-tracker-issue-status.ts';

// The ports: what Lockstep asks of the program around it.
export * from './application/ports/idempotent-requests.ts';
export * from './application/ports/issue-leases.ts';
export * from './application/ports/jira-failure.ts';
export * from './application/ports/tracker.ts';
export * from './application/ports/tracing.ts';
export * from './application/ports/admin-reads.ts';
export type * from './application/ports/access-reads.ts';
export type * from './application/ports/api-keys.ts';
export type * from './application/ports/audit-trail.ts';
export type * from './application/ports/backlog.ts';
export type * from './application/ports/body-signatures.ts';
export type * from './application/ports/chores.ts';
export type * from './application/ports/clock.ts';
export type * from './application/ports/creation-reads.ts';
export type * from './application/ports/creation-stores.ts';
export type * from './application/ports/delivery-inbox.ts';
export type * from './application/ports/fingerprints.ts';
export type * from './application/ports/integration-versions.ts';
export * from './application/ports/jira-assignments.ts';
export type * from './application/ports/jira-comments.ts';
export type * from './application/ports/jira-creation.ts';
export type * from './application/ports/jira-server.ts';
export type * from './application/ports/jira-transitions.ts';
export * from './application/ports/import-files.ts';
export type * from './application/ports/jira-remote-links.ts';
export type * from './application/ports/seen-workflows.ts';
export type * from './application/ports/jira-search.ts';
export type * from './application/ports/key-pairs.ts';
export type * from './application/ports/local-tracker-comments.ts';
export type * from './application/ports/local-tracker-issues.ts';
export type * from './application/ports/local-tracker-store.ts';
export type * from './application/ports/local-tracker-users.ts';
export type * from './application/ports/tracker-events.ts';
export type * from './application/ports/log.ts';
export type * from './application/ports/meter.ts';
export type * from './application/ports/randomness.ts';
export type * from './application/ports/retention.ts';
export type * from './application/ports/secret-box.ts';
export type * from './application/ports/storage.ts';
export type * from './application/ports/organizations.ts';
export type * from './application/ports/outbound-comments.ts';
export type * from './application/ports/reconciliation-runs.ts';
export type * from './application/ports/stores.ts';
export type * from './application/ports/message-signatures.ts';
export type * from './application/ports/tracker-event-reader.ts';
export type * from './application/ports/tracker-comments.ts';
export type * from './application/ports/tracker-secrets.ts';
export type * from './application/ports/tracker-writes.ts';
export type * from './application/ports/unit-of-work.ts';
export type * from './application/ports/webhook-tokens.ts';
export type * from './application/ports/work-signal.ts';
export * from './application/ports/activity.ts';
export type * from './application/ports/attention-reads.ts';
export * from './domain/activity.ts';
export * from './domain/attention.ts';
export type * from './application/ports/workload-reads.ts';

// The domain: entities, values, rules and refusals.
export * from './domain/api-key.ts';
export * from './domain/authorization-attempt.ts';
export * from './domain/domain-error.ts';
export * from './domain/effect.ts';
export type * from './domain/effect-content.ts';
export * from './domain/external-issue-link.ts';
export * from './domain/installation.ts';
export type * from './domain/integration-parts.ts';
export * from './domain/integration.ts';
export * from './domain/issue-event.ts';
export * from './domain/jira-version.ts';
export * from './domain/jira-webhook.ts';
export * from './domain/organization.ts';
export * from './domain/outbound/outbound-comment.ts';
export * from './domain/outbound/who-in-jira.ts';
export * from './domain/outbound/outbound-content.ts';
export type * from './domain/outbound/people-reasons.ts';
export type * from './domain/outbound/ledger.ts';
export type * from './domain/outbound/tracker-event.ts';
export * from './domain/secret.ts';
export * from './domain/sync-settings.ts';
export * from './domain/synced-comment.ts';
export * from './domain/tracker-comment.ts';
export * from './domain/tracker-issue.ts';
export * from './domain/tracker-secret.ts';
export * from './domain/tracker-settings.ts';
export * from './domain/tracker-user.ts';
export * from './domain/webhook-health.ts';
export * from './domain/webhook-secrets.ts';
export { trackerActionFor, type JiraResolution } from './domain/resolution-rule.ts';
export { whoIs, type Identified } from './domain/who-is-who.ts';
export type * from './domain/assignee.ts';
export type * from './domain/key-rule.ts';
export * from './domain/creation/create-field.ts';
export * from './domain/creation/creation-form.ts';
export * from './domain/creation/creation-rule.ts';
export type * from './domain/creation/creation-subjects.ts';
export * from './domain/creation/issue-creation.ts';
export * from './domain/creation/jira-fields.ts';
export { normalizeBaseUrl } from './domain/base-url.ts';
export { understandIssue, type JiraIssue } from './domain/jira-issue.ts';
export { understandStatus, type JiraStatus, type StatusCategory } from './domain/jira-status.ts';
export { understandUser, type JiraUser } from './domain/jira-user.ts';
export type { JiraTransition, TransitionField } from './domain/outbound/jira-transition.ts';
export {
  judgeStatus,
  type KnownStatus,
  type ObservedStatus,
  type ResolveSyncAction,
} from './domain/status-rule.ts';
export {
  WEBHOOK_TOKEN_AUDIENCE,
  type SigningSecret,
  type WebhookSecret,
  type WebhookToken,
} from './domain/webhook-token.ts';
export type * from './domain/changelog.ts';
export type * from './domain/field-value.ts';
export * from './domain/link-health.ts';
export * from './domain/link-import.ts';
export type * from './domain/project-statuses.ts';
export type * from './domain/outbound/remote-link.ts';
export { issueChoice, userChoice } from './domain/search-label.ts';
export * from './domain/delivery.ts';
export * from './domain/delivery-result.ts';
export type * from './domain/ids.ts';
export type * from './domain/comment-content.ts';
export type * from './domain/jira-comment.ts';
export type * from './domain/reconciliation-run.ts';
export type * from './domain/replay.ts';
export * from './domain/sync-decision.ts';

// The ports in memory, for trying, for tests, and for a program that keeps nothing.
export * from './adapters/memory/open-memory-storage.ts';
export * from './adapters/memory/in-memory-jira-server.ts';
export * from './adapters/memory/in-process-work-signal.ts';

// The ports as the service has them, where they need no more than Node.
export * from './adapters/jira-server/undici-jira-server.ts';
export * from './adapters/system/aes-secret-box.ts';
export * from './adapters/system/crypto-randomness.ts';
export * from './adapters/system/encryption-keys.ts';
export * from './adapters/system/hmac-body-signatures.ts';
export * from './adapters/system/jwt-webhook-tokens.ts';
export * from './adapters/system/no-meter.ts';
export * from './adapters/system/rsa-key-pairs.ts';
export * from './adapters/system/sha256-fingerprints.ts';
export * from './adapters/system/silent-log.ts';
export * from './adapters/system/standard-webhook-signatures.ts';
export * from './adapters/system/system-clock.ts';
export * from './adapters/tracker/http/http-tracker-events.ts';
export * from './adapters/tracker/http/http-trackers.ts';
export * from './adapters/tracker/local/local-trackers.ts';
export {
  SentryTrackers,
  type SentryTrackersOptions,
  type SentryTrackersPorts,
} from './adapters/tracker/sentry/sentry-trackers.ts';
