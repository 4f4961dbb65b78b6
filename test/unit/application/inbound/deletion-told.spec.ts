import { expect } from 'chai';

import type { SyncSettings } from '../../../../src/domain/sync-settings.ts';
import { DONE } from '../../../support/payloads.ts';
import { CommentInJira } from '../../../support/scenario-comment.ts';
import type { Scenario } from '../../../support/scenario.ts';
import type { IssueInJira } from '../../../support/scenario-issue.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';

const DAY = 24 * 3_600_000;
const TOLD = 'The Jira issue ABC-4 was deleted by User ada. It is not linked to this issue any more.';

describe('the deletion of a linked Jira issue', () => {
  let linked: LinkedIssue;
  let scenario: Scenario;
  let issue: IssueInJira;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    ({ scenario, issue } = linked);
  });

  const asked = () => scenario.trackers.comments.asked.map(({ what }) => what);
  const lastValues = () => scenario.decisionsOf(linked.linkId).at(-1)?.values;

  it('is told to the tracker issue by a comment, and leaves its status as it is', async () => {
    await linked.happen(issue.delete());

    expect(linked.link.state).to.equal('deleted');
    expect(linked.comments).to.deep.equal([TOLD]);
    expect(linked.trackerStatus).to.equal('unresolved');
    expect(lastValues()).to.deep.equal({ key: 'ABC-4', by: 'User ada', told: 'told', resolved: null });
  });

  it('is told under the key that the issue was last known by, and by whom only where Jira says so', async () => {
    await linked.happen(issue.move('NUM-9'), { ...issue.delete(), user: null });

    expect(linked.comments).to.deep.equal([
      'The Jira issue NUM-9 was deleted. It is not linked to this issue any more.',
    ]);
  });

  for (const [where, settings] of [
    ['everywhere', { resolvesOnDeletion: true }],
    ['in its project', { projectRules: { '10100': { resolvesOnDeletion: true } } }],
  ] as const satisfies readonly (readonly [string, Partial<SyncSettings>])[]) {
    it(`resolves the tracker issue when that is set ${where}`, async () => {
      await linked.changeSettings(settings);

      await linked.happen(issue.delete());

      expect(linked.trackerStatus).to.equal('resolved');
      expect(linked.comments).to.deep.equal([TOLD]);
      expect(lastValues()).to.include({ told: 'told', resolved: 'changed' });
    });
  }

  it('is told to each tracker issue that is linked to it', async () => {
    const second = await scenario.link(linked.connected);

    await linked.happen(issue.delete());

    expect(linked.comments).to.deep.equal([TOLD]);
    expect(scenario.tables.trackerComments.size).to.equal(2);
    expect(scenario.linkOf(second).state).to.equal('deleted');
  });

  it('ends the link at once while the tracker is away, whatever comes late, and is told when it is back', async () => {
    await linked.changeSettings({ resolvesOnDeletion: true, inboundComments: true });
    const late = [issue.transition(DONE), new CommentInJira(issue).write().comment];
    scenario.trackers.comments.plan(['fails_before']);
    const deleted = issue.delete();

    await linked.happen(deleted);
    expect(linked.link.state).to.equal('deleted');
    expect(linked.reasons).to.deep.equal([]);
    await linked.happen(...late, deleted);
    await scenario.sweepAfter(DAY);

    expect(linked.link.state).to.equal('deleted');
    expect(linked.comments).to.deep.equal([TOLD]);
    expect(linked.trackerStatus).to.equal('resolved');
    expect(linked.reasons).to.deep.equal(['jira_issue_deleted']);
  });

  it('ends what waits for the tracker when it comes', async () => {
    scenario.trackers.plan(['fails_before']);
    await linked.happen(issue.transition(DONE));

    await linked.happen(issue.delete());
    await scenario.sweepAfter(DAY);

    expect(linked.trackerStatus).to.equal('unresolved');
    expect(linked.reasons).to.deep.equal(['jira_issue_deleted', 'link_over']);
  });

  for (const [call, plan] of [
    ['telling', () => scenario.trackers.comments.plan(['fails_after'])],
    ['resolving', () => scenario.trackers.plan(['fails_after'])],
  ] as const) {
    it(`is told once when nobody hears that ${call} worked`, async () => {
      await linked.changeSettings({ resolvesOnDeletion: true });
      plan();

      await linked.happen(issue.delete());
      await scenario.sweepAfter(DAY);

      expect(linked.comments).to.deep.equal([TOLD]);
      expect(linked.trackerStatus).to.equal('resolved');
      expect(asked()).to.deep.equal(['write', 'write']);
      expect(linked.reasons).to.deep.equal(['jira_issue_deleted']);
    });
  }

  it('is told once when the process dies before the decision is written down', async () => {
    const { unitOfWork } = scenario.ports.storage;
    const run = unitOfWork.run.bind(unitOfWork);
    scenario.trackers.comments.whileAsked = async () => {
      unitOfWork.run = () => Promise.reject(new Error('killed'));
    };
    await linked.happen(issue.delete()).catch(() => undefined);
    scenario.trackers.comments.whileAsked = () => Promise.resolve();
    unitOfWork.run = run;

    await scenario.sweepAfter(DAY);

    expect(linked.comments).to.deep.equal([TOLD]);
    expect(linked.reasons).to.deep.equal(['jira_issue_deleted']);
  });

  it('is not told where issues have no comments, and the decision says so', async () => {
    scenario.trackers.comments.areSupported = false;

    await linked.happen(issue.delete());

    expect(linked.link.state).to.equal('deleted');
    expect(lastValues()).to.include({ told: 'unsupported' });
  });

  it('ends the link also when the tracker issue is gone', async () => {
    await linked.changeSettings({ resolvesOnDeletion: true });
    scenario.tables.trackerIssues.delete(linked.link.trackerIssueId);

    await linked.happen(issue.delete());

    expect(linked.link.state).to.equal('deleted');
    expect(lastValues()).to.include({ told: 'gone', resolved: 'gone' });
  });

  it('ends the link also when the tracker stays away to the end; the deletion is then given up', async () => {
    scenario.trackers.comments.plan(Array.from({ length: 12 }, () => 'fails_before' as const));

    await linked.happen(issue.delete());
    while ((await scenario.sweepAfter(DAY)) > 0);

    expect(linked.link).to.include({ state: 'deleted', isInDoubt: false });
    expect(linked.reasons).to.deep.equal(['tracker_gave_up']);
  });
});
