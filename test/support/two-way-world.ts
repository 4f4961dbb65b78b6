import { LocalTrackers } from '../../src/adapters/tracker/local/local-trackers.ts';
import { EVERYTHING } from '../../src/domain/api-key.ts';
import type { EffectId, JiraIssueId, LinkId, TrackerIssueId } from '../../src/domain/ids.ts';
import type { JiraIssue } from '../../src/domain/jira-issue.ts';
import type { JiraPerson } from '../../src/domain/jira-user.ts';
import type { TrackerChange, TrackerEvent } from '../../src/domain/outbound/tracker-event.ts';
import { DEFAULT_SYNC_SETTINGS, type SyncSettings } from '../../src/domain/sync-settings.ts';
import type { TrackerIssueStatus } from '../../src/domain/tracker-issue.ts';
import type { LocalTrackerUser } from '../../src/domain/tracker-user.ts';
import { aUser, type Payload } from './payloads.ts';
import { Scenario, type Connected } from './scenario.ts';
import type { StatusOfIssue } from './scenario-issue.ts';
import { withMoments } from './scenario-moments.ts';
import { useCasesOn, type ScenarioPorts, type UseCases } from './scenario-use-cases.ts';
import { PEOPLE, stepsIn, toStatus, type TwoWayShape } from './two-way-shape.ts';
import { jiraEventOf, tellingJira, tellingTrackers, trackerEventOf } from './two-way-telling.ts';

const LEASE_MS = 10_000;
const JIRA_ISSUE = '10300' as JiraIssueId;

/** A Jira issue and the tracker issues that hang on it; each side tells of all that happens in it, when the test says so. */
export class TwoWayWorld {
  readonly #scenario = new Scenario({ leaseMs: LEASE_MS });
  readonly #ports: ScenarioPorts;
  readonly #useCases: UseCases;
  readonly #shape: TwoWayShape;
  readonly links: LinkId[] = [];
  readonly #inJira: JiraPerson[] = [];
  readonly #inTracker: LocalTrackerUser[] = [];
  /** Of neither is told yet, or that it was lost. */
  readonly jiraEvents: Payload[] = [];
  readonly trackerEvents: TrackerEvent[] = [];
  /** How often Lockstep changed something, on either side. */
  writes = 0;
  #connected: Connected | null = null;
  #issue: JiraIssue | null = null;

