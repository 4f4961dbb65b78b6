import type { WorkflowStep } from '../../src/adapters/memory/in-memory-jira-transitions.ts';
import type { JiraTransitions } from '../../src/application/ports/jira-transitions.ts';
import { Effect, type EffectProps } from '../../src/domain/effect.ts';
import type { EffectId } from '../../src/domain/ids.ts';
import type { JiraIssue } from '../../src/domain/jira-issue.ts';
import { understandStatus, type JiraStatus } from '../../src/domain/jira-status.ts';
import { PLAIN_STATUS_MAPPING, type StatusMapping } from '../../src/domain/outbound/status-mapping.ts';
import type { SyncDecision } from '../../src/domain/sync-decision.ts';
import type { SyncSettings } from '../../src/domain/sync-settings.ts';
import type { TrackerIssueStatus } from '../../src/domain/tracker-issue.ts';
import * as payloads from './payloads.ts';
import type { ScenarioOptions } from './scenario.ts';
import { useCasesOn } from './scenario-use-cases.ts';
import { jiraWith } from './scenario-webhook.ts';
import { projectOf, type IssueInJiraShape } from './scenario-issue.ts';
import { LinkedIssue } from './scenario-linked-issue.ts';

export const TO_DO = statusOf(payloads.TO_DO);
export const PROGRESS = statusOf(payloads.IN_PROGRESS);
export const REVIEW: JiraStatus = { id: '10005', name: 'In Review', category: 'indeterminate' };
export const DONE = statusOf(payloads.DONE);
export const WONT_DO: JiraStatus = { id: '10006', name: "Won't Do", category: 'done' };

export const RESOLUTION = { id: 'resolution', name: 'Resolution', isRequired: true, isListed: true } as const;
export const FIXED = { id: '10000', name: 'Fixed' };

/** Done is a step away from everywhere, and To Do from there. */
export const OPEN_WORKFLOW: readonly WorkflowStep[] = [
  { id: '11', name: 'Start Progress', from: [TO_DO.id], to: PROGRESS },
  { id: '31', name: 'Finish', from: [TO_DO.id, PROGRESS.id], to: DONE, resolution: FIXED },
  { id: '51', name: 'Reopen', from: [DONE.id, WONT_DO.id], to: TO_DO, resolution: null },
];

/** Done is three steps away, the last of which asks for a resolution. */
export const STRICT_WORKFLOW: readonly WorkflowStep[] = [
  { id: '111', name: 'Start Progress', from: [TO_DO.id], to: PROGRESS },
  { id: '121', name: 'Send to Review', from: [PROGRESS.id], to: REVIEW },
  { id: '131', name: 'Approve', from: [REVIEW.id], to: DONE, screen: [RESOLUTION] },
  { id: '141', name: 'Reject', from: [TO_DO.id, REVIEW.id], to: WONT_DO },
];

type Meanwhile = (step: number) => unknown;

/** A tracker issue in lockstep with a Jira issue whose statuses are mapped: Done, and To Do. */
export class MappedIssue {
  readonly linked: LinkedIssue;

  private constructor(linked: LinkedIssue) {
    this.linked = linked;
  }

  static async open(
    mapping: Partial<StatusMapping> = {},
    {
      shape = {},
      options = {},
    }: { readonly shape?: IssueInJiraShape; readonly options?: ScenarioOptions } = {},
  ): Promise<MappedIssue> {
    const mapped = new MappedIssue(await LinkedIssue.open(shape, options));
    for (const status of [TO_DO, PROGRESS, REVIEW, DONE, WONT_DO]) mapped.jira.putStatus(status);
    mapped.jira.workflow.put(...OPEN_WORKFLOW);
    await mapped.map(mapping);
    return mapped;
  }

  get scenario() {
    return this.linked.scenario;
  }

  get jira() {
    return this.scenario.jira;
  }

