import type { JiraTransitions } from '../../src/application/ports/jira-transitions.ts';
import type { Tracker, Trackers } from '../../src/application/ports/tracker.ts';
import { LocalTrackers } from '../../src/adapters/tracker/local/local-trackers.ts';
import { EVERYTHING } from '../../src/domain/api-key.ts';
import type { EffectId, JiraIssueId, LinkId, TrackerIssueId } from '../../src/domain/ids.ts';
import type { Installation } from '../../src/domain/installation.ts';
import type { JiraIssue } from '../../src/domain/jira-issue.ts';
import { understandStatus } from '../../src/domain/jira-status.ts';
import type { TrackerActor, TrackerEvent } from '../../src/domain/outbound/tracker-event.ts';
import { DEFAULT_SYNC_SETTINGS, type SyncSettings } from '../../src/domain/sync-settings.ts';
import { statusAfter, type TrackerIssueStatus } from '../../src/domain/tracker-issue.ts';
import { anId } from './builders.ts';
import { anIssue, aUser, issueUpdated, statusItem, type Payload } from './payloads.ts';
import { Scenario, type Connected } from './scenario.ts';
import type { StatusOfIssue } from './scenario-issue.ts';
import { useCasesOn, type UseCases } from './scenario-use-cases.ts';
import { jiraWith } from './scenario-webhook.ts';

/** How a tracker tells of what happened in it. */
export interface TrackerManners {
  /** Whether it says that Lockstep did something, or a person. */
  readonly tellsActor: boolean;
  readonly tellsTime: boolean;
  /** By how much its clock is ahead of Jira's, in milliseconds. */
  readonly aheadMs: number;
}

export interface TwoWayShape {
  readonly manners: TrackerManners;
  readonly settings: Partial<SyncSettings>;
  /** The statuses of the workflow; each leads to every other in one step. */
  readonly statuses: readonly StatusOfIssue[];
  readonly links: number;
}

const JIRA_ISSUE = '10300' as JiraIssueId;

