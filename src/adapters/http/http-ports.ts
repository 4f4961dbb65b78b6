import type { AnswerOnce } from '../../application/access/answer-once.ts';
import type { AuthenticateApiKey } from '../../application/access/authenticate-api-key.ts';
import type { CreateApiKey } from '../../application/access/create-api-key.ts';
import type { CreateOrganization } from '../../application/access/create-organization.ts';
import type { RevokeApiKey } from '../../application/access/revoke-api-key.ts';
import type { RecordChange } from '../../application/access/record-change.ts';
import type { AddCreationRule } from '../../application/creation/add-creation-rule.ts';
import type { ChangeCreationRule } from '../../application/creation/change-creation-rule.ts';
import type { RemoveCreationRule } from '../../application/creation/remove-creation-rule.ts';
import type { CreateJiraIssue } from '../../application/creation/create-jira-issue.ts';
import type { ReplayCreation } from '../../application/creation/replay-creation.ts';
import type { ShowCreationForm } from '../../application/creation/show-creation-form.ts';
import type { ReceiveIssueEvent } from '../../application/inbound/receive-issue-event.ts';
import type { ReplayDead } from '../../application/inbound/replay-dead.ts';
import type { ReplayDelivery } from '../../application/inbound/replay-delivery.ts';
import type { ReplayEffect } from '../../application/inbound/replay-effect.ts';
import type { AuthorizeIntegration } from '../../application/installation/authorize-integration.ts';
import type { AuthorizeWithToken } from '../../application/installation/authorize-with-token.ts';
import type { ChangeSyncSettings } from '../../application/installation/change-sync-settings.ts';
import type { CheckWebhook } from '../../application/installation/check-webhook.ts';
import type { CompleteAuthorization } from '../../application/installation/complete-authorization.ts';
import type { CreateIntegration } from '../../application/installation/create-integration.ts';
import type { RotateWebhookSecret } from '../../application/installation/rotate-webhook-secret.ts';
import type { ShowManualWebhook } from '../../application/installation/show-manual-webhook.ts';
import type { Uninstall } from '../../application/installation/uninstall.ts';
import type { LinkIssue } from '../../application/linking/link-issue.ts';
import type { ImportLinks } from '../../application/linking/import-links.ts';
import type { RelinkIssue } from '../../application/linking/relink-issue.ts';
import type { SearchJiraIssues } from '../../application/linking/search-jira-issues.ts';
import type { SearchJiraUsers } from '../../application/linking/search-jira-users.ts';
import type { ProposeFieldValues } from '../../application/linking/propose-field-values.ts';
import type { ListProjectStatuses } from '../../application/linking/list-project-statuses.ts';
import type { UnlinkIssue } from '../../application/linking/unlink-issue.ts';
import type { DiagnoseIntegration } from '../../application/operation/diagnose-integration.ts';
import type { ReceiveSentryHook } from '../../application/outbound/receive-sentry-hook.ts';
import type { ReceiveSignedEvents } from '../../application/outbound/receive-signed-events.ts';
import type { AccessReads } from '../../application/ports/access-reads.ts';
import type { AdminReads } from '../../application/ports/admin-reads.ts';
import type { CreationReads } from '../../application/ports/creation-reads.ts';
import type { Clock } from '../../application/ports/clock.ts';
import type { LocalTrackerComments } from '../../application/ports/local-tracker-comments.ts';
import type { LocalTrackerIssues } from '../../application/ports/local-tracker-issues.ts';
import type { LocalTrackerUsers } from '../../application/ports/local-tracker-users.ts';
import type { Log } from '../../application/ports/log.ts';
import type { Meter } from '../../application/ports/meter.ts';
import type { Randomness } from '../../application/ports/randomness.ts';
import type { RequestReconciliation } from '../../application/reconciliation/request-reconciliation.ts';
import type { AddLocalTrackerIssue } from '../../application/tracking/add-local-tracker-issue.ts';
import type { AddLocalTrackerUser } from '../../application/tracking/add-local-tracker-user.ts';
import type { CheckTracker } from '../../application/tracking/check-tracker.ts';
import type { ConnectTracker } from '../../application/tracking/connect-tracker.ts';
import type { RotateTrackerSecrets } from '../../application/tracking/rotate-tracker-secrets.ts';
import type { SetLocalTrackerIssueStatus } from '../../application/tracking/set-local-tracker-issue-status.ts';
import type { AssignLocalTrackerIssue } from '../../application/tracking/assign-local-tracker-issue.ts';
import type { WriteLocalTrackerComment } from '../../application/tracking/write-local-tracker-comment.ts';
import type { EditLocalTrackerComment } from '../../application/tracking/edit-local-tracker-comment.ts';
import type { DeleteLocalTrackerComment } from '../../application/tracking/delete-local-tracker-comment.ts';

/** One thing that has to work before requests are to be sent here; `name` is a fixed word such as `database`. */
export interface ReadinessCheck {
  readonly name: string;
  readonly isPassed: boolean;
}

