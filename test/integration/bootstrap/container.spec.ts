import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from 'chai';
import type { Container, Newable } from 'inversify';

import { InMemoryJiraServer } from '../../../src/adapters/memory/in-memory-jira-server.ts';
import { openMemoryStorage } from '../../../src/adapters/memory/open-memory-storage.ts';
import { PromMeter } from '../../../src/adapters/system/prom-meter.ts';
import { SilentLog } from '../../../src/adapters/system/silent-log.ts';
import { SystemClock } from '../../../src/adapters/system/system-clock.ts';
import { LocalTrackers } from '../../../src/adapters/tracker/local/local-trackers.ts';
import { AnswerOnce } from '../../../src/application/access/answer-once.ts';
import { AuthenticateSession } from '../../../src/application/access/authenticate-session.ts';
import { SignIn } from '../../../src/application/access/sign-in.ts';
import { SignOut } from '../../../src/application/access/sign-out.ts';
import { AuthenticateApiKey } from '../../../src/application/access/authenticate-api-key.ts';
import { CreateApiKey } from '../../../src/application/access/create-api-key.ts';
import { RecordChange } from '../../../src/application/access/record-change.ts';
import { RevokeApiKey } from '../../../src/application/access/revoke-api-key.ts';
import { ChangeOrganization } from '../../../src/application/access/change-organization.ts';
import { RemoveOrganization } from '../../../src/application/access/remove-organization.ts';
import { CreateOrganization } from '../../../src/application/access/create-organization.ts';
import { AddCreationRule } from '../../../src/application/creation/add-creation-rule.ts';
import { ChangeCreationRule } from '../../../src/application/creation/change-creation-rule.ts';
import { PreviewCreationRule } from '../../../src/application/creation/preview-creation-rule.ts';
import { PreviewSettings } from '../../../src/application/installation/preview-settings.ts';
import { ListCreateFields } from '../../../src/application/linking/list-create-fields.ts';
import { ListIssueTransitions } from '../../../src/application/linking/list-issue-transitions.ts';
import { ListJiraProjects } from '../../../src/application/linking/list-jira-projects.ts';
import { ListJiraResolutions } from '../../../src/application/linking/list-jira-resolutions.ts';
import { SuggestUserMapping } from '../../../src/application/linking/suggest-user-mapping.ts';
import { RemoveCreationRule } from '../../../src/application/creation/remove-creation-rule.ts';
import { CreateDue } from '../../../src/application/creation/create-due.ts';
import { CreateJiraIssue } from '../../../src/application/creation/create-jira-issue.ts';
import { ReplayCreation } from '../../../src/application/creation/replay-creation.ts';
import { ShowCreationForm } from '../../../src/application/creation/show-creation-form.ts';
import { PreviewEvent } from '../../../src/application/inbound/preview-event.ts';
import { ProcessIssue } from '../../../src/application/inbound/process-issue.ts';
import { ReceiveIssueEvent } from '../../../src/application/inbound/receive-issue-event.ts';
import { ReplayDead } from '../../../src/application/inbound/replay-dead.ts';
import { ReplayDelivery } from '../../../src/application/inbound/replay-delivery.ts';
import { ReplayEffect } from '../../../src/application/inbound/replay-effect.ts';
import { WakeBacklog } from '../../../src/application/inbound/wake-backlog.ts';
import { AuthorizeIntegration } from '../../../src/application/installation/authorize-integration.ts';
import { AuthorizeWithToken } from '../../../src/application/installation/authorize-with-token.ts';
import { ChangeIntegration } from '../../../src/application/installation/change-integration.ts';
import { ChangeSyncSettings } from '../../../src/application/installation/change-sync-settings.ts';
import { CheckWebhook } from '../../../src/application/installation/check-webhook.ts';
import { CheckWebhooks } from '../../../src/application/installation/check-webhooks.ts';
import { CompleteAuthorization } from '../../../src/application/installation/complete-authorization.ts';
import { CreateIntegration } from '../../../src/application/installation/create-integration.ts';
import { CreateWebhook } from '../../../src/application/installation/create-webhook.ts';
import { ProbeJira } from '../../../src/application/installation/probe-jira.ts';
import { RotateWebhookSecret } from '../../../src/application/installation/rotate-webhook-secret.ts';
import { ShowManualWebhook } from '../../../src/application/installation/show-manual-webhook.ts';
import { Uninstall } from '../../../src/application/installation/uninstall.ts';
import { WarnOfExpiry } from '../../../src/application/installation/warn-of-expiry.ts';
import { LinkIssue } from '../../../src/application/linking/link-issue.ts';
import { ImportLinks } from '../../../src/application/linking/import-links.ts';
import { RelinkIssue } from '../../../src/application/linking/relink-issue.ts';
import { SearchJiraIssues } from '../../../src/application/linking/search-jira-issues.ts';
import { SearchJiraUsers } from '../../../src/application/linking/search-jira-users.ts';
import { ProposeFieldValues } from '../../../src/application/linking/propose-field-values.ts';
import { ListProjectStatuses } from '../../../src/application/linking/list-project-statuses.ts';
import { UnlinkIssue } from '../../../src/application/linking/unlink-issue.ts';
import { ApplyRetention } from '../../../src/application/operation/apply-retention.ts';
import { DiagnoseIntegration } from '../../../src/application/operation/diagnose-integration.ts';
import { ReconcileDue } from '../../../src/application/reconciliation/reconcile-due.ts';
import { Reconcile } from '../../../src/application/reconciliation/reconcile.ts';
import { RequestReconciliation } from '../../../src/application/reconciliation/request-reconciliation.ts';
import { AddLocalTrackerIssue } from '../../../src/application/tracking/add-local-tracker-issue.ts';
import { AddLocalTrackerUser } from '../../../src/application/tracking/add-local-tracker-user.ts';
import { ChangeLocalTrackerUser } from '../../../src/application/tracking/change-local-tracker-user.ts';
import { RemoveLocalTrackerUser } from '../../../src/application/tracking/remove-local-tracker-user.ts';
import { CheckTracker } from '../../../src/application/tracking/check-tracker.ts';
import { ReceiveSignedEvents } from '../../../src/application/outbound/receive-signed-events.ts';
import { ConnectTracker } from '../../../src/application/tracking/connect-tracker.ts';
import { RotateTrackerSecrets } from '../../../src/application/tracking/rotate-tracker-secrets.ts';
import { SetLocalTrackerIssueStatus } from '../../../src/application/tracking/set-local-tracker-issue-status.ts';
import { AssignLocalTrackerIssue } from '../../../src/application/tracking/assign-local-tracker-issue.ts';
import { WriteLocalTrackerComment } from '../../../src/application/tracking/write-local-tracker-comment.ts';
import { EditLocalTrackerComment } from '../../../src/application/tracking/edit-local-tracker-comment.ts';
import { DeleteLocalTrackerComment } from '../../../src/application/tracking/delete-local-tracker-comment.ts';
import { ReceiveSentryHook } from '../../../src/application/outbound/receive-sentry-hook.ts';
import { ReceiveTrackerEvents } from '../../../src/application/outbound/receive-tracker-events.ts';
import { UNTRACED } from '../../../src/application/ports/tracing.ts';
import { parseConfig } from '../../../src/bootstrap/config.ts';
import { createContainer } from '../../../src/bootstrap/create-container.ts';
import * as tokens from '../../../src/bootstrap/tokens.ts';