/** A Jira issue and the tracker issues that hang on it; each side tells of all that happens in it, when the test says so. */
export class TwoWayWorld {
  readonly #scenario = new Scenario();
  readonly #useCases: UseCases;
  readonly #shape: TwoWayShape;
  readonly links: LinkId[] = [];
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
    const { transitions } = jira;
    const perform: JiraTransitions['perform'] = async (connection, ...args) => {
      const before = this.issue;
      await transitions.perform(connection, ...args);
      this.#issue = await jira.issues.read(connection, JIRA_ISSUE);
      this.writes += 1;
      this.#tellOfJira(before, this.#account());
    };
    this.#useCases = useCasesOn({
      ...ports,
      jira: jiraWith(jira, { transitions: { ...transitions, perform } }),
      trackers: this.#telling(new LocalTrackers(ports.storage, ports.clock)),
    });
  }

  static async open(shape: TwoWayShape): Promise<TwoWayWorld> {
    const world = new TwoWayWorld(shape);
    const { jira } = world.#scenario;
    const [first] = shape.statuses;
    for (const status of shape.statuses) jira.putStatus(toStatus(status));
    jira.workflow.put(
      ...shape.statuses.map((to) => ({ id: `1${to.id}`, name: to.name, from: null, to: toStatus(to) })),
    );
    world.#issue = jira.putIssue({
      ...{ id: JIRA_ISSUE, key: 'ABC-4', projectId: '10100', issueTypeId: '10004' },
      ...{ status: first === undefined ? null : toStatus(first), updatedAt: world.#scenario.clock.now() },
    });
    world.#connected = await world.#scenario.connect();
    await world.#scenario.useCases.changeSyncSettings.execute({
      ...{ scope: EVERYTHING, installationId: world.#connected.installationId },
      settings: { ...DEFAULT_SYNC_SETTINGS, ...shape.settings },
    });
    for (let link = 0; link < shape.links; link += 1) {
      world.links.push((await world.#scenario.startLink(world.#connected)).id);
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

  reasonsOf(link: LinkId): readonly string[] {
    return this.#scenario.reasonsOf(link);
  }

  /** A person does that in Jira; nothing when it is so already. */
  changeJira(to: StatusOfIssue): boolean {
    this.#scenario.clock.advance(1000);
    const before = this.issue;
    if (before.status?.id === to.id) return false;
    const updatedAt = this.#scenario.clock.now();
    this.#issue = this.#scenario.jira.putIssue({ ...before, status: toStatus(to), updatedAt });
    this.#tellOfJira(before, aUser('ada'));
    return true;
  }

  /** A person does that in the tracker; nothing when it is so already. */
  async changeTracker(link: LinkId, status: TrackerIssueStatus): Promise<boolean> {
    this.#scenario.clock.advance(1000);
    const { trackerIssueId } = this.#scenario.linkOf(link);
    const issue = this.#scenario.tables.trackerIssues.get(trackerIssueId);
    if (issue === undefined || issue.status === status) return false;
    await this.#scenario.ports.storage.stores.localTracker.saveIssue({ ...issue, status });
    this.#tellOfTracker(trackerIssueId, status, null);
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

  /** Does all work of which there was a signal, and what is due by now. */
  async work(): Promise<void> {
    this.#scenario.clock.advance(1000);
    const run = () => this.#scenario.signal.settle((issue) => this.#useCases.processIssue.execute(issue));
    await run();
    await this.#useCases.wakeBacklog.execute();
    await run();
  }

  #account(): Payload {
    const { account } = this.#scenario.integration(
      this.#scenario.linkOf(this.links[0] ?? ('' as LinkId)).integrationId,
    );
    return aUser('lockstep', { key: account?.key, name: account?.name });
  }

  #tellOfJira(before: JiraIssue, user: Payload): void {
    const { status, updatedAt } = this.issue;
    const [from, to] = [this.#shapeOf(before), this.#shapeOf(this.issue)];
    const updated = updatedAt?.toISOString().replace('Z', '+0000');
    if (status === null || from === undefined || to === undefined) return;
    this.jiraEvents.push({
      ...issueUpdated([statusItem(from, to)]),
      ...{ user, timestamp: updatedAt?.getTime() },
      issue: anIssue({ id: JIRA_ISSUE, key: 'ABC-4', fields: { status: to, updated } }),
    });
  }

  #shapeOf({ status }: JiraIssue): StatusOfIssue | undefined {
    return this.#shape.statuses.find(({ id }) => id === status?.id);
  }

  #tellOfTracker(issue: TrackerIssueId, status: TrackerIssueStatus, effect: EffectId | null): void {
    const { tellsActor, tellsTime, aheadMs } = this.#shape.manners;
    const actor: TrackerActor | null = tellsActor
      ? { id: null, name: effect === null ? 'Bob' : 'Lockstep', isLockstep: effect !== null }
      : null;
    this.trackerEvents.push({
      ...{ id: anId(), issue, actor, causedBy: null },
      occurredAt: tellsTime ? new Date(this.#scenario.clock.now().getTime() + aheadMs) : null,
      change: { kind: 'status', status, isRegression: false },
    });
  }

  #telling(trackers: Trackers): Trackers {
    return {
      of: (installation: Installation): Tracker => {
        const tracker = trackers.of(installation);
        return {
          find: (issue) => tracker.find(issue),
          assignable: (issue) => tracker.assignable(issue),
          assign: (user, issue, effect) => tracker.assign(user, issue, effect),
          apply: async (action, issue, effect) => {
            const answer = await tracker.apply(action, issue, effect);
            if (answer === 'changed') {
              this.writes += 1;
              this.#tellOfTracker(issue, statusAfter(action), effect);
            }
            return answer;
          },
        };
      },
    };
  }
}

function toStatus({ id, name, statusCategory }: StatusOfIssue): NonNullable<JiraIssue['status']> {
  const category = understandStatus({ id, name, statusCategory })?.category ?? null;
  return { id, name, category };
}
