import { expect } from 'chai';
import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import {
  DONE,
  FIXED,
  MappedIssue,
  OPEN_WORKFLOW,
  RESOLUTION,
  STRICT_WORKFLOW,
  TO_DO,
  WONT_DO,
} from '../../../support/scenario-outbound-status.ts';

const AWAY = new JiraFailure('jira_unreachable', 'Jira answered 503.', { status: 503 });

describe('a status of the tracker', () => {
  it('is carried to Jira: resolved, unresolved and resolved again', async () => {
    const issue = await MappedIssue.open();

    const statuses: (string | null)[] = [];
    for (const status of ['resolved', 'unresolved', 'resolved'] as const) {
      await issue.becomes(status);
      statuses.push(await issue.statusInJira());
    }

    expect(statuses).to.deep.equal(['Done', 'To Do', 'Done']);
    expect(issue.linked.reasons).to.deep.equal(Array(3).fill('jira_status_changed'));
    expect(issue.lastDecision?.values).to.deep.include({
      from: 'To Do',
      status: 'Done',
      hops: 1,
      transition: 'Finish',
      by: 'Bob',
      confirmed: true,
    });
  });

  it('moves what the link knows of Jira, so that a later change there is judged rightly', async () => {
    const issue = await MappedIssue.open();

    await issue.becomes('resolved');

    const { updatedAt } = await issue.issue;
    expect(issue.linked.link).to.include({ lastDone: true, jiraStatusId: DONE.id, jiraStatusName: 'Done' });
    expect(issue.linked.link.statusWatermark).to.deep.equal(updatedAt);
  });

  it('reopens the Jira issue when it is a regression, as when a person unresolves it', async () => {
    const issue = await MappedIssue.open();
    await issue.becomes('resolved');

    await issue.becomes('unresolved', true);

    expect(await issue.statusInJira()).to.equal('To Do');
    expect(issue.linked.link.lastDone).to.equal(false);
  });

  it('is skipped where Jira is as it asks for already, and nothing is written', async () => {
    const issue = await MappedIssue.open();
    await issue.change({ status: DONE });

    await issue.becomes('resolved');

    expect(issue.lastDecision).to.include({ outcome: 'skipped', reason: 'jira_status_already' });
    expect(issue.transitionsTried).to.equal(0);
  });

  it('is skipped where statuses are not carried to Jira, without asking it', async () => {
    const issue = await MappedIssue.open();
    await issue.map({}, { outboundStatus: false });
    const calls = issue.jira.calls.length;

    await issue.becomes('resolved');

    expect(issue.lastDecision).to.include({ outcome: 'skipped', reason: 'outbound_status_off' });
    expect(issue.jira.calls.length).to.equal(calls);
  });

  it('is skipped in a project that is not mapped, which the decision names', async () => {
    const issue = await MappedIssue.open();
    await issue.linked.changeSettings({ statusMappings: {} });

    await issue.becomes('resolved');

    expect(issue.lastDecision).to.include({ outcome: 'skipped', reason: 'status_not_mapped' });
    expect(issue.lastDecision?.values).to.deep.equal({ projectId: '10100', project: 'ABC' });
    expect(await issue.statusInJira()).to.equal('To Do');
  });

  it('that is ignored leaves Jira as it is, unless a status is mapped for it', async () => {
    const issue = await MappedIssue.open();
    issue.jira.workflow.put(...OPEN_WORKFLOW, { id: '41', name: 'Drop', from: null, to: WONT_DO });

    await issue.becomes('ignored');
    expect(issue.lastDecision).to.include({ outcome: 'skipped', reason: 'ignoring_not_mapped' });
    expect(await issue.statusInJira()).to.equal('To Do');

    await issue.map({ onIgnore: WONT_DO.id });
    await issue.becomes('ignored');
    expect(issue.lastDecision).to.include({ outcome: 'applied', reason: 'jira_status_changed' });
    expect(await issue.statusInJira()).to.equal("Won't Do");
  });

  it('goes to the status of the issue type where that has its own', async () => {
    const targets = { onResolve: WONT_DO.id, onUnresolve: TO_DO.id, onIgnore: null };
    const issue = await MappedIssue.open({ issueTypes: { '10004': targets } });
    issue.jira.workflow.put(...OPEN_WORKFLOW, { id: '41', name: 'Drop', from: null, to: WONT_DO });

    await issue.becomes('resolved');

    expect(await issue.statusInJira()).to.equal("Won't Do");
  });

  describe('with fields on the way', () => {
    it('gives the configured resolution and fields to a screen that asks for them', async () => {
      const issue = await MappedIssue.open({
        resolutionId: FIXED.id,
        fields: { cause: { value: 'Unknown' } },
      });
      const cause = { id: 'cause', name: 'Cause', isRequired: true, isListed: false };
      issue.jira.workflow.put({
        id: '31',
        name: 'Finish',
        from: null,
        to: DONE,
        screen: [RESOLUTION, cause],
      });

      await issue.becomes('resolved');

      expect(await issue.statusInJira()).to.equal('Done');
      expect((await issue.issue).resolution?.id).to.equal(FIXED.id);
      expect(issue.lastDecision?.values['leftOut']).to.equal(null);
    });

    it('leaves out what the screen does not take, and says so', async () => {
      const issue = await MappedIssue.open({ resolutionId: FIXED.id, fields: { cause: 'Unknown' } });

      await issue.becomes('resolved');

      expect(await issue.statusInJira()).to.equal('Done');
      expect(issue.lastDecision?.values['leftOut']).to.equal('cause, resolution');
      expect(issue.transitionsTried).to.equal(2);
    });

    it('fails where a field is required that nothing is configured for, and names it', async () => {
      const issue = await MappedIssue.open();
      issue.jira.workflow.put({ id: '31', name: 'Finish', from: null, to: DONE, screen: [RESOLUTION] });

      await issue.becomes('resolved');

      expect(issue.lastDecision).to.include({ outcome: 'failed', reason: 'transition_refused' });
      expect(issue.lastDecision?.values).to.include({
        status: 'To Do',
        transition: 'Finish',
        missing: 'Resolution',
      });
      expect(await issue.statusInJira()).to.equal('To Do');
    });
  });

  describe('for which no transition leads on', () => {
    it('fails, and tells which there were and where the issue stands', async () => {
      const issue = await MappedIssue.open();
      issue.jira.workflow.put(...STRICT_WORKFLOW);

      await issue.becomes('resolved');

      expect(issue.lastDecision).to.include({ outcome: 'failed', reason: 'no_transition' });
      expect(issue.lastDecision?.values).to.include({
        status: 'To Do',
        target: 'Done',
        hops: 0,
        transitions: "“Start Progress” to “In Progress”, “Reject” to “Won't Do”",
      });
      expect(await issue.statusInJira()).to.equal('To Do');
    });

    it('fails as well when the account may transition nothing', async () => {
      const issue = await MappedIssue.open();
      issue.jira.workflow.permit(false);

      await issue.becomes('resolved');

      expect(issue.lastDecision).to.include({ outcome: 'failed', reason: 'no_transition' });
      expect(issue.lastDecision?.values).to.include({ transitions: null });
      expect(issue.linked.link.state).to.equal('linked');
    });

    it('fails, with what to do, when Jira forbids the transition it offered', async () => {
      const issue = await MappedIssue.open();
      issue.jira.failOn('transitions.perform', new JiraFailure('jira_forbidden', 'No.', { status: 403 }));

      await issue.becomes('resolved');

      expect(issue.lastDecision).to.include({ outcome: 'failed', reason: 'transition_forbidden' });
      expect(issue.linked.link.state).to.equal('linked');
    });
  });

  describe('that is several transitions away', () => {
    it('is walked to when so many are allowed, with the resolution at the end', async () => {
      const issue = await MappedIssue.open({ mostHops: 3, resolutionId: FIXED.id });
      issue.jira.workflow.put(...STRICT_WORKFLOW);

      await issue.becomes('resolved');

      expect(await issue.statusInJira()).to.equal('Done');
      expect(issue.linked.reasons).to.deep.equal(['jira_status_changed']);
      expect(issue.lastDecision?.values).to.include({
        from: 'To Do',
        status: 'Done',
        hops: 3,
        transition: 'Approve',
      });
    });

    it('is not walked to over a forbidden status', async () => {
      const issue = await MappedIssue.open({ mostHops: 3, forbiddenStatusIds: ['10005'] });
      issue.jira.workflow.put(...STRICT_WORKFLOW);

      await issue.becomes('resolved');

      expect(issue.lastDecision).to.include({ outcome: 'failed', reason: 'no_transition' });
      expect(issue.lastDecision?.values).to.include({ status: 'In Progress', from: 'To Do', hops: 1 });
      expect(issue.linked.link).to.include({ jiraStatusName: 'In Progress', lastDone: false });
    });

    it('is not set out for again on a way that was seen to lead nowhere', async () => {
      const issue = await MappedIssue.open({ mostHops: 3, forbiddenStatusIds: ['10005'] });
      issue.jira.workflow.put(...STRICT_WORKFLOW);
      await issue.becomes('resolved');
      await issue.change({ status: TO_DO });

      await issue.becomes('resolved');

      expect(issue.lastDecision?.values).to.include({ status: 'To Do', hops: 0 });
    });

    it('is walked to from where the issue stands, when Jira was away on the way', async () => {
      const issue = await MappedIssue.open({ mostHops: 3, resolutionId: FIXED.id });
      issue.jira.workflow.put(...STRICT_WORKFLOW);
      await issue.becomesWhile('resolved', {
        beforeStep: (step) => {
          if (step === 2) throw AWAY;
        },
      });
      expect(await issue.statusInJira()).to.equal('In Progress');

      await issue.scenario.sweepAfter(60_000);

      expect(await issue.statusInJira()).to.equal('Done');
      expect(issue.linked.reasons).to.deep.equal(['jira_status_changed']);
      expect(issue.lastDecision?.values).to.include({ hops: 3, from: 'To Do' });
    });

    it('is left where it is when a person moves it back on the way', async () => {
      const issue = await MappedIssue.open({ mostHops: 3 });
      issue.jira.workflow.put(...STRICT_WORKFLOW);

      await issue.becomesWhile('resolved', {
        beforeStep: (step) => (step === 2 ? issue.change({ status: TO_DO }) : undefined),
      });

      expect(issue.lastDecision).to.include({ outcome: 'failed', reason: 'no_transition' });
      expect(issue.lastDecision?.values).to.include({ movedBack: true, status: 'To Do' });
      expect(await issue.statusInJira()).to.equal('To Do');
    });
  });
});
