import type { ApiKey } from '../../src/domain/api-key.ts';
import type { AuditEntry } from '../../src/domain/audit-entry.ts';
import {
  AuthorizationAttempt,
  type AuthorizationAttemptProps,
} from '../../src/domain/authorization-attempt.ts';
import { CreationRule, type CreationRuleProps } from '../../src/domain/creation/creation-rule.ts';
import { IssueCreation, type IssueCreationProps } from '../../src/domain/creation/issue-creation.ts';
import type { Delivery, NewDelivery } from '../../src/domain/delivery.ts';
import { Effect, type EffectProps } from '../../src/domain/effect.ts';
import {
  ExternalIssueLink,
  type ExternalIssueLinkProps,
  type NewLink,
} from '../../src/domain/external-issue-link.ts';
import type { Id, JiraIssueId, JiraIssueRef, OrganizationId } from '../../src/domain/ids.ts';
import { Installation, type InstallationProps } from '../../src/domain/installation.ts';
import { Integration, type IntegrationProps } from '../../src/domain/integration.ts';
import { EMPTY_LEDGER } from '../../src/domain/outbound/ledger.ts';
import { Organization, type OrganizationProps } from '../../src/domain/organization.ts';
import { ReconciliationRun, type ReconciliationRunProps } from '../../src/domain/reconciliation-run.ts';
import { Secret } from '../../src/domain/secret.ts';
import type { SyncDecision } from '../../src/domain/sync-decision.ts';
import { DEFAULT_SYNC_SETTINGS, type SyncSettings } from '../../src/domain/sync-settings.ts';
import type { LocalTrackerIssue } from '../../src/domain/tracker-issue.ts';
import type { LocalTrackerUser } from '../../src/domain/tracker-user.ts';
import { LOCAL_TRACKER } from '../../src/domain/tracker-settings.ts';
import { UNTRIED_WEBHOOK } from '../../src/domain/webhook-health.ts';
import type { IntegrationCredentials } from '../../src/application/ports/stores.ts';

/** When things are made in tests, unless they say otherwise. */
export const NOON = new Date('2026-03-04T12:00:00.000Z');

/** The moment so many seconds after noon. */
export function afterNoon(seconds: number): Date {
  return new Date(NOON.getTime() + seconds * 1000);
}

let made = 0;

/** A new id, greater than those before it, in the shape that Lockstep's own have. */
export function anId<Kind extends string>(): Id<Kind> {
  made += 1;
  return `01900000-0000-7000-8000-${String(made).padStart(12, '0')}` as Id<Kind>;
}

/** An issue that nothing else is about. */
export function anIssue(issue: Partial<JiraIssueRef> = {}): JiraIssueRef {
  made += 1;
  return { integrationId: anId(), jiraIssueId: String(10_000 + made) as JiraIssueId, ...issue };
}

export function anOrganization(props: Partial<OrganizationProps> = {}): Organization {
  return Organization.create({ id: anId(), name: 'Harbour', createdAt: NOON, ...props });
}

/** An active Integration with a Jira of its own. */
export function anIntegration(props: Partial<IntegrationProps> = {}): Integration {
  const id = anId<'Integration'>();
  return Integration.restore({
    id,
    baseUrl: `https://jira-${id}.example/jira`,
    state: 'active',
    consumerKey: `lockstep-${id}`,
    publicKey: 'a public key',
    tls: { isVerified: true, caCertificate: null },
    serverInfo: {
      version: '10.3.1',
      major: 10,
      baseUrl: null,
      title: null,
      isCloud: false,
      clockAheadSeconds: null,
    },
    account: { key: 'JIRAUSER10100', name: 'lockstep', displayName: 'Lockstep' },
    authorizedBy: 'oauth',
    authorizationExpiresAt: null,
    webhook: UNTRIED_WEBHOOK,
    bodySignature: 'unknown',
    lastEventAt: null,
    quietUntil: null,
    problem: null,
    createdAt: NOON,
    ...props,
  });
}

export function someCredentials(credentials: Partial<IntegrationCredentials> = {}): IntegrationCredentials {
  return {
    privateKey: aSecret(),
    accessToken: { kind: 'oauth', value: aSecret() },
    webhookSecrets: [{ id: anId(), value: aSecret(), bodySecret: null, retiresAt: null }],
    bodySecret: aSecret(),
    ...credentials,
  };
}

