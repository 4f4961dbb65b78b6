import type { Container } from 'inversify';
import { AnswerOnce } from '../application/access/answer-once.ts';
import { AuthenticateApiKey } from '../application/access/authenticate-api-key.ts';
import { AuthenticateSession } from '../application/access/authenticate-session.ts';
import { SignIn } from '../application/access/sign-in.ts';
import { SignOut } from '../application/access/sign-out.ts';
import { ChangeOrganization } from '../application/access/change-organization.ts';
import { RemoveOrganization } from '../application/access/remove-organization.ts';
import { CreateApiKey } from '../application/access/create-api-key.ts';
import { CreateOrganization } from '../application/access/create-organization.ts';
import { RevokeApiKey } from '../application/access/revoke-api-key.ts';
import { RecordChange } from '../application/access/record-change.ts';
import { AddCreationRule } from '../application/creation/add-creation-rule.ts';
import { ChangeCreationRule } from '../application/creation/change-creation-rule.ts';
import { PreviewCreationRule } from '../application/creation/preview-creation-rule.ts';
import { PreviewSettings } from '../application/installation/preview-settings.ts';
import { ListCreateFields } from '../application/linking/list-create-fields.ts';
import { ListIssueTransitions } from '../application/linking/list-issue-transitions.ts';
import { ListJiraProjects } from '../application/linking/list-jira-projects.ts';
import { ListJiraResolutions } from '../application/linking/list-jira-resolutions.ts';
import { SuggestUserMapping } from '../application/linking/suggest-user-mapping.ts';
import { RemoveCreationRule } from '../application/creation/remove-creation-rule.ts';
import { CreateJiraIssue } from '../application/creation/create-jira-issue.ts';
import { ReplayCreation } from '../application/creation/replay-creation.ts';
import { ShowCreationForm } from '../application/creation/show-creation-form.ts';
import { PreviewEvent } from '../application/inbound/preview-event.ts';
import { ReceiveIssueEvent } from '../application/inbound/receive-issue-event.ts';
import { ReplayDead } from '../application/inbound/replay-dead.ts';
import { ReplayDelivery } from '../application/inbound/replay-delivery.ts';
import { ReplayEffect } from '../application/inbound/replay-effect.ts';
import { AuthorizeIntegration } from '../application/installation/authorize-integration.ts';
import { AuthorizeWithToken } from '../application/installation/authorize-with-token.ts';
import { ChangeIntegration } from '../application/installation/change-integration.ts';
import { ChangeSyncSettings } from '../application/installation/change-sync-settings.ts';
import { CheckWebhook } from '../application/installation/check-webhook.ts';
import { CompleteAuthorization } from '../application/installation/complete-authorization.ts';
import { CreateIntegration } from '../application/installation/create-integration.ts';
import { ProbeJira } from '../application/installation/probe-jira.ts';
import { RotateWebhookSecret } from '../application/installation/rotate-webhook-secret.ts';
import { ShowManualWebhook } from '../application/installation/show-manual-webhook.ts';
import { Uninstall } from '../application/installation/uninstall.ts';
import { LinkIssue } from '../application/linking/link-issue.ts';
import { ImportLinks } from '../application/linking/import-links.ts';
import { RelinkIssue } from '../application/linking/relink-issue.ts';
import { SearchJiraIssues } from '../application/linking/search-jira-issues.ts';
import { SearchJiraUsers } from '../application/linking/search-jira-users.ts';
import { ProposeFieldValues } from '../application/linking/propose-field-values.ts';
import { ListProjectStatuses } from '../application/linking/list-project-statuses.ts';
import { UnlinkIssue } from '../application/linking/unlink-issue.ts';
import { DiagnoseIntegration } from '../application/operation/diagnose-integration.ts';
import { ReceiveSentryHook } from '../application/outbound/receive-sentry-hook.ts';
import { ReceiveSignedEvents } from '../application/outbound/receive-signed-events.ts';
import { RequestReconciliation } from '../application/reconciliation/request-reconciliation.ts';
import { AddLocalTrackerIssue } from '../application/tracking/add-local-tracker-issue.ts';
import { AddLocalTrackerUser } from '../application/tracking/add-local-tracker-user.ts';
import { ChangeLocalTrackerUser } from '../application/tracking/change-local-tracker-user.ts';
import { CheckTracker } from '../application/tracking/check-tracker.ts';
import { ConnectTracker } from '../application/tracking/connect-tracker.ts';
import { RemoveLocalTrackerUser } from '../application/tracking/remove-local-tracker-user.ts';
import { RotateTrackerSecrets } from '../application/tracking/rotate-tracker-secrets.ts';
import { SetLocalTrackerIssueStatus } from '../application/tracking/set-local-tracker-issue-status.ts';
import { AssignLocalTrackerIssue } from '../application/tracking/assign-local-tracker-issue.ts';
import { WriteLocalTrackerComment } from '../application/tracking/write-local-tracker-comment.ts';
import { EditLocalTrackerComment } from '../application/tracking/edit-local-tracker-comment.ts';
import { DeleteLocalTrackerComment } from '../application/tracking/delete-local-tracker-comment.ts';
import type { HttpPorts, ReadinessCheck } from '../adapters/http/http-ports.ts';
import { isOwnerGone } from '../adapters/persistence/database/owner-gone.ts';
import { isStorageUnavailable } from '../adapters/persistence/database/storage-unavailable.ts';
import { aboutFrom } from './about.ts';
import type { OpenedDatabase } from './open-database.ts';
import { CLOCK, CONFIG, LOG, METER, PUBLIC_URL, RANDOMNESS, STORAGE, TRACING } from './tokens.ts';

