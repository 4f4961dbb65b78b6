import { EVERYTHING } from '../../src/domain/api-key.ts';
import type { EffectProps } from '../../src/domain/effect.ts';
import type { ExternalIssueLinkProps } from '../../src/domain/external-issue-link.ts';
import type { LinkId } from '../../src/domain/ids.ts';
import { DEFAULT_SYNC_SETTINGS, type SyncSettings } from '../../src/domain/sync-settings.ts';
import type { LocalTrackerComment } from '../../src/domain/tracker-comment.ts';
import type { TrackerIssueStatus } from '../../src/domain/tracker-issue.ts';
import type { Payload } from './payloads.ts';
import { Scenario, type Connected, type ScenarioOptions } from './scenario.ts';
import { IssueInJira, type IssueInJiraShape } from './scenario-issue.ts';

interface Parts {
  readonly scenario: Scenario;
  readonly connected: Connected;
  readonly issue: IssueInJira;
  readonly linkId: LinkId;
}

/** A Jira issue in lockstep with a tracker issue, in a Scenario of its own, and what becomes of the two. */
export class LinkedIssue implements Parts {
  readonly scenario: Scenario;
  readonly connected: Connected;
  readonly issue: IssueInJira;
  readonly linkId: LinkId;

  private constructor({ scenario, connected, issue, linkId }: Parts) {
    this.scenario = scenario;
    this.connected = connected;
    this.issue = issue;
    this.linkId = linkId;
  }

  static async open(shape: IssueInJiraShape = {}, options: ScenarioOptions = {}): Promise<LinkedIssue> {
    const scenario = new Scenario(options);
    const connected = await scenario.connect();
    const issue = new IssueInJira(scenario.jira, shape);
    return new LinkedIssue({ scenario, connected, issue, linkId: await scenario.link(connected) });
  }

  /** Delivers these bodies one after the other, and then does what they ask for. */
  async happen(...payloads: readonly Payload[]): Promise<void> {
    for (const payload of payloads) await this.scenario.deliver(this.connected, payload);
    await this.scenario.settle();
  }

  /** The webhook's body, had our own account done it. */
  byUs(payload: Payload): Payload {
    const { account } = this.scenario.integration(this.connected.integrationId);
    return { ...payload, user: { ...(payload['user'] as Payload), key: account?.key, name: account?.name } };
  }

  async changeSettings(settings: Partial<SyncSettings>): Promise<void> {
    await this.scenario.useCases.changeSyncSettings.execute({
      scope: EVERYTHING,
      installationId: this.connected.installationId,
      settings: { ...DEFAULT_SYNC_SETTINGS, ...settings },
    });
  }

  get link(): ExternalIssueLinkProps {
    return this.scenario.linkOf(this.linkId);
  }

  get trackerStatus(): TrackerIssueStatus {
    return this.scenario.trackerStatusOf(this.linkId);
  }

  get trackerAssignee(): string | null {
    return this.scenario.trackerAssigneeOf(this.linkId);
  }

  /** Why, for each decision since the linking itself, oldest first. */
  get reasons(): readonly string[] {
    return this.scenario.reasonsOf(this.linkId).slice(1);
  }

  /** The comments on the tracker issue, oldest first. */
  get trackerComments(): readonly LocalTrackerComment[] {
    return [...this.scenario.tables.trackerComments.values()]
      .filter((comment) => comment !== null)
      .filter(({ issueId }) => issueId === this.link.trackerIssueId);
  }

  /** What they say. */
  get comments(): readonly string[] {
    return this.trackerComments.map(({ body }) => body);
  }

  get lastEffect(): EffectProps | undefined {
    return this.scenario.effectsOf(this.linkId).at(-1);
  }
}
