import { createHttpApp, type Door } from '../../src/adapters/http/create-http-app.ts';
import type { HttpPorts } from '../../src/adapters/http/http-ports.ts';
import {
  startHttpServer,
  type HttpServerOptions,
  type RunningServer,
} from '../../src/adapters/http/start-http-server.ts';
import { NoMeter } from '../../src/adapters/system/no-meter.ts';
import { UNTRACED } from '../../src/application/ports/tracing.ts';
import { AnswerOnce } from '../../src/application/access/answer-once.ts';
import { AuthenticateSession } from '../../src/application/access/authenticate-session.ts';
import { SignIn } from '../../src/application/access/sign-in.ts';
import { SignOut } from '../../src/application/access/sign-out.ts';
import { AuthenticateApiKey } from '../../src/application/access/authenticate-api-key.ts';
import { UNLIMITED, type Role } from '../../src/domain/api-key.ts';
import type { OrganizationId } from '../../src/domain/ids.ts';
import { Secret } from '../../src/domain/secret.ts';
import { RememberingLog } from './remembering-log.ts';
import { HandSetClock } from './scenario-clock.ts';
import { SeededRandomness } from './scenario-randomness.ts';
import { PUBLIC_URL } from './scenario-use-cases.ts';
import type { Scenario } from './scenario.ts';

export interface TestServer extends RunningServer {
  readonly url: string;
  readonly log: RememberingLog;
}

/** The HTTP adapter's ports: those given, and others that fail the test when they are asked. */
export function somePorts(ports: Partial<HttpPorts> = {}): HttpPorts {
  const nothing = { execute: unasked('use case') };
  return {
    receiveIssueEvent: nothing,
    receiveSentryHook: nothing,
    completeAuthorization: nothing,
    answerOnce: nothing,
    authenticateApiKey: nothing,
    signIn: nothing,
    authenticateSession: nothing,
    signOut: nothing,
    createApiKey: nothing,
    recordChange: { execute: ({ make }) => make() },
    revokeApiKey: nothing,
    createOrganization: nothing,
    changeOrganization: nothing,
    removeOrganization: nothing,
    probeJira: nothing,
    createIntegration: nothing,
    authorizeIntegration: nothing,
    authorizeWithToken: nothing,
    checkWebhook: nothing,
    rotateWebhookSecret: nothing,
    changeIntegration: nothing,
    uninstall: nothing,
    showManualWebhook: nothing,
    changeSyncSettings: nothing,
    addLocalTrackerIssue: nothing,
    addLocalTrackerUser: nothing,
    changeLocalTrackerUser: nothing,
    removeLocalTrackerUser: nothing,
    setLocalTrackerIssueStatus: nothing,
    assignLocalTrackerIssue: nothing,
    writeLocalTrackerComment: nothing,
    editLocalTrackerComment: nothing,
    deleteLocalTrackerComment: nothing,
    checkTracker: nothing,
    receiveSignedEvents: nothing,
    connectTracker: nothing,
    rotateTrackerSecrets: nothing,
    linkIssue: nothing,
    showCreationForm: nothing,
    createJiraIssue: nothing,
    replayCreation: nothing,
    addCreationRule: nothing,
    changeCreationRule: nothing,
    removeCreationRule: nothing,
    searchJiraIssues: nothing,
    searchJiraUsers: nothing,
    proposeFieldValues: nothing,
    listProjectStatuses: nothing,
    previewCreationRule: nothing,
    previewSettings: nothing,
    listCreateFields: nothing,
    listIssueTransitions: nothing,
    listJiraProjects: nothing,
    listJiraResolutions: nothing,
    suggestUserMapping: nothing,
    unlinkIssue: nothing,
    relinkIssue: nothing,
    importLinks: nothing,
    requestReconciliation: nothing,
    replayEffect: nothing,
    replayDelivery: nothing,
    replayDead: nothing,
    previewEvent: nothing,
    diagnoseIntegration: nothing,
    reads: {
      organization: unasked('read'),
      organizations: unasked('read'),
      integration: unasked('read'),
      integrations: unasked('read'),
      installation: unasked('read'),
      installations: unasked('read'),
      link: unasked('read'),
      links: unasked('read'),
      linkHealth: unasked('read'),
      timeline: unasked('read'),
      effect: unasked('read'),
      effects: unasked('read'),
      delivery: unasked('read'),
      deliveries: unasked('read'),
      deliveryResults: unasked('read'),
      reconciliation: unasked('read'),
      reconciliations: unasked('read'),
    },
    backlog: { depth: unasked('read') },
    activity: { hours: unasked('read') },
    attention: { attention: unasked('read') },
    creationReads: {
      creation: unasked('read'),
      creations: unasked('read'),
      rule: unasked('read'),
      rules: unasked('read'),
    },
    accessReads: {
      ...{ apiKey: unasked('read'), apiKeys: unasked('read') },
      ...{ auditEntry: unasked('read'), auditEntries: unasked('read') },
    },
    trackerIssues: { find: unasked('read'), list: unasked('read') },
    trackerComments: { list: unasked('read') },
    trackerUsers: { find: unasked('read'), list: unasked('read') },
    about: async () => ({
      ...{ version: '0.0.1', database: 'memory', schema: '0035-activity' },
      settings: [{ name: 'LOCKSTEP_LOG_LEVEL', value: 'info' }],
    }),
    publicUrl: PUBLIC_URL,
    maxBodyBytes: 10 * 1024 * 1024,
    corsOrigins: [],
    isStorageUnavailable: (error) => error instanceof StorageAway,
    isOwnerGone: () => false,
    ready: async () => [{ name: 'database', isPassed: true }],
    renderMetrics: async () => '',
    randomness: new SeededRandomness(),
    clock: new HandSetClock(),
    meter: new NoMeter(),
    tracing: UNTRACED,
    log: new RememberingLog(),
    ...ports,
  };
}