const CAPABILITIES = [
  'access',
  'creation',
  'inbound',
  'installation',
  'linking',
  'operation',
  'outbound',
  'reconciliation',
  'tracking',
];

const USE_CASES: readonly Newable[] = [
  AnswerOnce,
  AuthenticateApiKey,
  AuthenticateSession,
  SignIn,
  SignOut,
  CreateApiKey,
  RecordChange,
  RevokeApiKey,
  CreateOrganization,
  ChangeOrganization,
  RemoveOrganization,
  CreateDue,
  CreateJiraIssue,
  ReplayCreation,
  AddCreationRule,
  ChangeCreationRule,
  PreviewCreationRule,
  PreviewSettings,
  ListCreateFields,
  ListIssueTransitions,
  ListJiraProjects,
  ListJiraResolutions,
  SuggestUserMapping,
  RemoveCreationRule,
  ShowCreationForm,
  PreviewEvent,
  ProcessIssue,
  ReceiveIssueEvent,
  ReplayDead,
  ReplayDelivery,
  ReplayEffect,
  WakeBacklog,
  AuthorizeIntegration,
  AuthorizeWithToken,
  ChangeSyncSettings,
  CompleteAuthorization,
  CreateIntegration,
  ProbeJira,
  CreateWebhook,
  CheckWebhook,
  CheckWebhooks,
  RotateWebhookSecret,
  ShowManualWebhook,
  ChangeIntegration,
  Uninstall,
  WarnOfExpiry,
  LinkIssue,
  SearchJiraIssues,
  SearchJiraUsers,
  ProposeFieldValues,
  ListProjectStatuses,
  UnlinkIssue,
  RelinkIssue,
  ImportLinks,
  ApplyRetention,
  DiagnoseIntegration,
  RequestReconciliation,
  Reconcile,
  ReconcileDue,
  AddLocalTrackerIssue,
  AddLocalTrackerUser,
  ChangeLocalTrackerUser,
  RemoveLocalTrackerUser,
  SetLocalTrackerIssueStatus,
  AssignLocalTrackerIssue,
  WriteLocalTrackerComment,
  EditLocalTrackerComment,
  DeleteLocalTrackerComment,
  ReceiveSentryHook,
  ReceiveTrackerEvents,
  CheckTracker,
  ConnectTracker,
  RotateTrackerSecrets,
  ReceiveSignedEvents,
];

