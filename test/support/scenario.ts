import {
  InMemoryJiraServer,
  type InMemoryJiraOptions,
} from '../../src/adapters/memory/in-memory-jira-server.ts';
import { InMemoryUnitOfWork } from '../../src/adapters/memory/in-memory-unit-of-work.ts';
import { openMemoryStorage } from '../../src/adapters/memory/open-memory-storage.ts';
import type { Tables } from '../../src/adapters/memory/tables.ts';
import { CsvImportFiles } from '../../src/adapters/csv/csv-import-files.ts';
import { HmacBodySignatures } from '../../src/adapters/system/hmac-body-signatures.ts';
import { JwtWebhookTokens } from '../../src/adapters/system/jwt-webhook-tokens.ts';
import { Sha256Fingerprints } from '../../src/adapters/system/sha256-fingerprints.ts';
import { SilentLog } from '../../src/adapters/system/silent-log.ts';
import { LocalTrackers } from '../../src/adapters/tracker/local/local-trackers.ts';
import type { Storage } from '../../src/application/ports/storage.ts';
import type { IntegrationCredentials } from '../../src/application/ports/stores.ts';
import type { ReceiveIssueEventOutcome } from '../../src/application/inbound/receive-issue-event.ts';
import type { CompleteAuthorizationCommand } from '../../src/application/installation/complete-authorization.ts';
import type {
  CreateIntegrationCommand,
  CreateIntegrationOutcome,
} from '../../src/application/installation/create-integration.ts';
import { EVERYTHING } from '../../src/domain/api-key.ts';
import type { Delivery } from '../../src/domain/delivery.ts';
import type { EffectProps } from '../../src/domain/effect.ts';
import type { ExternalIssueLink, ExternalIssueLinkProps } from '../../src/domain/external-issue-link.ts';
import type { InstallationId, IntegrationId, LinkId, OrganizationId } from '../../src/domain/ids.ts';
import type { Integration, IntegrationProps } from '../../src/domain/integration.ts';
import type { SyncDecision } from '../../src/domain/sync-decision.ts';
import type { TrackerIssueStatus } from '../../src/domain/tracker-issue.ts';
import type { LocalTrackerUser } from '../../src/domain/tracker-user.ts';
import { HandSetClock } from './scenario-clock.ts';
import { OneKeyPair } from './scenario-key-pairs.ts';
import { RememberingMeter } from './scenario-meter.ts';
import { SeededRandomness } from './scenario-randomness.ts';
import { HandWorkedSignal } from './scenario-signal.ts';
import { ShakyTrackers } from './scenario-trackers.ts';
import { useCasesOn, type ScenarioPorts, type UseCases } from './scenario-use-cases.ts';

export const JIRA_URL = 'https://jira.example.com';

export interface ScenarioOptions {
  readonly jira?: InMemoryJiraOptions;
  /** How long a lease is held without being renewed; without end when left out. */
  readonly leaseMs?: number;
  /** In the place of the one in memory. What looks into the tables is not to be had then. */
  readonly storage?: Storage;
  /** What is found at the public URL in the place of this Lockstep. */
  readonly doorProblem?: string;
}

/** An Organization that has a Jira. */
export interface Connected {
  readonly organizationId: OrganizationId;
  readonly integrationId: IntegrationId;
  readonly installationId: InstallationId;
}

/** A Jira, the local tracker, and every use case between them, in memory. Nothing moves unless the test says so. */
export class Scenario {
  readonly clock: HandSetClock;
  readonly jira: InMemoryJiraServer;
  readonly signal = new HandWorkedSignal();
  readonly meter = new RememberingMeter();
  readonly trackers: ShakyTrackers;
  readonly ports: ScenarioPorts;
  readonly useCases: UseCases;

  constructor({ jira, leaseMs, storage: given, doorProblem }: ScenarioOptions = {}) {
    this.clock = new HandSetClock();
    this.jira = new InMemoryJiraServer({ clock: this.clock, ...jira });
    const storage =
      given ?? openMemoryStorage({ clock: this.clock, ...(leaseMs === undefined ? {} : { leaseMs }) });
    this.trackers = new ShakyTrackers(new LocalTrackers(storage, this.clock));
    this.ports = {
      storage,
      jira: this.jira,
      trackers: this.trackers,
      importFiles: new CsvImportFiles(),
      signal: this.signal,
      meter: this.meter,
      clock: this.clock,
      publicDoor: { problemAt: async () => doorProblem ?? null },
      log: new SilentLog(),
      keyPairs: new OneKeyPair(),
      randomness: new SeededRandomness(),
      tokens: new JwtWebhookTokens(),
      bodySignatures: new HmacBodySignatures(),
      fingerprints: new Sha256Fingerprints(),
    };
    this.useCases = useCasesOn(this.ports);
  }

  /** All that is committed. */
  get tables(): Tables {
    const { unitOfWork } = this.ports.storage;
    if (!(unitOfWork instanceof InMemoryUnitOfWork))
      throw new TypeError('the storage is not the one in memory');
    return unitOfWork.committed;
  }

  /** A new Organization with an Integration that waits to be authorized. */
  async create(baseUrl = JIRA_URL): Promise<Connected> {
    const organization = await this.useCases.createOrganization.execute({ name: 'Team' });
    const { id: organizationId } = organization.toProps();
    const { integration, installation } = await this.createIntegration({ organizationId, baseUrl });
    return { organizationId, integrationId: integration.id, installationId: installation.id };
  }