/** What these ports' storage throws when it cannot be reached. */
export class StorageAway extends Error {}

function unasked(what: string): () => Promise<never> {
  return async () => {
    throw new Error(`no ${what} is asked in this test`);
  };
}

/** The header that bears a key for everything, which the ports of a scenario take. */
export const ADMIN_KEY = 'the-key-of-the-tests-for-everything';
export const ADMIN_BEARER = `Bearer ${ADMIN_KEY}`;

/** Every use case of the scenario, behind the HTTP adapter. */
export function portsOf(scenario: Scenario, ports: Partial<HttpPorts> = {}): HttpPorts {
  const { storage, fingerprints, randomness, clock } = scenario.ports;
  const {
    reads,
    activity,
    attention,
    creationReads,
    accessReads,
    trackerIssues,
    trackerComments,
    trackerUsers,
    stores,
    sessions,
  } = storage;
  const adminKey = new Secret(ADMIN_KEY);
  return somePorts({
    ...scenario.useCases,
    answerOnce: new AnswerOnce({ requests: storage.requests, randomness, clock }),
    authenticateApiKey: new AuthenticateApiKey({ stores, fingerprints, clock }, adminKey),
    signIn: new SignIn({ stores, sessions, fingerprints, randomness, clock }, adminKey),
    authenticateSession: new AuthenticateSession({ stores, sessions, fingerprints, clock }, adminKey),
    signOut: new SignOut({ sessions, fingerprints }),
    reads,
    activity,
    attention,
    backlog: storage.backlog,
    creationReads,
    accessReads,
    meter: scenario.meter,
    trackerIssues,
    trackerComments,
    trackerUsers,
    randomness,
    clock,
    ...ports,
  });
}

/** A new key of one Organization, as the header that bears it. */
export async function bearerOf(
  scenario: Scenario,
  organizationId: OrganizationId,
  role: Role = 'admin',
): Promise<string> {
  const { secret } = await scenario.useCases.createApiKey.execute({
    ...{ name: 'test', role, expiresAt: null, by: UNLIMITED },
    scope: { organizationId },
  });
  return `Bearer ${secret.reveal()}`;
}

/** Starts servers of the HTTP adapter on this machine alone, and closes them after each test of the suite. */
export function serving(): (
  ports?: Partial<HttpPorts>,
  options?: Partial<HttpServerOptions> & { readonly door?: Door },
) => Promise<TestServer> {
  const open: RunningServer[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close({ graceMs: 0 })));
  });

  return async (ports = {}, { door, ...options } = {}) => {
    const log = new RememberingLog();
    const app = createHttpApp(somePorts({ ...ports, log }), door);
    const server = await startHttpServer(app, { host: '127.0.0.1', port: 0, ...options });
    open.push(server);
    return { ...server, url: `http://127.0.0.1:${server.port}`, log };
  };
}