  private constructor(shape: TwoWayShape) {
    this.#shape = shape;
    const { jira, ports } = this.#scenario;
    this.#ports = {
      ...ports,
      jira: tellingJira(jira, JIRA_ISSUE, (before, after) => {
        this.writes += 1;
        this.#issue = after;
        this.#tellOfJira(before, this.#account());
      }),
      trackers: tellingTrackers(new LocalTrackers(ports.storage, ports.clock), {
        issue: (id) => this.#scenario.tables.trackerIssues.get(id),
        tell: ({ issue, effect, change }) => {
          this.writes += 1;
          this.#tellOfTracker(issue, change, effect);
        },
        person: (id) => this.#inTracker.find((person) => person.id === id) ?? null,
      }),
    };
    this.#useCases = useCasesOn(this.#ports);
  }

  static async open(shape: TwoWayShape): Promise<TwoWayWorld> {
    const world = new TwoWayWorld(shape);
    const { jira } = world.#scenario;
    const [first] = shape.statuses;
    for (const status of shape.statuses) jira.putStatus(toStatus(status));
    jira.workflow.put(...stepsIn(shape));
    world.#issue = jira.putIssue({
      ...{ id: JIRA_ISSUE, key: 'ABC-4', projectId: '10100', issueTypeId: '10004' },
      ...{ status: first === undefined ? null : toStatus(first), updatedAt: world.#scenario.clock.now() },
      ...{ assignee: null, isAssigneeTold: true },
    });
    const connected = await world.#scenario.connect();
    world.#connected = connected;
    for (const name of PEOPLE) {
      world.#inJira.push(jira.people.put({ name, key: `KEY-${name}` }));
      world.#inTracker.push(await world.#scenario.addTrackerUser(connected, { name }));
    }
    await world.#scenario.useCases.changeSyncSettings.execute({
      ...{ scope: EVERYTHING, installationId: connected.installationId },
      settings: { ...DEFAULT_SYNC_SETTINGS, userMapping: world.#userMapping(), ...shape.settings },
    });
    for (let link = 0; link < shape.links; link += 1) {
      world.links.push((await world.#scenario.startLink(connected)).id);
      await world.work();
    }
    return world;
  }

  /** The Jira issue as it is. */
  get issue(): JiraIssue {
    if (this.#issue === null) throw new TypeError('there is no issue in Jira yet');
    return this.#issue;
  }

  trackerStatusOf(link: LinkId): TrackerIssueStatus {
    return this.#scenario.trackerStatusOf(link);
  }

  trackerAssigneeOf(link: LinkId): string | null {
    return this.#scenario.trackerAssigneeOf(link);
  }

  reasonsOf(link: LinkId): readonly string[] {
    return this.#scenario.reasonsOf(link);
  }

  /** Whether there is nothing more to be told, and nothing more to be done. */
  get isAtRest(): boolean {
    if (this.jiraEvents.length > 0 || this.trackerEvents.length > 0) return false;
    return !this.links.some((link) =>
      this.#scenario.effectsOf(link).some(({ state }) => state === 'due' || state === 'waiting'),
    );
  }

  /** A person does that in Jira; nothing when it is so already. */
  changeJira(to: StatusOfIssue): boolean {
    return this.issue.status?.id !== to.id && this.#changeJira({ status: toStatus(to) });
  }

  /** As `changeJira`: assigns it to who has this place in `PEOPLE`, or to nobody. */
  assignInJira(place: number | null): boolean {
    const assignee = place === null ? null : (this.#inJira[place] ?? null);
    return this.issue.assignee?.name !== assignee?.name && this.#changeJira({ assignee });
  }

  /** A person does that in the tracker; nothing when it is so already. */
  async changeTracker(link: LinkId, status: TrackerIssueStatus): Promise<boolean> {
    this.#scenario.clock.advance(1000);
    const { trackerIssueId } = this.#scenario.linkOf(link);
    const issue = this.#scenario.tables.trackerIssues.get(trackerIssueId);
    if (issue === undefined || issue.status === status) return false;
    await this.#scenario.ports.storage.stores.localTracker.saveIssue({ ...issue, status });
    this.#tellOfTracker(trackerIssueId, { kind: 'status', status, isRegression: false }, null);
    return true;
  }

  /** As `changeTracker`: assigns it to who has this place in `PEOPLE`, or to nobody. */
  async assignInTracker(link: LinkId, place: number | null): Promise<boolean> {
    this.#scenario.clock.advance(1000);
    const { trackerIssueId } = this.#scenario.linkOf(link);
    const issue = this.#scenario.tables.trackerIssues.get(trackerIssueId);
    const user = place === null ? null : (this.#inTracker[place] ?? null);
    const assigneeId = user?.id ?? null;
    if (issue === undefined || issue.assigneeId === assigneeId) return false;
    await this.#scenario.ports.storage.stores.localTracker.saveIssue({ ...issue, assigneeId });
    this.#tellOfTracker(trackerIssueId, { kind: 'assignee', user }, null);
    return true;
  }

  async hearJira(payload: Payload): Promise<void> {
    if (this.#connected !== null) await this.#scenario.deliver(this.#connected, payload);
  }

  async hearTracker(event: TrackerEvent): Promise<void> {
    const installationId = this.#connected?.installationId;
    if (installationId !== undefined)
      await this.#useCases.receiveTrackerEvents.execute({ installationId, events: [event] });
  }

  /** Does all work of which there was a signal, and what is due once so much time has passed. */
  async work(afterMs = 1000): Promise<void> {
    this.#scenario.clock.advance(afterMs);
    const run = () => this.#scenario.signal.settle((issue) => this.#useCases.processIssue.execute(issue));
    await run();
    await this.#useCases.wakeBacklog.execute();
    await run();
  }

  /** As `work`, by a process that is killed at this call of a port, if it comes so far; its lease runs out. */
  async workUntilKilled(moment: number): Promise<void> {
    let moments = 0;
    await new Promise<void>((resolve, reject) => {
      const ports = withMoments(this.#ports, async () => {
        moments += 1;
        if (moments < moment) return;
        resolve();
        await new Promise(() => undefined);
      });
      const { processIssue } = useCasesOn(ports);
      this.#scenario.signal.settle((issue) => processIssue.execute(issue)).then(resolve, reject);
    });
    this.#scenario.clock.advance(LEASE_MS + 1000);
  }

  /** Lockstep has seen where each status of the workflow leads. */
  async seeWorkflow(): Promise<void> {
    const { integrationId } = this.#connected ?? { integrationId: '' as never };
    const { projectId, issueTypeId } = this.issue;
    if (projectId === null || issueTypeId === null) throw new TypeError('the issue is of no workflow');
    const steps = stepsIn(this.#shape);
    for (const { id } of this.#shape.statuses) {
      const exits = steps.filter(({ from }) => from === null || from.includes(id)).map(({ to }) => to);
      await this.#scenario.ports.storage.stores.workflows.note(
        { integrationId, projectId, issueTypeId },
        ...([id, exits] as const),
      );
    }
  }

  /** Compares all links with Jira, and does what that asks for. */
  async reconcile(): Promise<void> {
    const { integrationId } = this.#connected ?? { integrationId: '' as never };
    const range = { kind: 'integration' as const };
    const { requestReconciliation, reconcile } = this.#useCases;
    const run = await requestReconciliation.execute({ scope: EVERYTHING, integrationId, range });
    await reconcile.execute({ integrationId, only: run.toProps().id });
  }

  #userMapping(): SyncSettings['userMapping'] {
    return (this.#shape.people ?? []).map(([inJira, inTracker]) => ({
      jiraUser: this.#inJira[inJira]?.name ?? '',
      trackerUser: this.#inTracker[inTracker]?.id ?? '',
    }));
  }

  #changeJira(change: Partial<JiraIssue>): boolean {
    this.#scenario.clock.advance(1000);
    const before = this.issue;
    const updatedAt = this.#scenario.clock.now();
    this.#issue = this.#scenario.jira.putIssue({ ...before, ...change, updatedAt });
    this.#tellOfJira(before, aUser('ada'));
    return true;
  }

  #account(): Payload {
    const { account } = this.#scenario.integration(
      this.#scenario.linkOf(this.links[0] ?? ('' as LinkId)).integrationId,
    );
    return aUser('lockstep', { key: account?.key, name: account?.name });
  }

  #tellOfJira(before: JiraIssue, user: Payload): void {
    const event = jiraEventOf({ before, after: this.issue, user }, this.#shape);
    if (event !== null) this.jiraEvents.push(event);
  }

  #tellOfTracker(issue: TrackerIssueId, change: TrackerChange, effect: EffectId | null): void {
    const told = { issue, change, effect, at: this.#scenario.clock.now() };
    this.trackerEvents.push(trackerEventOf(told, this.#shape.manners));
  }
}