  /** An Integration with all values made for it, but for those that are given. */
  createIntegration(
    given: Partial<CreateIntegrationCommand> & Pick<CreateIntegrationCommand, 'organizationId'>,
  ): Promise<CreateIntegrationOutcome> {
    return this.useCases.createIntegration.execute({
      scope: EVERYTHING,
      baseUrl: JIRA_URL,
      tls: { isVerified: true, caCertificate: null },
      consumerKey: null,
      privateKey: null,
      ...given,
    });
  }

  /** As `create`, and authorized; where the Jira is known, the Organization joins. */
  async connect(baseUrl = JIRA_URL): Promise<Connected> {
    const connected = await this.create(baseUrl);
    const integration = await this.ports.storage.stores.integrations.find(connected.integrationId);
    if (found(integration).toProps().state !== 'active') await this.authorize(connected.integrationId);
    return connected;
  }

  /** Authorizes as far as Jira's redirect, and answers what it carries. */
  async allow(integrationId: IntegrationId): Promise<CompleteAuthorizationCommand> {
    const started = await this.useCases.authorizeIntegration.execute({ scope: EVERYTHING, integrationId });
    const requestToken = new URL(started.authorizeUrl).searchParams.get('oauth_token') ?? '';
    const query = new URL(this.jira.allow(requestToken).callbackUrl).searchParams;
    return {
      requestToken: query.get('oauth_token'),
      verifier: query.get('oauth_verifier'),
      state: query.get('state'),
    };
  }

  async authorize(integrationId: IntegrationId): Promise<Integration> {
    return this.useCases.completeAuthorization.execute(await this.allow(integrationId));
  }

  /** A new tracker issue linked to this Jira issue, as far as LinkIssue itself goes. */
  async startLink({ installationId }: Connected, jiraIssue = 'ABC-4'): Promise<ExternalIssueLink> {
    const { addLocalTrackerIssue, linkIssue } = this.useCases;
    const scope = EVERYTHING;
    const { id } = await addLocalTrackerIssue.execute({ scope, installationId, title: 'A crash' });
    return linkIssue.execute({ scope, installationId, trackerIssueId: id, jiraIssue });
  }

  /** A new tracker issue in lockstep with this Jira issue. */
  async link(connected: Connected, jiraIssue = 'ABC-4'): Promise<LinkId> {
    const { id } = await this.startLink(connected, jiraIssue);
    await this.settle();
    return id;
  }

  /** The token in the webhook's address. */
  token(integrationId: IntegrationId): string {
    return this.#tokenOf(integrationId, this.tables.credentials.get(integrationId));
  }

  #tokenOf(integrationId: IntegrationId, credentials: IntegrationCredentials | null | undefined): string {
    const secret = credentials?.webhookSecrets[0];
    if (secret === undefined) throw new TypeError('the Integration has no webhook secret');
    return this.ports.tokens.issue(integrationId, secret);
  }

  /** Sends a webhook's body, a text as it is and anything else as JSON. */
  async deliver(
    { integrationId }: Pick<Connected, 'integrationId'>,
    body: unknown,
    signature: string | null = null,
  ): Promise<ReceiveIssueEventOutcome> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const credentials = await this.ports.storage.stores.credentials.find(integrationId);
    return this.useCases.receiveIssueEvent.execute({
      token: this.#tokenOf(integrationId, credentials),
      signature,
      readBody: async () => Buffer.from(text),
    });
  }

  /** Does the work of every signal. */
  settle(): Promise<void> {
    return this.signal.settle((issue) => this.useCases.processIssue.execute(issue));
  }

  /** Lets the time pass, wakes what is due by then, and does it. */
  async sweepAfter(milliseconds: number): Promise<number> {
    this.clock.advance(milliseconds);
    const woken = await this.useCases.wakeBacklog.execute();
    await this.settle();
    return woken;
  }

  integration(id: IntegrationId): IntegrationProps {
    return found(this.tables.integrations.get(id)).toProps();
  }

  linkOf(id: LinkId): ExternalIssueLinkProps {
    return found(this.tables.links.get(id)).toProps();
  }

  trackerStatusOf(id: LinkId): TrackerIssueStatus {
    return found(this.tables.trackerIssues.get(this.linkOf(id).trackerIssueId)).status;
  }

  /** A person of the Organization's local tracker. */
  addTrackerUser(
    { organizationId }: Connected,
    user: Partial<Omit<LocalTrackerUser, 'id'>> & { readonly name: string },
  ): Promise<LocalTrackerUser> {
    return this.useCases.addLocalTrackerUser.execute({
      scope: EVERYTHING,
      organizationId,
      email: null,
      isEmailVerified: false,
      ...user,
    });
  }

  /** The name of whom the tracker issue is assigned to; null when that is nobody. */
  trackerAssigneeOf(id: LinkId): string | null {
    const { assigneeId } = found(this.tables.trackerIssues.get(this.linkOf(id).trackerIssueId));
    return assigneeId === null ? null : found(this.tables.trackerUsers.get(assigneeId)).name;
  }

  /** What was decided for the link, oldest first. */
  decisionsOf(id: LinkId): readonly SyncDecision[] {
    return [...this.tables.decisions.values()].filter(({ linkId }) => linkId === id);
  }

  /** Why, for each decision on the link, oldest first. */
  reasonsOf(id: LinkId): readonly string[] {
    return this.decisionsOf(id).map(({ reason }) => reason);
  }

  effectsOf(id: LinkId): readonly EffectProps[] {
    return [...this.tables.effects.values()]
      .map((effect) => effect.toProps())
      .filter(({ linkId }) => linkId === id);
  }

  get deliveries(): readonly Delivery[] {
    return [...this.tables.deliveries.values()];
  }
}

function found<Thing>(thing: Thing | null | undefined): Thing {
  if (thing === undefined || thing === null) throw new TypeError('there is no such thing');
  return thing;
}
