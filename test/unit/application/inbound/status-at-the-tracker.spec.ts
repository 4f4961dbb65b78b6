import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { TrackerUnavailable } from '../../../../src/application/ports/tracker.ts';
import { MOST_ATTEMPTS } from '../../../../src/domain/effect.ts';
import type { LinkId } from '../../../../src/domain/ids.ts';
import { CLOSED, DONE, IN_PROGRESS, TO_DO } from '../../../support/payloads.ts';
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

  describe('when the tracker fails', () => {
    it('waits, and is carried out when its time has come', async () => {
      scenario.trackers.plan(['fails_before']);
      await linked.happen(issue.transition(DONE));
      expect(linked.lastEffect).to.include({
        state: 'waiting',
        attempts: 1,
        lastProblem: 'the tracker is away',
      });
      expect(linked.reasons).to.be.empty;

      expect(await scenario.sweepAfter(400)).to.equal(0);
      expect(await scenario.sweepAfter(700)).to.equal(1);

      expect(linked.trackerStatus).to.equal('resolved');
      expect(linked.reasons).to.deep.equal(['resolved']);
    });

    it('asks with the same id again, so that what was done is not done twice', async () => {
      scenario.trackers.plan(['fails_after']);
      await linked.happen(issue.transition(DONE));

      await scenario.sweepAfter(DAY);

      const [first, again] = scenario.trackers.asked;
      expect(again).to.deep.equal(first);
      expect(linked.reasons).to.deep.equal(['resolved']);
    });

    it('is not asked again before the time it asked for', async () => {
      scenario.trackers.plan(['fails_before'], () => new TrackerUnavailable('429', { retryAfterMs: 7_000 }));
      await linked.happen(issue.transition(DONE));

      expect(await scenario.sweepAfter(6_999)).to.equal(0);
      expect(await scenario.sweepAfter(1)).to.equal(1);

      expect(linked.trackerStatus).to.equal('resolved');
    });

    it(`is given up after ${MOST_ATTEMPTS} tries, and says so`, async () => {
      scenario.trackers.plan(Array<'fails_before'>(MOST_ATTEMPTS).fill('fails_before'));
      await linked.happen(issue.transition(DONE));
      while ((await scenario.sweepAfter(DAY)) > 0);

      expect(linked.lastEffect).to.include({ state: 'dead', attempts: MOST_ATTEMPTS });
      expect(scenario.trackers.asked).to.have.lengthOf(MOST_ATTEMPTS);
      expect(scenario.decisionsOf(linkId).at(-1)).to.deep.include({
        outcome: 'dead',
        reason: 'tracker_gave_up',
        values: { problem: 'the tracker is away', attempts: MOST_ATTEMPTS },
      });
    });

    it('is made good by the next event of the issue after it was given up', async () => {
      scenario.trackers.plan(Array<'fails_before'>(MOST_ATTEMPTS).fill('fails_before'));
      await linked.happen(issue.transition(DONE));
      while ((await scenario.sweepAfter(DAY)) > 0);

      await linked.happen(issue.edit());

      expect(linked.trackerStatus).to.equal('resolved');
    });

    it('is put right by the next event when it was given up and yet done', async () => {
      scenario.trackers.plan(Array<'fails_after'>(MOST_ATTEMPTS).fill('fails_after'));
      await linked.happen(issue.transition(DONE));
      while ((await scenario.sweepAfter(DAY)) > 0);
      expect(linked.trackerStatus).to.equal('resolved');
      issue.transition(TO_DO);

      await linked.happen(issue.edit());

      expect(linked.trackerStatus).to.equal('unresolved');
      expect(linked.link.isInDoubt).to.equal(false);
    });

    for (const [what, failure] of [
      ['an error of its own', () => new Error('ECONNRESET')],
      ['a text', () => 'no'],
      ['nothing', () => undefined],
      ['null', () => null],
      ["what looks like Jira's failure", () => new JiraFailure('jira_not_found', 'no such issue')],
    ] as const) {
      it(`tries again when it throws ${what}`, async () => {
        scenario.trackers.plan(['fails_before'], failure);
        await linked.happen(issue.transition(DONE));
        expect(linked.lastEffect).to.include({
          state: 'waiting',
          lastProblem: 'the tracker failed unexpectedly: see the log',
        });

        await scenario.sweepAfter(DAY);

        expect(linked.trackerStatus).to.equal('resolved');
      });
    }

    it('says that the tracker issue is gone, and does not ask again', async () => {
      scenario.tables.trackerIssues.delete(linked.link.trackerIssueId);

      await linked.happen(issue.transition(DONE));

      expect(linked.lastEffect?.state).to.equal('failed');
      expect(linked.reasons).to.deep.equal(['tracker_issue_gone']);
    });

    it('asks again when the tracker answers what no tracker may', async () => {
      scenario.trackers.plan(['answers_oddly']);
      await linked.happen(issue.transition(DONE));
      expect(linked.lastEffect).to.include({ state: 'waiting', attempts: 1 });
    });
  });

  describe('that is superseded by a newer one while it waits', () => {
    for (const reached of ['fails_before', 'fails_after'] as const) {
      const whether = reached === 'fails_before' ? 'had not reached' : 'had reached';

      it(`ends unresolved when the resolving ${whether} the tracker`, async () => {
        scenario.trackers.plan([reached]);
        await linked.happen(issue.transition(DONE));

        await linked.happen(issue.transition(TO_DO));
        await scenario.sweepAfter(DAY);

        expect(linked.trackerStatus).to.equal('unresolved');
        expect(linked.link).to.include({ lastDone: false, isInDoubt: false });
        expect(linked.reasons[0]).to.equal('superseded');
      });

      it(`ends resolved when the unresolving ${whether} the tracker`, async () => {
        await linked.happen(issue.transition(DONE));
        scenario.trackers.plan([reached]);
        await linked.happen(issue.transition(TO_DO));

        await linked.happen(issue.transition(CLOSED));
        await scenario.sweepAfter(DAY);

        expect(linked.trackerStatus).to.equal('resolved');
        expect(linked.link).to.include({ lastDone: true, isInDoubt: false });
      });
    }

    it('is decided on once, with what took its place', async () => {
      scenario.trackers.plan(['fails_before']);
      await linked.happen(issue.transition(DONE));
      const old = linked.lastEffect;

      await linked.happen(issue.transition(CLOSED));

      const decisions = scenario.decisionsOf(linkId).filter(({ effectId }) => effectId === old?.id);
      expect(decisions).to.have.lengthOf(1);
      expect(decisions[0]).to.deep.include({
        outcome: 'skipped',
        reason: 'superseded',
        values: { by: linked.lastEffect?.id },
      });
    });

    it('takes the place of an older one that comes late', async () => {
      const [inProgress, done] = [issue.transition(IN_PROGRESS), issue.transition(DONE)];
      scenario.trackers.plan(['fails_before']);
      await linked.happen(done);

      await linked.happen(inProgress);
      await scenario.sweepAfter(DAY);

      expect(linked.trackerStatus).to.equal('resolved');
      expect(linked.reasons).to.deep.equal(['superseded', 'resolved']);
    });

    it('is not undone by older ones that come late, when it had reached the tracker', async () => {
      await linked.happen(issue.transition(DONE));
      const late = [issue.transition(IN_PROGRESS), issue.transition(CLOSED)];
      scenario.trackers.plan(['fails_after']);
      await linked.happen(issue.transition(TO_DO));

      await linked.happen(...late);
      await scenario.sweepAfter(DAY);

      expect(linked.trackerStatus).to.equal('unresolved');
      expect(linked.link).to.include({ lastDone: false, jiraStatusId: TO_DO.id });
    });

    it('takes no place of one of another link', async () => {
      const other = await scenario.link(connected);
      scenario.trackers.plan(['fails_before', 'served']);
      await linked.happen(issue.transition(DONE));

      await linked.happen(issue.transition(TO_DO));

      expect(scenario.reasonsOf(other).slice(1)).to.deep.equal(['resolved', 'unresolved']);
    });
  });
});