/** Steps within a use case: made by the compose functions, and nobody asks the container for them. */
const STEPS = [
  ...[
    'FindCaller',
    'CarryOutEffect',
    'CarryOutKinds',
    'ForetellEffect',
    'WouldAsk',
    'CarryOutAssignee',
    'CarryOutStatus',
    'ConcludeEffect',
    'FindStanding',
    'FindStatus',
    'MakeEffects',
    'ObserveStatus',
  ],
  ...[
    'ChooseRun',
    'CompareAbsent',
    'CompareComments',
    'CompareShown',
    'HealDrift',
    'SearchIssues',
    'SweepLinks',
    'SweepRecent',
  ],
  ...[
    'AcceptAuthorization',
    'CheckSettingsAgainstJira',
    'FairTurns',
    'HeldIntegrations',
    'NoteEvent',
    'JiraAccess',
    'OwnWebhook',
    'RecentEvents',
    'TryPlace',
    'TryDelivery',
    'TryEffect',
  ],
  'TrackersByKind',
  'WatchedTrackers',
  ...['FindInJira', 'NobodyMakesIssues', 'TakeHop', 'WriteJiraComment'],
  'TellOfLocalTracker',
  ...['ActInLocalTracker', 'CarryOutOutbound', 'EndIntention', 'JudgeTrackerChange', 'MakeOutboundEffects'],
  ...['CarryOutOutboundAssignee', 'CarryOutOutboundComment', 'CarryOutOutboundStatus', 'CarryOutRemoteLink'],
  ...['CarryOutComment', 'CarryOutDeletion', 'WriteComment'],
  ...['CarryOutCreation', 'FindMarkedIssue', 'FinishCreation', 'PrepareCreation', 'ReadScreen'],
  ...['SaveCreation', 'TryCreation', 'MakeByRule', 'MakeInItsPlace'],
  ...['AskJira', 'FindJiraIssue', 'FindJiraIssues', 'MakeLink'],
];

describe('the container', () => {
  it('resolves every use case, each to one thing', () => {
    const container = someContainer();

    for (const useCase of USE_CASES) {
      const resolved: unknown = container.get(useCase);
      expect(resolved, useCase.name).to.be.instanceOf(useCase);
      expect(container.get(useCase), useCase.name).to.equal(resolved);
      expect(container.getAll(useCase), useCase.name).to.have.lengthOf(1);
    }
  });

  it('is asked for every use case there is', () => {
    const folder = (capability: string) => join('src/application', capability);
    const files = CAPABILITIES.flatMap((capability) =>
      readdirSync(folder(capability)).map((name) => join(folder(capability), name)),
    );
    const classes = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^export class (\w+)/gm)].map(([, name]) => name),
    );

    expect(classes).to.have.members([...USE_CASES.map(({ name }) => name), ...STEPS]);
  });

  it('has every token bound, once', () => {
    const container = someContainer();

    expect(Object.keys(tokens)).to.have.length.above(10);
    for (const [name, token] of Object.entries(tokens)) {
      expect(container.getAll<unknown>(token), name).to.have.lengthOf(1);
    }
  });
});

function someContainer(): Container {
  const clock = new SystemClock();
  const storage = openMemoryStorage({ clock });
  return createContainer({
    config: parseConfig({}),
    publicUrl: 'https://lockstep.example.com',
    clock,
    log: new SilentLog(),
    meter: new PromMeter(),
    storage,
    trackers: new LocalTrackers(storage, clock),
    jira: new InMemoryJiraServer(),
    signal: { wake: async () => undefined },
    tracing: UNTRACED,
  });
}
