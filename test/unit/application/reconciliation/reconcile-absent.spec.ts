import { expect } from 'chai';
import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { DONE } from '../../../support/payloads.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { Reconciling } from '../../../support/scenario-reconciliation.ts';

const MINUTE = 60_000;

for (const answer of ['leaves them out', 'refuses them'] as const) {
  describe(`Reconcile, of issues that Jira does not show, where it ${answer}`, () => {
    let linked: LinkedIssue;
    let reconciling: Reconciling;

    beforeEach(async () => {
      linked = await LinkedIssue.open();
      reconciling = new Reconciling(linked.scenario, linked.connected);
      if (answer === 'refuses them') linked.scenario.jira.refuseUnknownIds();
    });

    const runAgain = async () => {
      linked.scenario.clock.advance(MINUTE);
      return reconciling.full();
    };

    it('makes the link unreachable, and leaves it so as long as nothing changes', async () => {
      linked.scenario.jira.hideProject('ABC');

      const run = await reconciling.full();
      await runAgain();
      await runAgain();

      expect(run.counts).to.include({ drifted: 1, healed: 1, unseen: 1 });
      expect(linked.link.state).to.equal('unreachable');
      expect(linked.reasons).to.deep.equal(['jira_issue_unreachable']);
    });

    it('calls a deletion one once a later reconciliation confirms it', async () => {
      linked.issue.delete();
      await reconciling.full();
      expect(linked.link.state).to.equal('unreachable');

      const run = await runAgain();

      expect(linked.link.state).to.equal('deleted');
      expect(linked.reasons).to.deep.equal(['jira_issue_unreachable', 'jira_issue_deleted']);
      expect(run.counts).to.include({ drifted: 1, healed: 1 });
      expect((await runAgain()).total).to.equal(0);
    });

    it('heals the link when Jira shows the issue again, with what changed meanwhile', async () => {
      linked.scenario.jira.hideProject('ABC');
      await reconciling.full();
      linked.issue.transition(DONE);
      linked.scenario.jira.hideProject('ABC', false);

      await runAgain();

      expect(linked.link).to.include({ state: 'linked', missedAt: null });
      expect(linked.trackerStatus).to.equal('resolved');
    });

    it('forgets that Jira denied an issue once it merely forbids it', async () => {
      linked.issue.delete();
      await reconciling.full();
      linked.scenario.jira.failOn('issues.read', new JiraFailure('jira_forbidden', 'not yours'), 1);

      await runAgain();
      await runAgain();

      expect(linked.link.state).to.equal('unreachable');
      await runAgain();
      expect(linked.link.state).to.equal('deleted');
    });

    it('finds the few that are gone among many, and compares the others', async () => {
      await reconciling.fill(199);
      for (const id of ['20003', '20004', '20150']) linked.scenario.jira.removeIssue(id);
      linked.issue.transition(DONE);

      const run = await reconciling.full();

      expect(run.counts).to.include({ compared: 200, unseen: 3, drifted: 4, healed: 4 });
      expect(linked.trackerStatus).to.equal('resolved');
    });

    it('tells many at once as one problem of the Integration, and touches none of their links', async () => {
      await reconciling.fill(199);
      linked.scenario.jira.hideProject('ABC');

      const runs = [await reconciling.full(), await runAgain(), await runAgain()];

      expect(linked.link.state).to.equal('linked');
      expect(linked.reasons).to.deep.equal([]);
      for (const run of runs) {
        expect(run.state).to.equal('done');
        expect(run.counts).to.include({ unseen: 200, drifted: 0 });
        expect(run.problem).to.include('0 of 200');
      }
      const { integrationId } = linked.connected;
      expect(linked.scenario.integration(integrationId)).to.include({ state: 'active' });
      expect(linked.scenario.integration(integrationId).problem).to.include({ code: 'jira_issues_hidden' });

      linked.scenario.jira.hideProject('ABC', false);
      await runAgain();
      expect(linked.scenario.integration(integrationId).problem).to.equal(null);
    });

    it('tells many at once also when Jira asked for a rest after they were found', async () => {
      const { scenario, connected } = linked;
      await reconciling.fill(250);
      scenario.jira.hideProject('ABC');
      const { id } = await reconciling.request();
      const busy = new JiraFailure('jira_rate_limited', 'Jira asks for a rest.', { retryAfterMs: MINUTE });
      const mend = reconciling.around((_, search) =>
        reconciling.run(id).cursor === null ? search() : Promise.reject(busy),
      );
      await reconciling.goOn(id);
      expect(reconciling.run(id)).to.include({ state: 'paused', problem: 'Jira asks for a rest.' });

      mend();
      scenario.jira.hideProject('ABC', false);
      scenario.clock.advance(MINUTE);
      await reconciling.goOn(id);

      expect(reconciling.run(id).state).to.equal('done');
      expect(reconciling.run(id).problem).to.include('0 of 200');
      expect(scenario.integration(connected.integrationId).problem).to.include({
        code: 'jira_issues_hidden',
      });
    });

    it('does not take the issues of one Organization for all of them', async () => {
      await reconciling.fill(199);
      linked.scenario.jira.hideProject('ABC');
      await reconciling.full();
      const { scenario, connected } = linked;
      const { organizationId } = await scenario.connect();

      await reconciling.full({ kind: 'integration' }, { organizationId });

      expect(scenario.integration(connected.integrationId).problem).to.include({
        code: 'jira_issues_hidden',
      });
    });
  });
}
