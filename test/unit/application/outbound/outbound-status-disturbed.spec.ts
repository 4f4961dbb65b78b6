import { expect } from 'chai';
import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import * as payloads from '../../../support/payloads.ts';
import {
  DONE,
  FIXED,
  MappedIssue,
  PROGRESS,
  TO_DO,
  WONT_DO,
} from '../../../support/scenario-outbound-status.ts';

const REFUSED = new JiraFailure('jira_refused', 'Jira refuses it.', { status: 400 });
const AWAY = new JiraFailure('jira_unreachable', 'Jira answered 503.', { status: 503 });

describe('a status of the tracker on its way to Jira', () => {
  describe('when others act in Jira at the same time', () => {
    it('is left as they have done it, when they were there first', async () => {
      const issue = await MappedIssue.open();

      await issue.becomesWhile('resolved', { beforeStep: () => issue.change({ status: DONE }) });

      expect(issue.lastDecision).to.include({ outcome: 'skipped', reason: 'jira_status_already' });
      expect(await issue.statusInJira()).to.equal('Done');
    });

    it('is known to be so on both sides, when they were there first, however late Jira tells of it', async () => {
      const issue = await MappedIssue.open();
      const { linked } = issue;
      const done = linked.issue.transition(payloads.DONE);
      await issue.becomes('resolved');
      await linked.happen(linked.issue.transition(payloads.TO_DO), done);

      expect(linked.reasons).to.deep.equal(['jira_status_already', 'unresolved', 'stale']);
      expect(linked.trackerStatus).to.equal('unresolved');
    });

    it('is known to be as done there as here, when they made it another done status and none leads on', async () => {
      const issue = await MappedIssue.open();
      const { linked } = issue;
      const done = linked.issue.transition(payloads.CLOSED);
      await issue.becomes('resolved');
      await linked.happen(linked.issue.transition(payloads.TO_DO), done);

      expect(linked.reasons).to.deep.equal(['no_transition', 'unresolved', 'stale']);
    });

    it('leaves what they did to be carried out, when Jira refuses what is newer in the tracker', async () => {
      const issue = await MappedIssue.open();
      const { linked } = issue;
      const closed = linked.issue.transition(payloads.CLOSED);
      await issue.becomes('unresolved');
      await linked.happen(closed);

      expect(linked.reasons).to.deep.equal(['no_transition', 'resolved']);
    });

    it('is over with, when Jira is disconnected meanwhile', async () => {
      const issue = await MappedIssue.open();
      const { connected } = issue.linked;

      await issue.becomesWhile('resolved', {
        afterStep: async () => {
          await issue.scenario.useCases.uninstall.execute({ scope: EVERYTHING, ...connected });
        },
      });
      await issue.scenario.settle();

      expect(issue.lastDecision).to.include({ outcome: 'skipped', reason: 'uninstalled' });
    });

    it('goes on from where they moved the issue', async () => {
      const issue = await MappedIssue.open({ mostHops: 2 });
      issue.jira.workflow.put(
        { id: '31', name: 'Finish', from: [TO_DO.id], to: DONE },
        { id: '32', name: 'Finish in progress', from: [PROGRESS.id], to: DONE },
      );

      await issue.becomesWhile('resolved', {
        beforeStep: (step) => (step === 1 ? issue.change({ status: PROGRESS }) : undefined),
      });

      expect(issue.lastDecision).to.include({ outcome: 'applied', reason: 'jira_status_changed' });
      expect(issue.lastDecision?.values).to.include({ transition: 'Finish in progress' });
    });

    it('fails, and tells what there is, when the transition was taken out of the workflow', async () => {
      const issue = await MappedIssue.open();

      await issue.becomesWhile('resolved', {
        beforeStep: () =>
          issue.jira.workflow.put({ id: '11', name: 'Start Progress', from: null, to: PROGRESS }),
      });
      await issue.scenario.sweepAfter(60_000);

      expect(issue.lastDecision).to.include({ outcome: 'failed', reason: 'no_transition' });
      expect(issue.lastDecision?.values['transitions']).to.equal('“Start Progress” to “In Progress”');
    });

    it('fails with what Jira says when the workflow refuses a transition that it offers', async () => {
      const issue = await MappedIssue.open();
      issue.jira.failOn('transitions.perform', REFUSED);

      await issue.becomes('resolved');

      expect(issue.lastDecision).to.include({ outcome: 'failed', reason: 'transition_refused' });
      expect(issue.lastDecision?.values).to.include({ problem: 'Jira refuses it.', missing: null });
    });
  });

  describe('when Jira does not answer', () => {
    it('waits, and is carried there once it does', async () => {
      const issue = await MappedIssue.open();
      issue.jira.failOn('issues.read', AWAY);
      await issue.becomes('resolved');
      expect(issue.lastEffect).to.include({ state: 'waiting', attempts: 1 });

      issue.jira.heal();
      await issue.scenario.sweepAfter(60_000);

      expect(await issue.statusInJira()).to.equal('Done');
      expect(issue.transitionsTried).to.equal(1);
    });

    it('is written no second time when only the answer was lost, and the decision says so', async () => {
      const issue = await MappedIssue.open();
      await issue.becomesWhile('resolved', {
        afterStep: () => {
          throw AWAY;
        },
      });
      expect(issue.lastEffect).to.include({ state: 'waiting' });

      await issue.scenario.sweepAfter(60_000);

      expect(issue.transitionsTried).to.equal(1);
      expect(issue.lastDecision).to.include({ outcome: 'applied', reason: 'jira_status_changed' });
      expect(issue.lastDecision?.values).to.include({ confirmed: false, status: 'Done', from: 'To Do' });
    });

    it('waits for a new authorization when there is none any more', async () => {
      const issue = await MappedIssue.open();
      issue.jira.revokeAccess();

      await issue.becomes('resolved');

      expect(issue.lastEffect).to.include({ state: 'waiting', nextAttemptAt: null });
      await issue.scenario.authorize(issue.linked.connected.integrationId);
      await issue.scenario.settle();
      expect(await issue.statusInJira()).to.equal('Done');
    });

    it('is given up after the last try', async () => {
      const issue = await MappedIssue.open();
      issue.jira.failOn('transitions.list', AWAY);

      await issue.becomes('resolved');
      for (let day = 0; day < 12; day += 1) await issue.scenario.sweepAfter(24 * 60 * 60 * 1000);

      expect(issue.lastDecision).to.include({ outcome: 'dead', reason: 'jira_gave_up' });
    });

    it('leaves the link unreachable when Jira has no such issue any more', async () => {
      const issue = await MappedIssue.open();
      issue.jira.removeIssue(issue.linked.link.jiraIssueId);

      await issue.becomes('resolved');

      expect(issue.lastDecision).to.include({ outcome: 'failed', reason: 'jira_issue_unreachable' });
      expect(issue.linked.link.state).to.equal('unreachable');
    });
  });

  describe('that came back', () => {
    const DAY_MS = 24 * 60 * 60 * 1000;

    it('reopens what was done within the window, and nothing that was done before', async () => {
      const issue = await MappedIssue.open({ reopenWithinDays: 30 });
      await issue.becomes('resolved');

      issue.scenario.clock.advance(30 * DAY_MS);
      await issue.becomes('unresolved');
      expect(await issue.statusInJira()).to.equal('To Do');

      await issue.becomes('resolved');
      issue.scenario.clock.advance(30 * DAY_MS + 1);
      await issue.becomes('unresolved', true);

      expect(await issue.statusInJira()).to.equal('Done');
      expect(issue.lastDecision).to.include({ outcome: 'skipped', reason: 'not_reopened' });
      expect(issue.lastDecision?.values).to.include({ why: 'done_too_long', days: 30, newIssue: null });
    });

    it('never reopens what is done with a resolution that stays', async () => {
      const issue = await MappedIssue.open({ neverReopenResolutionIds: [FIXED.id] });
      await issue.becomes('resolved');

      await issue.becomes('unresolved', true);

      expect(await issue.statusInJira()).to.equal('Done');
      expect(issue.lastDecision?.values).to.include({ why: 'resolution_stays', resolution: 'Fixed' });
    });

    it('says that nobody makes a new issue, where one was to be made', async () => {
      const issue = await MappedIssue.open({
        neverReopenResolutionIds: [FIXED.id],
        whenNotReopened: 'new_issue',
      });
      await issue.becomes('resolved');

      await issue.becomes('unresolved');

      expect(issue.lastDecision).to.include({ outcome: 'skipped', reason: 'not_reopened' });
      expect(issue.lastDecision?.values).to.include({ newIssue: 'unavailable' });
    });

    it('keeps nothing from being resolved, whatever its resolution', async () => {
      const issue = await MappedIssue.open({ neverReopenResolutionIds: [FIXED.id], reopenWithinDays: 1 });
      issue.jira.workflow.put({ id: '71', name: 'Finish after all', from: [WONT_DO.id], to: DONE });
      await issue.change({ status: WONT_DO, resolution: FIXED });

      await issue.becomes('resolved');

      expect(await issue.statusInJira()).to.equal('Done');
    });

    it('moves an issue that is not done wherever the mapping says, whatever its resolution', async () => {
      const issue = await MappedIssue.open({ neverReopenResolutionIds: [FIXED.id] });
      issue.jira.workflow.put({ id: '61', name: 'Stop', from: [PROGRESS.id], to: TO_DO });
      await issue.change({ status: PROGRESS, resolution: FIXED });

      await issue.becomes('unresolved');

      expect(await issue.statusInJira()).to.equal('To Do');
    });
  });
});
