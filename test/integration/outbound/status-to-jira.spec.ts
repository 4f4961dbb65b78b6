import { expect } from 'chai';
import { Effect } from '../../../src/domain/effect.ts';
import { EVERYTHING } from '../../../src/domain/api-key.ts';
import type { EffectId } from '../../../src/domain/ids.ts';
import type { ExternalIssueLink } from '../../../src/domain/external-issue-link.ts';
import { PLAIN_STATUS_MAPPING, type StatusMapping } from '../../../src/domain/outbound/status-mapping.ts';
import type { SyncDecision } from '../../../src/domain/sync-decision.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../../src/domain/sync-settings.ts';
import type { TrackerIssueStatus } from '../../../src/domain/tracker-issue.ts';
import { Scenario } from '../../support/scenario.ts';
import { useCasesOn, type UseCases } from '../../support/scenario-use-cases.ts';
import { startArrangedSandbox, type ArrangedSandbox } from '../jira-server/arranged-sandbox.ts';

const TO_DO = '10000';
const IN_PROGRESS = '3';
const DONE = '10002';
const WONT_DO = '10003';
const FIXED = '10000';

/** As the sandbox has them: in OPS issues get to Done only through review, with a resolution chosen on the screen. */
const PROJECT_IDS = { ABC: '10000', OPS: '10001' } as const;
type Project = keyof typeof PROJECT_IDS;

/** Lockstep on a storage in memory, in front of a Jira over HTTP. */
class InFrontOfSandbox {
  readonly sandbox: ArrangedSandbox;
  readonly scenario = new Scenario();
  readonly useCases: UseCases;

  constructor(sandbox: ArrangedSandbox) {
    this.sandbox = sandbox;
    this.useCases = useCasesOn({ ...this.scenario.ports, jira: sandbox.server });
  }

  /** A tracker issue in lockstep with a new issue of the project, whose statuses are mapped so. */
  async link(project: Project, mapping: Partial<StatusMapping> = {}): Promise<ExternalIssueLink> {
    const { useCases } = this;
    const scope = EVERYTHING;
    const organization = await useCases.createOrganization.execute({ name: 'Team' });
    const { baseUrl, tls } = this.sandbox.consumer;
    const { integration, installation } = await useCases.createIntegration.execute({
      ...{ scope, organizationId: organization.toProps().id, baseUrl, tls },
      ...{ consumerKey: null, privateKey: null },
    });
    const token = await this.sandbox.createPersonalAccessToken();
    await useCases.authorizeWithToken.execute({
      scope,
      integrationId: integration.id,
      token,
      expiresAt: null,
    });

    const targets = { onResolve: DONE, onUnresolve: TO_DO, onIgnore: null };
    const statusMappings = { [PROJECT_IDS[project]]: { ...PLAIN_STATUS_MAPPING, ...targets, ...mapping } };
    const { id: installationId } = installation;
    const settings = { ...DEFAULT_SYNC_SETTINGS, remoteLinks: false, statusMappings };
    await useCases.changeSyncSettings.execute({ scope, installationId, settings });

    const { key } = this.jira.issues.create({ project, summary: 'It breaks' });
    const issue = await useCases.addLocalTrackerIssue.execute({ scope, installationId, title: 'A crash' });
    const link = await useCases.linkIssue.execute({
      ...{ scope, installationId, trackerIssueId: issue.id },
      jiraIssue: key,
    });
    await useCases.processIssue.execute(link.issue);
    return link;
  }

  get jira() {
    return this.sandbox.sandbox.jira;
  }

  /** The tracker issue becomes so, and what that asks of Jira is done, at the second try where it takes one. */
  async becomes(link: ExternalIssueLink, status: TrackerIssueStatus): Promise<SyncDecision> {
    const { randomness, clock, storage } = this.scenario.ports;
    const { trackerIssueId } = link.toProps();
    const { trackerIssues } = this.scenario.tables;
    const issue = trackerIssues.get(trackerIssueId) ?? expect.fail('there is no tracker issue');
    trackerIssues.set(trackerIssueId, { ...issue, status });
    const { integrationId, jiraIssueId } = link.issue;
    const effect = Effect.create({
      ...{ id: randomness.id() as EffectId, linkId: link.id, integrationId, jiraIssueId, deliveryId: null },
      source: 'tracker',
      content: { kind: 'outbound_status', status, isRegression: false },
      ...{ actor: 'Bob', observedAt: clock.now(), createdAt: clock.now() },
    });
    await storage.unitOfWork.run(({ effects }) => effects.add([effect]));
    await this.useCases.processIssue.execute(link.issue);
    this.scenario.clock.advance(60_000);
    await this.useCases.processIssue.execute(link.issue);
    const decision = this.scenario.decisionsOf(link.id).find(({ effectId }) => effectId === effect.id);
    return decision ?? expect.fail('nothing was decided');
  }

  statusOf({ issue }: ExternalIssueLink): string {
    return this.jira.issues.get(issue.jiraIssueId).status.name;
  }
}

