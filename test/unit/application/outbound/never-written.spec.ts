import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import type { TrackerIssueStatus } from '../../../../src/domain/tracker-issue.ts';
import { aTrackerUser, anId } from '../../../support/builders.ts';
import { aUser, DONE, TO_DO } from '../../../support/payloads.ts';
import { MappedIssue } from '../../../support/scenario-outbound-status.ts';
import { TrackerSide } from '../../../support/scenario-tracker-side.ts';

const AWAY = new JiraFailure('jira_unreachable', 'Jira answered 503.', { status: 503 });

describe('what was about to be written to Jira, and then was not to be any more,', () => {
  let issue: MappedIssue;

  beforeEach(async () => {
    issue = await MappedIssue.open();
  });

  /** Resolved in the tracker while Jira takes no transition, or does not say that it took it. */
  async function resolveInVain(): Promise<void> {
    issue.jira.failOn('transitions.perform', AWAY);
    await issue.becomes('resolved');
    issue.jira.heal();
    expect(issue.linked.link.ledger.jiraStatus).to.include({ value: DONE.id, updatedAt: null });
  }

  /** A change of the tracker issue of which no event tells; the resolving before it is tried again. */
  async function makeInTracker(status: TrackerIssueStatus): Promise<void> {
    const known = issue.scenario.tables.trackerIssues.get(issue.linked.link.trackerIssueId);
    if (known === undefined) throw new TypeError('there is no tracker issue');
    await issue.scenario.ports.storage.stores.localTracker.saveIssue({ ...known, status });
  }

  const inTracker = () => issue.linked.trackerStatus;
  const reasons = () => issue.linked.reasons;
  const byOurAccount = (status: typeof DONE) => issue.linked.byUs(issue.linked.issue.transition(status));

  it('is not awaited for ever: our account, which may be a person’s, does the same later, and that is news', async () => {
    await resolveInVain();
    await makeInTracker('unresolved');
    await issue.scenario.sweepAfter(60_000);
    await issue.linked.happen(byOurAccount(DONE));

    expect(reasons()).to.deep.equal(['tracker_moved_on', 'resolved']);
    expect(inTracker()).to.equal('resolved');
  });

  it('is an echo still when Jira had done it all the same, and tells of it late', async () => {
    await resolveInVain();
    const late = byOurAccount(DONE);
    issue.linked.issue.transition(TO_DO);
    await makeInTracker('unresolved');
    await issue.scenario.sweepAfter(60_000);
    await issue.linked.happen(late);

    expect(reasons()).to.deep.equal(['tracker_moved_on', 'echo']);
    expect(inTracker()).to.equal('unresolved');
    expect(issue.linked.link).to.include({ lastDone: true, jiraStatusId: DONE.id });
  });

  it('is not awaited when the settings ask for nothing any more', async () => {
    await resolveInVain();
    await issue.linked.changeSettings({ statusMappings: {} });
    await issue.scenario.sweepAfter(60_000);
    await makeInTracker('unresolved');
    await issue.linked.happen(byOurAccount(DONE));

    expect(reasons()).to.deep.equal(['status_not_mapped', 'resolved']);
  });

  it('is not over before Jira has told how its issue is, by whose clock that is known', async () => {
    await resolveInVain();
    await makeInTracker('unresolved');
    issue.jira.failOn('issues.read', AWAY);
    await issue.scenario.sweepAfter(60_000);
    expect(issue.lastEffect).to.include({ state: 'waiting', attempts: 2 });
    expect(issue.lastEffect?.lastProblem).to.equal(AWAY.message);

    issue.jira.heal();
    await issue.scenario.sweepAfter(3_600_000);
    expect(reasons()).to.deep.equal(['tracker_moved_on']);
  });

  it('is over without that when Jira has no such issue any more', async () => {
    await resolveInVain();
    await makeInTracker('unresolved');
    issue.jira.removeIssue(issue.linked.link.jiraIssueId);
    await issue.scenario.sweepAfter(60_000);

    expect(reasons()).to.deep.equal(['tracker_moved_on']);
  });

  it('is noted anew when it is to be after all, so that its echo is known', async () => {
    await resolveInVain();
    const [first] = issue.scenario.effectsOf(issue.linked.linkId).slice(-1);
    await makeInTracker('unresolved');
    await issue.becomes('unresolved');
    expect(issue.linked.link.ledger.jiraStatus).to.equal(null);

    await makeInTracker('resolved');
    issue.jira.failOn('transitions.perform', AWAY);
    await issue.scenario.sweepAfter(60_000);
    expect(issue.linked.link.ledger.jiraStatus).to.include({ effectId: first?.id, updatedAt: null });

    issue.jira.heal();
    await issue.scenario.sweepAfter(3_600_000);
    expect(await issue.statusInJira()).to.equal('Done');
    expect(reasons().toSorted()).to.deep.equal(['jira_status_already', 'jira_status_changed']);
  });

  it('is of an assignee what it is of a status', async () => {
    const bob = aTrackerUser({ organizationId: anId(), name: 'bob' });
    const { linked } = issue;
    await linked.changeSettings({ outboundAssignee: true, inboundAssignee: true });
    await linked.scenario.addTrackerUser(linked.connected, { name: 'bob' });
    linked.scenario.jira.people.put({ name: 'bob', key: 'KEY-bob' });
    const tracker = new TrackerSide(linked);
    issue.jira.failOn('assignments.assign', AWAY);
    await tracker.assign(bob);
    await linked.scenario.settle();
    issue.jira.heal();
    expect(linked.link.ledger.jiraAssignee).to.deep.include({ updatedAt: null });

    await tracker.assign(null);
    await issue.scenario.sweepAfter(60_000);
    expect(linked.link.ledger.jiraAssignee).to.equal(null);
    await linked.happen(linked.byUs(linked.issue.assign(aUser('bob'))));
    expect(linked.trackerAssignee).to.equal('bob');
  });
});
