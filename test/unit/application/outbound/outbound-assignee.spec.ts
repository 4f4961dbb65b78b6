import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import type { JiraAssignments } from '../../../../src/application/ports/jira-assignments.ts';
import type { TrackerUser } from '../../../../src/domain/tracker-user.ts';
import { aTrackerUser, anId } from '../../../support/builders.ts';
import { aUser } from '../../../support/payloads.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { settleOn, TrackerSide } from '../../../support/scenario-tracker-side.ts';

const DAY = 24 * 3_600_000;

function someone(user: Partial<TrackerUser>): TrackerUser {
  return aTrackerUser({ organizationId: anId(), ...user });
}

describe('the assignee of a tracker issue, carried to Jira', () => {
  let linked: LinkedIssue;
  let tracker: TrackerSide;
  const grace = someone({ name: 'Grace', email: 'grace@EXAMPLE.com', isEmailVerified: true });

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    await linked.changeSettings({ outboundAssignee: true });
    tracker = new TrackerSide(linked);
    linked.scenario.jira.people.put({
      name: 'hopper',
      key: 'KEY-hopper',
      displayName: 'Grace Hopper',
      emailAddress: 'grace@example.com',
    });
    linked.scenario.jira.people.put({ name: 'bob', key: 'KEY-bob', displayName: 'Bob' });
  });

  const settle = () => linked.scenario.settle();
  const inJira = () => linked.scenario.jira.people.assignment(linked.issue.id);
  const assignee = () => inJira().assignee?.name ?? null;
  const values = () => linked.scenario.decisionsOf(linked.linkId).at(-1)?.values;
  const calls = () => linked.scenario.jira.calls.filter((call) => call.startsWith('assignments.'));

  it('is found by e-mail, whatever its letter case, and assigned by name', async () => {
    await tracker.assign(grace);
    await settle();

    expect(assignee()).to.equal('hopper');
    expect(linked.reasons).to.deep.equal(['jira_assigned']);
    expect(values()).to.include({ assignee: 'Grace', to: 'Grace Hopper', foundBy: 'email' });
  });

  it('is nobody when nobody is, and no more than that', async () => {
    await tracker.assign(grace);
    await settle();
    await tracker.assign(null);
    await settle();
    await tracker.assign(null);
    await settle();

    expect(assignee()).to.equal(null);
    expect(linked.reasons).to.deep.equal(['jira_assigned', 'jira_unassigned', 'jira_unassigned_already']);
  });

  it('is left alone where Jira has it so already', async () => {
    linked.issue.assign(aUser('hopper'));
    await tracker.assign(grace);
    await settle();

    expect(linked.reasons).to.deep.equal(['jira_assigned_already']);
    expect(calls()).to.not.include('assignments.assign');
  });

  it('is known to be so where Jira has it already, however late that is told, and what they do later is followed', async () => {
    const assigned = linked.issue.assign(aUser('hopper'));
    await tracker.assign(grace);
    await settle();
    const unassigned = linked.issue.assign(null);

    await linked.happen(linked.issue.edit(), unassigned, assigned);

    expect(linked.trackerAssignee).to.equal(null);
  });

  it('is who the mapping names, and nobody else where Jira does not assign to them', async () => {
    const userMapping = [{ jiraUser: 'KEY-bob', trackerUser: grace.id }];
    await linked.changeSettings({ outboundAssignee: true, userMapping });
    await tracker.assign(grace);
    await settle();
    expect(assignee()).to.equal('bob');

    linked.scenario.jira.people.put({ name: 'bob', key: 'KEY-bob', isAssignable: false });
    await tracker.assign(null);
    await settle();
    await tracker.assign(grace);
    await settle();

    expect(assignee()).to.equal(null);
    expect(linked.reasons.at(-1)).to.equal('jira_person_not_assignable');
  });

  it('is found by a key of before, whatever the login is by now', async () => {
    linked.scenario.jira.people.put({ name: 'grace.hopper', key: 'ghopper', displayName: 'Grace Hopper' });
    await tracker.assign(someone({ name: 'GHopper' }));
    await settle();

    expect(assignee()).to.equal('grace.hopper');
    expect(values()).to.include({ foundBy: 'key' });
  });

  it('is nobody where several may be them, and names these', async () => {
    linked.scenario.jira.people.put({ name: 'hopper2', emailAddress: 'grace@example.com' });
    await tracker.assign(grace);
    await settle();

    expect(assignee()).to.equal(null);
    expect(linked.reasons).to.deep.equal(['jira_person_ambiguous']);
    expect(values()?.['candidates']).to.equal('Grace Hopper (hopper), hopper2 (hopper2)');
  });

  it('is nobody where Jira shows no e-mail, not even when it finds one person alone', async () => {
    linked.scenario.jira.people.put({ name: 'hopper', key: 'KEY-hopper', displayName: 'grace@example.com' });
    await tracker.assign(grace);
    await settle();

    expect(assignee()).to.equal(null);
    expect(linked.reasons).to.deep.equal(['jira_person_unknown']);
  });

  it('is looked for by no e-mail that nobody made sure of', async () => {
    await tracker.assign({ ...grace, isEmailVerified: false });
    await settle();

    expect(linked.reasons).to.deep.equal(['jira_person_without_email']);
    expect(assignee()).to.equal(null);
  });

  it('is nobody without a call of Jira where nothing is known of them', async () => {
    const before = linked.scenario.jira.calls.length;
    await tracker.assign({ ...grace, name: ' ', email: null, isEmailVerified: false });
    await settle();

    expect(linked.reasons).to.deep.equal(['jira_person_without_email']);
    expect(linked.scenario.jira.calls.length).to.equal(before);
  });

  it('tells apart that the account may not assign, and that Jira failed to', async () => {
    linked.scenario.jira.people.permitAssigning(false);
    await tracker.assign(grace);
    await settle();
    expect(linked.reasons).to.deep.equal(['jira_assigning_forbidden']);

    linked.scenario.jira.people.permitAssigning(true);
    const refused = new JiraFailure('jira_refused', 'Jira says: not today.', { status: 400 });
    linked.scenario.jira.failOn('assignments.assign', refused);
    await tracker.assign(grace);
    await settle();

    expect(linked.reasons.at(-1)).to.equal('jira_assigning_failed');
    expect(values()).to.include({ problem: 'Jira says: not today.', to: 'Grace Hopper' });
    expect(linked.link.state).to.equal('linked');
  });

  it('stays as it is where Jira leaves no issue to nobody', async () => {
    linked.issue.assign(aUser('bob'));
    linked.scenario.jira.people.allowUnassigned(false);
    await tracker.assign(null);
    await settle();

    expect(assignee()).to.equal('bob');
    expect(linked.reasons).to.deep.equal(['jira_unassigning_forbidden']);
  });

  it('is tried again while Jira is away, and the newest counts', async () => {
    linked.scenario.jira.failOn('issues.read', new JiraFailure('jira_unreachable', 'Jira is away.'));
    await tracker.assign(grace);
    await settle();
    await tracker.assign(someone({ name: 'bob' }));
    await settle();
    linked.scenario.jira.heal();
    await linked.scenario.sweepAfter(DAY);

    expect(assignee()).to.equal('bob');
    expect(linked.reasons).to.deep.equal(['superseded', 'jira_assigned']);
  });

  it('is assigned once, though Jira’s answer was lost, and known as ours', async () => {
    const { assignments } = linked.scenario.jira;
    const unheard: JiraAssignments = {
      ...assignments,
      assign: async (...asked) => {
        await assignments.assign(...asked);
        throw new JiraFailure('jira_unreachable', 'Jira is away.');
      },
    };
    await tracker.assign(grace);
    await settleOn(linked, { assignments: unheard });
    expect(linked.link.ledger.jiraAssignee?.value).to.deep.equal({ key: 'KEY-hopper', name: 'hopper' });
    await linked.scenario.sweepAfter(DAY);

    expect(linked.reasons).to.deep.equal(['jira_assigned']);
    expect(calls().filter((call) => call === 'assignments.assign')).to.have.lengthOf(1);
    expect(linked.link.ledger.jiraAssignee?.updatedAt).to.not.equal(null);
  });

  it('is an echo when Jira tells of it, and a person’s later change is none', async () => {
    await linked.scenario.addTrackerUser(linked.connected, { name: 'bob' });
    await tracker.assign(grace);
    await settle();
    const { account } = linked.scenario.integration(linked.connected.integrationId);
    const byUs = { ...aUser(account?.name ?? ''), key: account?.key, name: account?.name };
    const at = inJira().updatedAt?.getTime() ?? 0;

    await linked.happen(linked.issue.assign(aUser('hopper'), { at, by: byUs }));
    expect(linked.reasons).to.deep.equal(['jira_assigned', 'echo']);

    await linked.happen(linked.issue.assign(aUser('bob')));
    expect(linked.reasons.at(-1)).to.equal('assigned');
    expect(linked.trackerAssignee).to.equal('bob');
  });

  it('is left alone where assignees are not carried', async () => {
    await linked.changeSettings({ outboundAssignee: false });
    await tracker.assign(grace);
    await settle();

    expect(linked.reasons).to.deep.equal(['outbound_assignee_off']);
    expect(calls()).to.deep.equal([]);
  });
});