describe('a status of the tracker, carried to a Jira over HTTP', () => {
  let here: InFrontOfSandbox;

  beforeEach(async () => {
    here = new InFrontOfSandbox(await startArrangedSandbox({ version: '9.12.15' }));
    here.jira.switchOn('webhook-creation-forbidden');
  });

  afterEach(() => here.sandbox.close());

  it('is followed when it is resolved, unresolved and resolved again at once', async () => {
    const link = await here.link('ABC');
    const statuses: string[] = [];
    for (const status of ['resolved', 'unresolved', 'resolved'] as const) {
      expect((await here.becomes(link, status)).reason).to.equal('jira_status_changed');
      statuses.push(here.statusOf(link));
    }

    expect(statuses).to.deep.equal(['Done', 'To Do', 'Done']);
  });

  it('leaves Jira alone when it is ignored, unless a status is mapped for that', async () => {
    const plain = await here.link('OPS');
    const left = await here.becomes(plain, 'ignored');
    expect([left.outcome, left.reason, here.statusOf(plain)]).to.deep.equal([
      'skipped',
      'ignoring_not_mapped',
      'To Do',
    ]);
    await here.sandbox.close();

    here = new InFrontOfSandbox(await startArrangedSandbox({ version: '9.12.15' }));
    here.jira.switchOn('webhook-creation-forbidden');
    const mapped = await here.link('OPS', { onIgnore: WONT_DO });
    const moved = await here.becomes(mapped, 'ignored');
    expect([moved.outcome, moved.reason, here.statusOf(mapped)]).to.deep.equal([
      'applied',
      'jira_status_changed',
      "Won't Do",
    ]);
  });

  it('ends as the decision says when the transition is taken out of the workflow meanwhile', async () => {
    const link = await here.link('ABC');
    here.jira.workflows.removeTransitionMeanwhile('ABC', '31');

    const decision = await here.becomes(link, 'resolved');

    expect([decision.outcome, decision.reason]).to.deep.equal(['failed', 'no_transition']);
    expect(decision.values).to.include({ status: 'To Do', target: 'Done', hops: 0 });
    expect(decision.values['transitions']).to.equal(
      "“Start Progress” to “In Progress”, “Won't Do” to “Won't Do”",
    );
    expect(here.statusOf(link)).to.equal('To Do');
  });

  describe('where a screen demands a resolution, three transitions away', () => {
    it('gets there with the configured resolution when so many are allowed', async () => {
      const link = await here.link('OPS', { mostHops: 3, resolutionId: FIXED });

      const decision = await here.becomes(link, 'resolved');

      expect([decision.outcome, decision.reason]).to.deep.equal(['applied', 'jira_status_changed']);
      expect(decision.values).to.include({ from: 'To Do', status: 'Done', hops: 3, transition: 'Approve' });
      const { status, resolution } = here.jira.issues.get(link.issue.jiraIssueId);
      expect([status.name, resolution]).to.deep.equal(['Done', 'Done']);
    });

    it('stops before the screen without one, and says what is missing and where the issue stands', async () => {
      const link = await here.link('OPS', { mostHops: 3 });

      const decision = await here.becomes(link, 'resolved');

      expect([decision.outcome, decision.reason]).to.deep.equal(['failed', 'transition_refused']);
      expect(decision.values).to.include({
        status: 'In Review',
        from: 'To Do',
        hops: 2,
        transition: 'Approve',
        missing: 'Resolution',
      });
      expect(here.statusOf(link)).to.equal('In Review');
    });

    it('does not set out when fewer are allowed, and tells what Jira offers', async () => {
      const link = await here.link('OPS', { resolutionId: FIXED });

      const decision = await here.becomes(link, 'resolved');

      expect([decision.outcome, decision.reason]).to.deep.equal(['failed', 'no_transition']);
      expect(decision.values['transitions']).to.equal(
        "“Start Progress” to “In Progress”, “Reject” to “Won't Do”",
      );
      expect(here.statusOf(link)).to.equal('To Do');
    });

    it('comes to no forbidden status', async () => {
      const link = await here.link('OPS', {
        mostHops: 3,
        resolutionId: FIXED,
        forbiddenStatusIds: [IN_PROGRESS],
      });

      const decision = await here.becomes(link, 'resolved');

      expect([decision.outcome, decision.reason]).to.deep.equal(['failed', 'no_transition']);
      expect(here.statusOf(link)).to.equal('To Do');
    });

    it('leaves out a resolution that no screen takes on the way, and says so', async () => {
      const link = await here.link('ABC', { resolutionId: FIXED });

      const decision = await here.becomes(link, 'resolved');

      expect(decision.values).to.include({ status: 'Done', leftOut: 'resolution' });
      expect(here.statusOf(link)).to.equal('Done');
    });
  });

  it('says what to do when the account may not transition issues', async () => {
    const link = await here.link('ABC');
    here.jira.changeUser('admin', { lacks: ['TRANSITION_ISSUES'] });

    const decision = await here.becomes(link, 'resolved');

    expect([decision.outcome, decision.reason]).to.deep.equal(['failed', 'no_transition']);
    expect(decision.values['transitions']).to.equal(null);
    expect(here.statusOf(link)).to.equal('To Do');
  });
});
