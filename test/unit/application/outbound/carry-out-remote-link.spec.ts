import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { TrackerUnavailable } from '../../../../src/application/ports/tracker.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { LinkId } from '../../../../src/domain/ids.ts';
import { globalIdOf } from '../../../../src/domain/outbound/remote-link.ts';
import type { SyncSettings } from '../../../../src/domain/sync-settings.ts';
import { someSettings } from '../../../support/builders.ts';
import { DONE, TO_DO } from '../../../support/payloads.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';

const AWAY = new JiraFailure('jira_unreachable', 'Jira is away.');
const A_DAY = 24 * 60 * 60 * 1000;

describe('the remote link in Jira', () => {
  let scenario: Scenario;
  let connected: Connected;
  let issue: IssueInJira;

  beforeEach(async () => {
    scenario = new Scenario();
    scenario.trackers.pageOf = (id) => `https://tracker.example.com/issues/${id}`;
    connected = await scenario.connect();
    issue = new IssueInJira(scenario.jira);
  });

  const shown = (issueId = issue.id) =>
    scenario.jira.elsewhere.of(issueId).map(({ globalId, isResolved }) => ({ globalId, isResolved }));
  const change = (settings: Partial<SyncSettings>) =>
    scenario.useCases.changeSyncSettings.execute({
      scope: EVERYTHING,
      installationId: connected.installationId,
      settings: someSettings(settings),
    });
  const unlink = async (linkId: LinkId) => {
    await scenario.useCases.unlinkIssue.execute({ scope: EVERYTHING, linkId, by: 'deploy' });
    await scenario.settle();
  };
  const finish = async (status: typeof TO_DO) => {
    await scenario.deliver(connected, issue.transition(status));
    await scenario.settle();
  };

  it('shows the tracker issue once the issues are linked', async () => {
    const id = await scenario.link(connected);

    expect(shown()).to.deep.equal([{ globalId: globalIdOf(id), isResolved: false }]);
    expect(scenario.jira.elsewhere.of(issue.id)[0]).to.include({
      title: 'A crash',
      url: `https://tracker.example.com/issues/${scenario.linkOf(id).trackerIssueId}`,
    });
    expect(scenario.linkOf(id).hasRemoteLink).to.equal(true);
    expect(scenario.reasonsOf(id)).to.deep.equal(['nothing_changed', 'remote_link_shown']);
  });

  it('says that it is resolved once Jira resolved it, and that it is not any more', async () => {
    await scenario.link(connected);

    await finish(DONE);
    expect(shown().map(({ isResolved }) => isResolved)).to.deep.equal([true]);

    await finish(TO_DO);
    expect(shown().map(({ isResolved }) => isResolved)).to.deep.equal([false]);
  });

  it('says so of what a person did in the tracker, too, whatever comes of that in Jira', async () => {
    const { trackerIssueId } = scenario.linkOf(await scenario.link(connected));

    await scenario.useCases.setLocalTrackerIssueStatus.execute({
      ...{ scope: EVERYTHING, trackerIssueId, status: 'resolved', by: 'Ada' },
    });
    await scenario.settle();

    expect(shown().map(({ isResolved }) => isResolved)).to.deep.equal([true]);
  });

  it('shows what became of several changes at once, once Jira is there again', async () => {
    const id = await scenario.link(connected);
    scenario.jira.failOn('remoteLinks.put', AWAY);
    for (const status of [DONE, TO_DO, DONE]) await finish(status);
    scenario.jira.heal();
    const puts = () => scenario.jira.calls.filter((call) => call === 'remoteLinks.put').length;
    const before = puts();

    await scenario.sweepAfter(A_DAY);

    expect(puts()).to.equal(before + 1);
    expect(shown()).to.deep.equal([{ globalId: globalIdOf(id), isResolved: true }]);
  });

  it('is one for each tracker issue that hangs on the Jira issue', async () => {
    const ids = [await scenario.link(connected), await scenario.link(connected)];

    expect(shown().map(({ globalId }) => globalId)).to.deep.equal(ids.map(globalIdOf));
  });

  it('is removed when the issues are unlinked', async () => {
    const id = await scenario.link(connected);
    const other = await scenario.link(connected);

    await unlink(id);

    expect(shown().map(({ globalId }) => globalId)).to.deep.equal([globalIdOf(other)]);
    expect(scenario.linkOf(id).hasRemoteLink).to.equal(false);
    expect(scenario.reasonsOf(id).at(-1)).to.equal('remote_link_removed');
  });

  it('is removed though Jira was away when they were unlinked, but not that of those linked anew', async () => {
    const id = await scenario.link(connected);
    scenario.jira.failOn('remoteLinks.remove', AWAY);
    await unlink(id);
    const again = await scenario.useCases.linkIssue.execute({
      scope: EVERYTHING,
      installationId: connected.installationId,
      trackerIssueId: scenario.linkOf(id).trackerIssueId,
      jiraIssue: 'ABC-4',
    });
    await scenario.settle();
    scenario.jira.heal();

    await scenario.sweepAfter(A_DAY);

    expect(shown()).to.deep.equal([{ globalId: globalIdOf(again.id), isResolved: false }]);
  });

  it('goes over to the other Jira issue when the issue is relinked', async () => {
    const other = new IssueInJira(scenario.jira, { id: '10301', key: 'ABC-5' });
    const linkId = await scenario.link(connected);

    const asked = { scope: EVERYTHING, linkId, jiraIssue: 'ABC-5', by: 'deploy' };
    const { id } = await scenario.useCases.relinkIssue.execute(asked);
    await scenario.settle();

    expect(shown()).to.deep.equal([]);
    expect(shown(other.id)).to.deep.equal([{ globalId: globalIdOf(id), isResolved: false }]);
  });

  it('is none where the tracker issue has no page, and nothing is said about that', async () => {
    scenario.trackers.pageOf = () => null;

    const id = await scenario.link(connected);

    expect(shown()).to.deep.equal([]);
    expect(scenario.reasonsOf(id)).to.deep.equal(['nothing_changed']);
  });

  for (const [where, settings] of [
    ['', { remoteLinks: false }],
    ['for that project', { projectRules: { '10100': { remoteLinks: false } } }],
  ] as const) {
    it(`is none where the settings say so ${where}`.trim(), async () => {
      await change(settings);

      await scenario.link(connected);

      expect(shown()).to.deep.equal([]);
    });
  }

  it('is removed by the next change once the settings want none', async () => {
    const id = await scenario.link(connected);
    await change({ remoteLinks: false });

    await finish(DONE);

    expect(shown()).to.deep.equal([]);
    expect(scenario.reasonsOf(id).at(-1)).to.equal('remote_link_removed');
  });

  it('is tried once, and told about, where the account may not link issues', async () => {
    scenario.jira.elsewhere.permit(false);

    const id = await scenario.link(connected);
    await scenario.sweepAfter(A_DAY);

    expect(scenario.decisionsOf(id).at(-1)).to.deep.include({
      outcome: 'failed',
      reason: 'remote_link_refused',
      values: { problem: 'Issue linking is currently disabled.' },
    });
    expect(scenario.jira.calls.filter((call) => call === 'remoteLinks.put')).to.have.lengthOf(1);
    expect(scenario.linkOf(id).state).to.equal('linked');
  });

  it('is shown by the next change once the account may link issues', async () => {
    scenario.jira.elsewhere.permit(false);
    await scenario.link(connected);
    scenario.jira.elsewhere.permit(true);

    await finish(DONE);

    expect(shown().map(({ isResolved }) => isResolved)).to.deep.equal([true]);
  });

  it('waits for a new authorization, and then is shown', async () => {
    const link = await scenario.startLink(connected);
    scenario.jira.revokeAccess();
    await scenario.settle();
    expect(shown()).to.deep.equal([]);

    await scenario.authorize(connected.integrationId);
    await scenario.settle();

    expect(shown()).to.deep.equal([{ globalId: globalIdOf(link.id), isResolved: false }]);
  });

  it('is not asked for ever once the Integration was uninstalled', async () => {
    const id = await scenario.link(connected);
    scenario.jira.failOn('remoteLinks.remove', AWAY);
    await unlink(id);

    const { integrationId } = connected;
    await scenario.useCases.uninstall.execute({ scope: EVERYTHING, integrationId });
    await scenario.settle();

    for (const { state } of scenario.effectsOf(id)) expect(state).to.be.oneOf(['applied', 'skipped']);
    expect(scenario.reasonsOf(id).at(-1)).to.equal('uninstalled');
  });

  it('survives a tracker that is away', async () => {
    const link = await scenario.startLink(connected);
    const { pageOf } = scenario.trackers;
    scenario.trackers.pageOf = () => {
      throw new TrackerUnavailable('the tracker is away');
    };
    await scenario.settle();
    scenario.trackers.pageOf = pageOf;

    await scenario.sweepAfter(A_DAY);

    expect(shown().map(({ globalId }) => globalId)).to.deep.equal([globalIdOf(link.id)]);
  });
});
