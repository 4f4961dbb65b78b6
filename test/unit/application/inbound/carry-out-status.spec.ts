import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { LinkId } from '../../../../src/domain/ids.ts';
import { CLOSED, DONE, IN_PROGRESS, TO_DO, type Payload } from '../../../support/payloads.ts';
import type { Connected, Scenario } from '../../../support/scenario.ts';
import type { IssueInJira } from '../../../support/scenario-issue.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';

const DAY = 24 * 3_600_000;

describe('a status of Jira', () => {
  let linked: LinkedIssue;
  let scenario: Scenario;
  let connected: Connected;
  let issue: IssueInJira;
  let linkId: LinkId;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    ({ scenario, connected, issue, linkId } = linked);
  });

  describe('resolves and unresolves', () => {
    it('resolves the tracker issue when it becomes done', async () => {
      await linked.happen(issue.transition(DONE));

      expect(linked.trackerStatus).to.equal('resolved');
      expect(linked.link).to.include({ lastDone: true, jiraStatusId: DONE.id, jiraStatusName: 'Done' });
      expect(linked.lastEffect).to.include({ state: 'applied', attempts: 1 });
    });

    it('unresolves it when it is done no more', async () => {
      await linked.happen(issue.transition(DONE), issue.transition(TO_DO));

      expect(linked.trackerStatus).to.equal('unresolved');
      expect(linked.reasons).to.deep.equal(['resolved', 'unresolved']);
    });

    it('says what was done, why, by whom and from what', async () => {
      await linked.happen(issue.transition(IN_PROGRESS), issue.transition(DONE));

      const decision = scenario.decisionsOf(linkId).at(-1);
      expect(decision).to.deep.include({
        kind: 'status',
        source: 'delivery',
        outcome: 'applied',
        reason: 'resolved',
        deliveryId: scenario.deliveries.at(-1)?.id,
        decidedAt: scenario.clock.now(),
      });
      expect(decision?.values).to.include({
        status: 'Done',
        from: 'In Progress',
        done: true,
        by: 'User ada',
      });
    });

    it('leaves it alone between statuses that are both done, or both not', async () => {
      await linked.happen(issue.transition(IN_PROGRESS), issue.transition(DONE), issue.transition(CLOSED));

      expect(linked.reasons).to.deep.equal(['nothing_changed', 'resolved', 'nothing_changed']);
      expect(scenario.trackers.asked).to.have.lengthOf(1);
    });

    it('says so when a person had done it in the tracker before', async () => {
      const { trackerIssueId } = linked.link;
      const { setLocalTrackerIssueStatus } = scenario.useCases;
      await setLocalTrackerIssueStatus.execute({
        scope: EVERYTHING,
        by: 'Bob',
        trackerIssueId,
        status: 'resolved',
      });

      await linked.happen(issue.transition(DONE));

      expect(linked.reasons.at(-1)).to.equal('already_resolved');
      expect(linked.link.lastDone).to.equal(true);
    });

    it('leaves what a person did in the tracker since, whatever else happens to the issue', async () => {
      await linked.happen(issue.transition(DONE));
      const { trackerIssueId } = linked.link;
      const { setLocalTrackerIssueStatus } = scenario.useCases;
      await setLocalTrackerIssueStatus.execute({
        scope: EVERYTHING,
        by: 'Bob',
        trackerIssueId,
        status: 'unresolved',
      });

      await linked.happen(issue.edit(), issue.comment(), issue.transition(CLOSED));

      expect(linked.trackerStatus).to.equal('unresolved');
    });

    it('hears of a status whose own event was lost, from the next event of the issue', async () => {
      issue.transition(DONE);

      await linked.happen(issue.edit());

      expect(linked.trackerStatus).to.equal('resolved');
    });
  });

  describe('counts only when it is new', () => {
    it('is stale when a newer one came before it', async () => {
      const [done, reopened] = [issue.transition(DONE), issue.transition(TO_DO)];

      await linked.happen(reopened, done);

      expect(linked.trackerStatus).to.equal('unresolved');
      expect(linked.reasons).to.deep.equal(['nothing_changed', 'stale']);
      expect(scenario.trackers.asked).to.be.empty;
    });

    it('is stale when it is of the very time of the one before', async () => {
      const done = issue.transition(DONE);
      await linked.happen(done, { ...done, timestamp: 1 });

      expect(linked.reasons).to.deep.equal(['resolved', 'stale']);
    });

    it('is nothing at all when the same bytes come again', async () => {
      const done = issue.transition(DONE);
      await linked.happen(done, done);
      await linked.happen(done);

      expect(linked.reasons).to.deep.equal(['resolved']);
    });

    it('is read from Jira when its event does not say how old it is', async () => {
      const done = issue.transition(DONE);
      const payload = JSON.parse(JSON.stringify(done), (name, value: unknown) =>
        name === 'updated' ? undefined : value,
      ) as Payload;
      issue.transition(IN_PROGRESS);

      await linked.happen(payload);

      expect(linked.trackerStatus).to.equal('unresolved');
      expect(linked.link.jiraStatusId).to.equal(IN_PROGRESS.id);
    });
  });

  it('is not undone by an older change that comes late, after an event that merely mentions it', async () => {
    const [done, reopened] = [issue.transition(DONE), issue.transition(TO_DO)];
    issue.transition(DONE);
    await linked.happen(done);
    await linked.happen(issue.edit());
    await linked.happen(reopened);
    expect(linked.trackerStatus).to.equal('resolved');
    expect(linked.reasons).to.deep.equal(['resolved', 'stale']);
  });

  it('is not undone by an older change that waited for the tracker, once an event merely mentions it', async () => {
    const [done, reopened] = [issue.transition(DONE), issue.transition(TO_DO)];
    issue.transition(DONE);
    await linked.happen(done);
    scenario.trackers.plan(['fails_after']);
    await linked.happen(reopened);
    await linked.happen(issue.edit());
    await scenario.sweepAfter(DAY);
    expect(linked.trackerStatus).to.equal('resolved');
    expect(linked.reasons).to.deep.equal(['resolved', 'superseded', 'resolved']);
  });

  describe('in a Jira whose database keeps whole seconds', () => {
    beforeEach(async () => {
      linked = await LinkedIssue.open({ stepMs: 0 });
      ({ scenario, issue } = linked);
    });

    it('is asked for when two changes are of one moment, for only Jira knows which came last', async () => {
      const [done, reopened] = [issue.transition(DONE), issue.transition(TO_DO)];
      await linked.happen(done, reopened);
      expect(linked.trackerStatus).to.equal('unresolved');

      await linked.happen(issue.transition(IN_PROGRESS), issue.transition(DONE));
      expect(linked.trackerStatus).to.equal('resolved');
      expect(linked.link).to.include({ lastDone: true, jiraStatusId: DONE.id });
    });

    it('ends as Jira has it in whatever order the events come', async () => {
      const [done, reopened, doneAgain] = [DONE, TO_DO, DONE].map((status) => issue.transition(status));
      await linked.happen(...[doneAgain, reopened, done].filter((payload) => payload !== undefined));
      expect(linked.trackerStatus).to.equal('resolved');
      expect(linked.link).to.include({ lastDone: true, jiraStatusId: DONE.id });
    });

    it('is asked for also when the change of that moment got lost, and a later event merely mentions the status', async () => {
      await linked.happen(issue.edit());
      issue.transition(DONE);
      await linked.happen(issue.edit());
      expect(linked.trackerStatus).to.equal('resolved');
    });

    it('is asked for again when another of that moment comes while what Jira told is on its way to the tracker', async () => {
      const [done, reopened] = [issue.transition(DONE), issue.transition(TO_DO)];
      issue.transition(DONE);
      scenario.trackers.plan(['fails_after']);
      await linked.happen(done);
      await linked.happen(reopened);
      await scenario.sweepAfter(DAY);
      expect(linked.trackerStatus).to.equal('resolved');
      expect(linked.link).to.include({ lastDone: true, jiraStatusId: DONE.id });
    });

    it('is not asked for again when the same event comes again', async () => {
      await linked.happen(issue.transition(DONE));
      const calls = scenario.jira.calls.length;
      await linked.happen({ ...issue.edit(), timestamp: 1 });
      expect(scenario.jira.calls).to.have.lengthOf(calls);
      expect(linked.trackerStatus).to.equal('resolved');
    });
  });

  describe('with several links on one issue', () => {
    it('is carried out for each, of each Installation', async () => {
      const joined = await scenario.connect();
      const links = [linkId, await scenario.link(connected), await scenario.link(joined)];

      await linked.happen(issue.transition(DONE));

      expect(links.map((id) => scenario.trackerStatusOf(id))).to.deep.equal([
        'resolved',
        'resolved',
        'resolved',
      ]);
      expect(scenario.deliveries).to.have.lengthOf(1);
    });

    it('is carried out for one while it waits for another', async () => {
      const other = await scenario.link(connected);
      scenario.trackers.plan(['fails_before']);

      await linked.happen(issue.transition(DONE));

      expect([linkId, other].map((id) => scenario.trackerStatusOf(id))).to.deep.equal([
        'unresolved',
        'resolved',
      ]);
    });

    it('follows the settings of each Installation', async () => {
      const joined = await scenario.connect();
      const other = await scenario.link(joined);
      await linked.changeSettings({ inboundStatus: false });

      await linked.happen(issue.transition(DONE));

      expect([linkId, other].map((id) => scenario.trackerStatusOf(id))).to.deep.equal([
        'unresolved',
        'resolved',
      ]);
    });
  });
});
