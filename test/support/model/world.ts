import type { InMemoryJiraServer } from '../../../src/adapters/memory/in-memory-jira-server.ts';
import { LocalTrackers } from '../../../src/adapters/tracker/local/local-trackers.ts';
import type { TimelineEntry } from '../../../src/application/ports/admin-reads.ts';
import { JiraFailure } from '../../../src/application/ports/jira-failure.ts';
import type { Storage } from '../../../src/application/ports/storage.ts';
import { EVERYTHING } from '../../../src/domain/api-key.ts';
import type { DeliverySummary } from '../../../src/domain/delivery.ts';
import type { ExternalIssueLinkProps } from '../../../src/domain/external-issue-link.ts';
import type { InstallationId, IntegrationId } from '../../../src/domain/ids.ts';
import type { TrackerIssueStatus } from '../../../src/domain/tracker-issue.ts';
import { CLOSED, DONE, IN_PROGRESS, TO_DO, type Payload } from '../payloads.ts';
import { understandIssue } from '../../../src/domain/jira-issue.ts';
import { JIRA_URL, Scenario } from '../scenario.ts';
import type { HandWorkedSignal } from '../scenario-signal.ts';
import type { UseCases } from '../scenario-use-cases.ts';
import { MortalProcess } from './mortal-process.ts';
import type { SharedStorage, SharedStorages } from './shared-storages.ts';
import { TrackerWatch, WatchedTrackers } from './watched-trackers.ts';

/** A link, with all that was done for it, newest first. */
export interface LinkInWorld {
  readonly link: ExternalIssueLinkProps;
  readonly timeline: readonly TimelineEntry[];
  readonly trackerStatus: TrackerIssueStatus | undefined;
}

export const PROCESSES = 3;
const PAGE = { limit: 1000, after: null };
const DAY = 24 * 3_600_000;

/** A Jira, trackers, and several processes of Lockstep on one storage, in which nothing moves unless it is told to. */
export class World {
  readonly tracker = new TrackerWatch();
  readonly installations: InstallationId[] = [];
  readonly #scenario: Scenario;
  readonly #shared: SharedStorage;
  readonly #trackers: WatchedTrackers[] = [];
  readonly #processes: MortalProcess[] = [];
  readonly #stalled: MortalProcess[] = [];
  readonly #dead: MortalProcess[] = [];
  #integrationId = '' as IntegrationId;

  /** All but where it keeps things is the scenario's. */
  private constructor(scenario: Scenario, shared: SharedStorage) {
    this.#scenario = scenario;
    this.#shared = shared;
    for (let process = 0; process < PROCESSES; process += 1) this.#start(process);
  }

  /** Two Organizations, on one Jira that is authorized. */
  static async open(storages: SharedStorages): Promise<World> {
    const scenario = new Scenario();
    const world = new World(scenario, await storages.open(scenario.clock));
    for (const { id, name, statusCategory } of [TO_DO, IN_PROGRESS, DONE, CLOSED]) {
      const status = understandIssue({ id: '1', fields: { status: { id, name, statusCategory } } })?.status;
      if (status != null && status.category !== null) {
        world.jira.putStatus({ id, name, category: status.category });
      }
    }
    const { createOrganization, createIntegration } = world.useCases(0);
    for (const name of ['Team', 'Other team']) {
      const organization = await createOrganization.execute({ name });
      const { integration, installation } = await createIntegration.execute({
        scope: EVERYTHING,
        organizationId: organization.toProps().id,
        baseUrl: JIRA_URL,
        tls: { isVerified: true, caCertificate: null },
        consumerKey: null,
        privateKey: null,
      });
      world.#integrationId = integration.id;
      world.installations.push(installation.id);
    }
    await world.authorize();
    return world;
  }

  get jira(): InMemoryJiraServer {
    return this.#scenario.jira;
  }

  get signal(): HandWorkedSignal {
    return this.#scenario.signal;
  }

  useCases(process: number): UseCases {
    return this.#process(process).useCases;
  }