/** The settings everybody starts with, but for those given. */
export function someSettings(settings: Partial<SyncSettings> = {}): SyncSettings {
  return { ...DEFAULT_SYNC_SETTINGS, ...settings };
}

/** A secret that is no other's. */
export function aSecret(): Secret {
  return new Secret(`secret ${anId()}`);
}

export function anAttempt(props: Partial<AuthorizationAttemptProps> = {}): AuthorizationAttempt {
  return AuthorizationAttempt.restore({
    id: anId(),
    integrationId: anId(),
    requestTokenFingerprint: `request token ${anId()}`,
    stateFingerprint: `state ${anId()}`,
    expiresAt: afterNoon(900),
    usedAt: null,
    ...props,
  });
}

export function anInstallation(props: Partial<InstallationProps> = {}): Installation {
  return Installation.restore({
    id: anId(),
    organizationId: anId(),
    integrationId: anId(),
    tracker: LOCAL_TRACKER,
    trackerProblem: null,
    settings: DEFAULT_SYNC_SETTINGS,
    createdAt: NOON,
    removedAt: null,
    ...props,
  });
}

/** A link that is in lockstep with an issue that is to do. */
export function aLink(props: Partial<ExternalIssueLinkProps> = {}): ExternalIssueLink {
  return ExternalIssueLink.restore({
    id: anId(),
    installationId: anId(),
    trackerIssueId: anId(),
    ...anIssue(),
    jiraIssueKey: 'ABC-1',
    formerKeys: [],
    keyWatermark: null,
    jiraProjectId: '10100',
    state: 'linked',
    lastDone: false,
    statusWatermark: NOON,
    isInDoubt: false,
    jiraStatusId: '1',
    jiraStatusName: 'To Do',
    missedAt: null,
    assigneeWatermark: null,
    jiraAssignee: null,
    isAssigneeInDoubt: false,
    isUnresolvedInTracker: false,
    unlinking: null,
    hasRemoteLink: false,
    ledger: EMPTY_LEDGER,
    commentsComparedAt: null,
    createdAt: NOON,
    ...props,
  });
}

/** A link as LinkIssue makes it: its Jira issue is yet to be read. */
export function aNewLink(props: Partial<NewLink> = {}): ExternalIssueLink {
  return ExternalIssueLink.create({
    id: anId(),
    installationId: anId(),
    trackerIssueId: anId(),
    ...anIssue(),
    jiraIssueKey: 'ABC-4',
    jiraProjectId: '10100',
    createdAt: NOON,
    ...props,
  });
}

/** A request with bytes of its own. */
export function aDelivery(delivery: Partial<NewDelivery> = {}): NewDelivery {
  const id = anId<'Delivery'>();
  return {
    id,
    ...anIssue(),
    body: new TextEncoder().encode(`{"webhookEvent":"jira:issue_updated","timestamp":${made}}`),
    fingerprint: `fingerprint ${id}`,
    receivedAt: NOON,
    ...delivery,
  };
}

/** A request that is kept, and that nobody has processed. */
export function aKeptDelivery(delivery: Partial<Delivery> = {}): Delivery {
  return {
    ...aDelivery(),
    ...{ sequence: 1, state: 'pending', reason: null, attempts: 0, nextAttemptAt: null },
    ...{ lastProblem: null, processedAt: null, replay: null, traceparent: null },
    ...delivery,
  };
}

/** An Effect that is due. */
export function anEffect(props: Partial<EffectProps> = {}): Effect {
  return Effect.restore({
    id: anId(),
    linkId: anId(),
    ...anIssue(),
    deliveryId: null,
    source: 'delivery',
    content: { kind: 'status', seen: null },
    actor: null,
    observedAt: null,
    state: 'due',
    attempts: 0,
    nextAttemptAt: null,
    lastProblem: null,
    createdAt: NOON,
    replay: null,
    traceparent: null,
    ...props,
  });
}

/** An Effect that this link is asked for. */
export function anEffectOn(link: ExternalIssueLink, props: Partial<EffectProps> = {}): Effect {
  return anEffect({ linkId: link.id, ...link.issue, ...props });
}