/** What the HTTP adapter needs, out of the container. */
export function httpPortsFrom(container: Container, database: OpenedDatabase): HttpPorts {
  const { knex } = database;
  const {
    reads,
    activity,
    attention,
    backlog,
    creationReads,
    accessReads,
    trackerIssues,
    trackerComments,
    trackerUsers,
  } = container.get(STORAGE);
  const meter = container.get(METER);
  return {
    receiveIssueEvent: container.get(ReceiveIssueEvent),
    receiveSentryHook: container.get(ReceiveSentryHook),
    completeAuthorization: container.get(CompleteAuthorization),
    authenticateApiKey: container.get(AuthenticateApiKey),
    signIn: container.get(SignIn),
    authenticateSession: container.get(AuthenticateSession),
    signOut: container.get(SignOut),
    answerOnce: container.get(AnswerOnce),
    createApiKey: container.get(CreateApiKey),
    recordChange: container.get(RecordChange),
    revokeApiKey: container.get(RevokeApiKey),
    createOrganization: container.get(CreateOrganization),
    changeOrganization: container.get(ChangeOrganization),
    removeOrganization: container.get(RemoveOrganization),
    probeJira: container.get(ProbeJira),
    createIntegration: container.get(CreateIntegration),
    authorizeIntegration: container.get(AuthorizeIntegration),
    authorizeWithToken: container.get(AuthorizeWithToken),
    checkWebhook: container.get(CheckWebhook),
    rotateWebhookSecret: container.get(RotateWebhookSecret),
    changeIntegration: container.get(ChangeIntegration),
    uninstall: container.get(Uninstall),
    showManualWebhook: container.get(ShowManualWebhook),
    changeSyncSettings: container.get(ChangeSyncSettings),
    addLocalTrackerIssue: container.get(AddLocalTrackerIssue),
    addLocalTrackerUser: container.get(AddLocalTrackerUser),
    changeLocalTrackerUser: container.get(ChangeLocalTrackerUser),
    removeLocalTrackerUser: container.get(RemoveLocalTrackerUser),
    setLocalTrackerIssueStatus: container.get(SetLocalTrackerIssueStatus),
    assignLocalTrackerIssue: container.get(AssignLocalTrackerIssue),
    writeLocalTrackerComment: container.get(WriteLocalTrackerComment),
    editLocalTrackerComment: container.get(EditLocalTrackerComment),
    deleteLocalTrackerComment: container.get(DeleteLocalTrackerComment),
    checkTracker: container.get(CheckTracker),
    receiveSignedEvents: container.get(ReceiveSignedEvents),
    connectTracker: container.get(ConnectTracker),
    rotateTrackerSecrets: container.get(RotateTrackerSecrets),
    linkIssue: container.get(LinkIssue),
    showCreationForm: container.get(ShowCreationForm),
    createJiraIssue: container.get(CreateJiraIssue),
    replayCreation: container.get(ReplayCreation),
    addCreationRule: container.get(AddCreationRule),
    changeCreationRule: container.get(ChangeCreationRule),
    previewCreationRule: container.get(PreviewCreationRule),
    previewSettings: container.get(PreviewSettings),
    listCreateFields: container.get(ListCreateFields),
    listIssueTransitions: container.get(ListIssueTransitions),
    listJiraProjects: container.get(ListJiraProjects),
    listJiraResolutions: container.get(ListJiraResolutions),
    suggestUserMapping: container.get(SuggestUserMapping),
    removeCreationRule: container.get(RemoveCreationRule),
    searchJiraIssues: container.get(SearchJiraIssues),
    searchJiraUsers: container.get(SearchJiraUsers),
    proposeFieldValues: container.get(ProposeFieldValues),
    listProjectStatuses: container.get(ListProjectStatuses),
    unlinkIssue: container.get(UnlinkIssue),
    importLinks: container.get(ImportLinks),
    relinkIssue: container.get(RelinkIssue),
    replayEffect: container.get(ReplayEffect),
    replayDelivery: container.get(ReplayDelivery),
    replayDead: container.get(ReplayDead),
    previewEvent: container.get(PreviewEvent),
    diagnoseIntegration: container.get(DiagnoseIntegration),
    requestReconciliation: container.get(RequestReconciliation),
    reads,
    activity,
    attention,
    backlog,
    creationReads,
    accessReads,
    trackerIssues,
    trackerComments,
    trackerUsers,
    about: aboutFrom(container.get(CONFIG), database),
    publicUrl: container.get(PUBLIC_URL),
    maxBodyBytes: container.get(CONFIG).maxBodyBytes,
    corsOrigins: container.get(CONFIG).corsOrigins,
    isStorageUnavailable,
    isOwnerGone,
    ready: () => isDatabaseReady(() => knex.raw('select 1')),
    renderMetrics: () => meter.render(),
    randomness: container.get(RANDOMNESS),
    clock: container.get(CLOCK),
    meter,
    tracing: container.get(TRACING),
    log: container.get(LOG),
  };
}

async function isDatabaseReady(ask: () => Promise<unknown>): Promise<readonly ReadinessCheck[]> {
  const isPassed = await ask().then(
    () => true,
    () => false,
  );
  return [{ name: 'database', isPassed }];
}