/** Everything the HTTP surfaces need; each route takes of it what it needs only. */
export interface HttpPorts {
  readonly receiveIssueEvent: Pick<ReceiveIssueEvent, 'execute'>;
  readonly receiveSentryHook: Pick<ReceiveSentryHook, 'execute'>;
  readonly completeAuthorization: Pick<CompleteAuthorization, 'execute'>;
  readonly authenticateApiKey: Pick<AuthenticateApiKey, 'execute'>;
  readonly answerOnce: Pick<AnswerOnce, 'execute'>;
  readonly createApiKey: Pick<CreateApiKey, 'execute'>;
  readonly recordChange: Pick<RecordChange, 'execute'>;
  readonly revokeApiKey: Pick<RevokeApiKey, 'execute'>;
  readonly createOrganization: Pick<CreateOrganization, 'execute'>;
  readonly createIntegration: Pick<CreateIntegration, 'execute'>;
  readonly authorizeIntegration: Pick<AuthorizeIntegration, 'execute'>;
  readonly authorizeWithToken: Pick<AuthorizeWithToken, 'execute'>;
  readonly checkWebhook: Pick<CheckWebhook, 'execute'>;
  readonly rotateWebhookSecret: Pick<RotateWebhookSecret, 'execute'>;
  readonly uninstall: Pick<Uninstall, 'execute'>;
  readonly showManualWebhook: Pick<ShowManualWebhook, 'execute'>;
  readonly changeSyncSettings: Pick<ChangeSyncSettings, 'execute'>;
  readonly addLocalTrackerIssue: Pick<AddLocalTrackerIssue, 'execute'>;
  readonly addLocalTrackerUser: Pick<AddLocalTrackerUser, 'execute'>;
  readonly setLocalTrackerIssueStatus: Pick<SetLocalTrackerIssueStatus, 'execute'>;
  readonly assignLocalTrackerIssue: Pick<AssignLocalTrackerIssue, 'execute'>;
  readonly writeLocalTrackerComment: Pick<WriteLocalTrackerComment, 'execute'>;
  readonly editLocalTrackerComment: Pick<EditLocalTrackerComment, 'execute'>;
  readonly deleteLocalTrackerComment: Pick<DeleteLocalTrackerComment, 'execute'>;
  readonly checkTracker: Pick<CheckTracker, 'execute'>;
  readonly receiveSignedEvents: Pick<ReceiveSignedEvents, 'execute'>;
  readonly connectTracker: Pick<ConnectTracker, 'execute'>;
  readonly rotateTrackerSecrets: Pick<RotateTrackerSecrets, 'execute'>;
  readonly linkIssue: Pick<LinkIssue, 'execute'>;
  readonly showCreationForm: Pick<ShowCreationForm, 'execute'>;
  readonly createJiraIssue: Pick<CreateJiraIssue, 'execute'>;
  readonly replayCreation: Pick<ReplayCreation, 'execute'>;
  readonly addCreationRule: Pick<AddCreationRule, 'execute'>;
  readonly changeCreationRule: Pick<ChangeCreationRule, 'execute'>;
  readonly removeCreationRule: Pick<RemoveCreationRule, 'execute'>;
  readonly searchJiraIssues: Pick<SearchJiraIssues, 'execute'>;
  readonly searchJiraUsers: Pick<SearchJiraUsers, 'execute'>;
  readonly proposeFieldValues: Pick<ProposeFieldValues, 'execute'>;
  readonly listProjectStatuses: Pick<ListProjectStatuses, 'execute'>;
  readonly unlinkIssue: Pick<UnlinkIssue, 'execute'>;
  readonly importLinks: Pick<ImportLinks, 'execute'>;
  readonly relinkIssue: Pick<RelinkIssue, 'execute'>;
  readonly replayEffect: Pick<ReplayEffect, 'execute'>;
  readonly replayDelivery: Pick<ReplayDelivery, 'execute'>;
  readonly replayDead: Pick<ReplayDead, 'execute'>;
  readonly diagnoseIntegration: Pick<DiagnoseIntegration, 'execute'>;
  readonly requestReconciliation: Pick<RequestReconciliation, 'execute'>;
  readonly reads: AdminReads;
  readonly creationReads: CreationReads;
  readonly accessReads: AccessReads;
  readonly trackerIssues: Pick<LocalTrackerIssues, 'find' | 'list'>;
  readonly trackerComments: Pick<LocalTrackerComments, 'list'>;
  readonly trackerUsers: Pick<LocalTrackerUsers, 'list'>;
  /** Where Jira and browsers reach Lockstep, with its path prefix and no slash at the end. */
  readonly publicUrl: string;
  /** The largest webhook body taken, in bytes. */
  readonly maxBodyBytes: number;
  /** Whose pages may call the admin API from a browser; none when empty. */
  readonly corsOrigins: readonly string[];
  /** Whether what was thrown says that the storage cannot be reached now; asked of errors no port names. */
  readonly isStorageUnavailable: (error: unknown) => boolean;
  readonly ready: () => Promise<readonly ReadinessCheck[]>;
  /** Everything that was counted, in Prometheus' text format. */
  readonly renderMetrics: () => Promise<string>;
  readonly randomness: Pick<Randomness, 'id'>;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly log: Log;
}