/** What was decided for this Effect. */
export function aDecisionOn(effect: Effect, decision: Partial<SyncDecision> = {}): SyncDecision {
  const { id, linkId, deliveryId, source } = effect.toProps();
  return {
    id: anId(),
    linkId,
    effectId: id,
    deliveryId,
    kind: effect.kind,
    source,
    outcome: 'applied',
    reason: 'resolved',
    values: {},
    decidedAt: NOON,
    ...decision,
  };
}

/** What is told of a tracker issue, on one line. */
export const SOME_FACTS: IssueCreationProps['facts'] = {
  title: 'It breaks',
  url: null,
  status: 'unresolved',
  project: null,
  level: null,
  tags: {},
  timesSeen: null,
  details: null,
};

/** The making of a Jira issue that is due. */
export function aCreation(props: Partial<IssueCreationProps> = {}): IssueCreation {
  const id = anId<'IssueCreation'>();
  const creation = IssueCreation.create({
    ...{ id, installationId: anId(), integrationId: anId(), trackerIssueId: anId(), key: `key ${id}` },
    ...{ ruleId: null, replaces: null, by: 'test', user: null, facts: SOME_FACTS },
    ...{
      values: { project: '10100', issuetype: '10004', title: 'It breaks' },
      fields: null,
      createdAt: NOON,
    },
  });
  return IssueCreation.restore({ ...creation.toProps(), ...props });
}

/** A rule for every tracker issue. */
export function aRule(props: Partial<CreationRuleProps> = {}): CreationRule {
  return CreationRule.restore({
    ...{ id: anId(), installationId: anId(), name: 'Errors', position: 0, isEnabled: true, again: 'never' },
    match: { projects: [], levels: [], tags: {}, timesSeenAtLeast: null, onRegression: false },
    values: { project: '10100', issuetype: '10004', title: '{{title}}' },
    createdAt: NOON,
    ...props,
  });
}

/** A full reconciliation that nobody has begun. */
export function aRun(props: Partial<ReconciliationRunProps> = {}): ReconciliationRun {
  const run = ReconciliationRun.create({
    id: anId(),
    integrationId: anId(),
    organizationId: null,
    kind: 'full',
    isRequested: false,
    range: { kind: 'integration' },
    since: null,
    createdAt: NOON,
  });
  return ReconciliationRun.restore({ ...run.toProps(), ...props });
}

/** A key to one Organization's things, or to everything. */
export function anApiKey(organizationId: OrganizationId | null, key: Partial<ApiKey> = {}): ApiKey {
  const id = anId<'ApiKey'>();
  return {
    ...{ id, name: 'deploy', fingerprint: `key ${id}`, prefix: 'lk_abcdef' },
    ...{ scope: { organizationId }, role: 'admin' },
    ...{ createdAt: NOON, expiresAt: null, revokedAt: null, lastUsedAt: null },
    ...key,
  };
}

/** A change that somebody made, in the trail of who may see everything. */
export function anAuditEntry(entry: Partial<AuditEntry> = {}): AuditEntry {
  return {
    ...{
      id: anId(),
      actor: { kind: 'api_key', apiKeyId: anId(), name: 'deploy' },
      operation: 'links remove',
    },
    ...{ thingKind: 'links', thingId: anId(), organizationId: null, requestId: 'request-7' },
    ...{ before: { state: 'linked' }, after: null, outcome: 'begun', begunAt: NOON, concludedAt: null },
    ...entry,
  };
}

export function aTrackerIssue(issue: Partial<LocalTrackerIssue> = {}): LocalTrackerIssue {
  return {
    id: anId(),
    installationId: anId(),
    title: 'TypeError: undefined is not a function',
    status: 'unresolved',
    assigneeId: null,
    createdAt: NOON,
    changedAt: NOON,
    ...issue,
  };
}

/** A person of this Organization's local tracker, with a name and an e-mail that nobody else has. */
export function aTrackerUser(
  user: Partial<LocalTrackerUser> & Pick<LocalTrackerUser, 'organizationId'>,
): LocalTrackerUser {
  const id = anId<'TrackerUser'>();
  return {
    id,
    name: `user-${id}`,
    email: `${id}@example.com`,
    isEmailVerified: true,
    createdAt: NOON,
    ...user,
  };
}