  get processes(): readonly number[] {
    return [...this.#processes.keys()];
  }

  get storage(): Storage {
    return this.#shared.of(0);
  }

  /** Stops the process while it does something, and starts another in its place; answers whether it came to that. */
  async kill(
    number: number,
    moments: number,
    act: (useCases: UseCases) => Promise<unknown>,
  ): Promise<boolean> {
    const process = this.#process(number);
    const isStopped = await process.stopDuring(moments, act);
    if (!isStopped) return false;
    this.#dead.push(process);
    await this.#replace(number);
    return true;
  }

  /** As `kill`, but for what is left of the process: it goes on later, and then reaches no tracker any more. */
  async stall(
    number: number,
    moments: number,
    act: (useCases: UseCases) => Promise<unknown>,
  ): Promise<boolean> {
    const process = this.#process(number);
    const trackers = this.#trackers[number];
    const isStopped = await process.stopDuring(moments, act);
    if (!isStopped) return false;
    if (trackers !== undefined) trackers.isCut = true;
    this.#stalled.push(process);
    await this.#replace(number);
    return true;
  }

  /** Lets every process that stalled go on. */
  async wakeStalled(): Promise<void> {
    for (const process of this.#stalled.splice(0)) await process.goOn();
  }

  async deliver(process: number, body: Payload): ReturnType<UseCases['receiveIssueEvent']['execute']> {
    return this.useCases(process).receiveIssueEvent.execute(await this.request(body));
  }

  async request(body: Payload): Promise<Parameters<UseCases['receiveIssueEvent']['execute']>[0]> {
    const credentials = await this.storage.stores.credentials.find(this.#integrationId);
    const secret = credentials?.webhookSecrets[0];
    if (secret === undefined) throw new TypeError('the Integration has no webhook secret');
    const token = this.#scenario.ports.tokens.issue(this.#integrationId, secret);
    return { token, signature: null, readBody: async () => Buffer.from(JSON.stringify(body)) };
  }

  jiraIs(health: 'up' | 'away'): void {
    this.jira.heal();
    if (health === 'up') return;
    const failure = new JiraFailure('jira_unreachable', 'Jira is away.');
    this.jira.failOn('issues.read', failure);
    this.jira.failOn('statuses.list', failure);
  }

  /** The OAuth dance, to its end. */
  async authorize(): Promise<void> {
    const { authorizeIntegration, completeAuthorization } = this.useCases(0);
    const started = await authorizeIntegration.execute({
      scope: EVERYTHING,
      integrationId: this.#integrationId,
    });
    const requestToken = new URL(started.authorizeUrl).searchParams.get('oauth_token') ?? '';
    const query = new URL(this.jira.allow(requestToken).callbackUrl).searchParams;
    await completeAuthorization.execute({
      requestToken: query.get('oauth_token'),
      verifier: query.get('oauth_verifier'),
      state: query.get('state'),
    });
  }

  async isActive(): Promise<boolean> {
    const integration = await this.storage.reads.integration(EVERYTHING, this.#integrationId);
    return integration?.toProps().state === 'active';
  }

  /** Does the work of every signal, on this process. */
  work(process: number): Promise<void> {
    return this.signal.settle((issue) => this.useCases(process).processIssue.execute(issue));
  }

  /** Lets time pass and wakes what is due by then; answers how many issues that are. */
  async pass(milliseconds: number): Promise<number> {
    this.#scenario.clock.advance(milliseconds);
    return this.useCases(0).wakeBacklog.execute();
  }

  /** Compares every link with Jira, as far as Jira lets it; `busy` when another process does. */
  async reconcile({ requestReconciliation, reconcile }: UseCases): Promise<'done' | 'busy'> {
    const integrationId = this.#integrationId;
    const range = { kind: 'integration' } as const;
    await requestReconciliation.execute({ scope: EVERYTHING, integrationId, range });
    return reconcile.execute({ integrationId });
  }

  /** Everything is up again, and as much time passes as it takes. */
  async comeToRest(): Promise<void> {
    await this.wakeStalled();
    this.tracker.health = 'up';
    this.jiraIs('up');
    do {
      await this.work(0);
      // That its authorization ended may have been noticed just now.
      if (!(await this.isActive())) await this.authorize();
    } while ((await this.pass(DAY)) > 0);
  }

  async links(): Promise<readonly LinkInWorld[]> {
    const { reads, trackerIssues } = this.storage;
    const filter = {
      ...{ installationId: null, state: null, jiraIssueKey: null },
      ...{ trackerIssueId: null, jiraProject: null, condition: null },
    };
    const links = await reads.links(EVERYTHING, filter, PAGE);
    return Promise.all(
      links.map(async (link) => ({
        link: link.toProps(),
        timeline: await reads.timeline(EVERYTHING, link.id, PAGE),
        trackerStatus: (await trackerIssues.find(EVERYTHING, link.toProps().trackerIssueId))?.status,
      })),
    );
  }

  deliveries(): Promise<readonly DeliverySummary[]> {
    return this.storage.reads.deliveries(EVERYTHING, { integrationId: null, state: null, since: null }, PAGE);
  }

  /** Ends what is left of killed processes. */
  async close(): Promise<void> {
    for (const process of [...this.#dead, ...this.#stalled]) await process.bury();
  }

  #process(number: number): MortalProcess {
    const process = this.#processes[number];
    if (process === undefined) throw new RangeError(`there is no process ${number}`);
    return process;
  }

  #start(number: number): void {
    const { ports, clock } = this.#scenario;
    const storage = this.#shared.of(number);
    const trackers = new WatchedTrackers(new LocalTrackers(storage, clock), this.tracker);
    this.#trackers[number] = trackers;
    this.#processes[number] = new MortalProcess({ ...ports, storage, trackers });
  }

  async #replace(number: number): Promise<void> {
    await this.#shared.expireLeases();
    this.#start(number);
  }
}