  async map(mapping: Partial<StatusMapping>, settings: Partial<SyncSettings> = {}): Promise<void> {
    const targets = { onResolve: DONE.id, onUnresolve: TO_DO.id, onIgnore: null };
    const whole = { ...PLAIN_STATUS_MAPPING, ...targets, ...mapping };
    await this.linked.changeSettings({ statusMappings: { [projectOf('ABC-1')]: whole }, ...settings });
  }

  /** It does so in the tracker, and what that asks of Jira is tried. */
  async becomes(status: TrackerIssueStatus, isRegression = false): Promise<void> {
    await this.ask(status, isRegression);
    await this.scenario.settle();
  }

  /** As `becomes`, and this happens before or after each transition that Jira is asked for; the first is 1. */
  async becomesWhile(
    status: TrackerIssueStatus,
    { beforeStep, afterStep }: { readonly beforeStep?: Meanwhile; readonly afterStep?: Meanwhile },
  ): Promise<void> {
    const { issue } = await this.ask(status);
    let step = 0;
    const { transitions } = this.jira;
    const perform: JiraTransitions['perform'] = async (...args) => {
      step += 1;
      await beforeStep?.(step);
      await transitions.perform(...args);
      await afterStep?.(step);
    };
    const jira = jiraWith(this.jira, { transitions: { ...transitions, perform } });
    await useCasesOn({ ...this.scenario.ports, jira }).processIssue.execute(issue);
  }

  /** It does so in the tracker, and nobody sees to it yet. */
  async ask(status: TrackerIssueStatus, isRegression = false): Promise<Effect> {
    const { ports } = this.scenario;
    const { id: linkId, integrationId, jiraIssueId, trackerIssueId } = this.linked.link;
    const trackerIssue = this.scenario.tables.trackerIssues.get(trackerIssueId);
    if (trackerIssue === undefined) throw new TypeError('there is no tracker issue');
    const effect = Effect.create({
      ...{ id: ports.randomness.id() as EffectId, linkId, integrationId, jiraIssueId, deliveryId: null },
      source: 'tracker',
      content: { kind: 'outbound_status', status, isRegression },
      actor: 'Bob',
      observedAt: ports.clock.now(),
      createdAt: ports.clock.now(),
    });
    await ports.storage.unitOfWork.run(async ({ effects, localTracker }) => {
      await localTracker.saveIssue({ ...trackerIssue, status });
      await effects.add([effect]);
    });
    await ports.signal.wake(effect.issue);
    return effect;
  }

  /** The issue as it is in Jira. */
  get issue(): Promise<JiraIssue> {
    const { consumer } = this;
    return this.jira.issues.read(this.jira.grantAccess(consumer), this.linked.link.jiraIssueId);
  }

  /** What a person does to it in Jira. */
  async change(issue: Partial<JiraIssue>): Promise<void> {
    const present = await this.issue;
    const updatedAt = new Date((present.updatedAt?.getTime() ?? 0) + 1000);
    this.jira.putIssue({ ...present, updatedAt, ...issue });
  }

  async statusInJira(): Promise<string | null> {
    return (await this.issue).status?.name ?? null;
  }

  get lastDecision(): SyncDecision | undefined {
    return this.scenario.decisionsOf(this.linked.linkId).at(-1);
  }

  get lastEffect(): EffectProps | undefined {
    return this.linked.lastEffect;
  }

  /** How often Jira was asked to do a transition. */
  get transitionsTried(): number {
    return this.jira.calls.filter((call) => call === 'transitions.perform').length;
  }

  private get consumer() {
    const { baseUrl, tls, consumerKey } = this.scenario.integration(this.linked.link.integrationId);
    const privateKey = this.scenario.tables.credentials.get(this.linked.link.integrationId)?.privateKey;
    if (privateKey === undefined) throw new TypeError('the Integration has no private key');
    return { baseUrl, tls, consumerKey, privateKey };
  }
}

function statusOf(shape: unknown): JiraStatus {
  const status = understandStatus(shape);
  if (status === null) throw new TypeError('this is no status');
  return status;
}
