import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { LinkId } from '../../../../src/domain/ids.ts';
import { CLOSED, DONE, TO_DO } from '../../../support/payloads.ts';
import type { Connected, Scenario } from '../../../support/scenario.ts';
import type { IssueInJira } from '../../../support/scenario-issue.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';

const DAY = 24 * 3_600_000;
const AWAY = new JiraFailure('jira_unreachable', 'Jira cannot be reached.');

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

  describe('when Jira has to be read', () => {
    let newLink: LinkId;

    beforeEach(async () => {
      newLink = (await scenario.startLink(connected)).id;
    });

    const effect = () => scenario.effectsOf(newLink)[0];

    it('waits while Jira is away, and is carried out when it is back', async () => {
      scenario.jira.failOn('issues.read', AWAY);
      issue.transition(DONE);
      await scenario.settle();
      expect(effect()).to.include({ state: 'waiting', attempts: 1, lastProblem: AWAY.message });

      scenario.jira.heal();
      await scenario.sweepAfter(DAY);

      expect(scenario.trackerStatusOf(newLink)).to.equal('resolved');
    });

    it('waits as long as Jira asks for', async () => {
      const busy = new JiraFailure('jira_rate_limited', 'Too many requests.', { retryAfterMs: 90_000 });
      scenario.jira.failOn('issues.read', busy, 1);
      await scenario.settle();

      expect(effect()).to.include({ state: 'waiting', attempts: 0, lastProblem: busy.message });
      expect(await scenario.sweepAfter(89_999)).to.equal(0);
      expect(await scenario.sweepAfter(1)).to.equal(1);

      expect(scenario.linkOf(newLink).state).to.equal('linked');
    });

    it('is never given up for a Jira that only asks for rest', async () => {
      const busy = new JiraFailure('jira_rate_limited', 'Too many requests.', { retryAfterMs: 1_000 });
      scenario.jira.failOn('issues.read', busy);
      await scenario.settle();

      for (let times = 0; times < 50; times += 1) await scenario.sweepAfter(1_000);
      expect(effect()).to.include({ state: 'waiting', attempts: 0 });
      scenario.jira.heal();
      await scenario.sweepAfter(1_000);

      expect(scenario.linkOf(newLink).state).to.equal('linked');
    });

    it('is given up at last, and says that it was Jira', async () => {
      scenario.jira.failOn('issues.read', AWAY);
      await scenario.settle();
      while ((await scenario.sweepAfter(DAY)) > 0);

      expect(effect()?.state).to.equal('dead');
      expect(scenario.reasonsOf(newLink)).to.deep.equal(['jira_gave_up']);
    });

    it('waits while Jira tells no status of the issue', async () => {
      scenario.jira.putIssue({ id: issue.id, key: issue.key });
      await scenario.settle();

      expect(effect()).to.include({ state: 'waiting', attempts: 1 });
    });

    for (const code of ['jira_not_found', 'jira_forbidden'] as const) {
      it(`calls the link unreachable after ${code}, until the issue is heard of again`, async () => {
        scenario.jira.failOn('issues.read', new JiraFailure(code, 'Not to be seen.'));
        await scenario.settle();
        expect(scenario.linkOf(newLink).state).to.equal('unreachable');
        expect(scenario.reasonsOf(newLink)).to.deep.equal(['jira_issue_unreachable']);

        await linked.happen(issue.transition(DONE));

        expect(scenario.linkOf(newLink).state).to.equal('linked');
        expect(scenario.trackerStatusOf(newLink)).to.equal('resolved');
      });
    }

    it('asks the tracker again for what it read, whatever Jira shows since: newer events see to that', async () => {
      issue.transition(DONE);
      scenario.trackers.plan(['fails_after']);
      await scenario.settle();

      await linked.happen(issue.transition(TO_DO));
      await scenario.sweepAfter(DAY);

      expect(scenario.trackerStatusOf(newLink)).to.equal('unresolved');
      expect(scenario.linkOf(newLink)).to.include({ lastDone: false, isInDoubt: false });
    });

    it('ends right when what it read had reached the tracker and the next event was lost', async () => {
      issue.transition(DONE);
      scenario.trackers.plan(['fails_after']);
      await scenario.settle();
      issue.transition(TO_DO);

      await scenario.sweepAfter(DAY);
      await linked.happen(issue.edit());

      expect(scenario.trackerStatusOf(newLink)).to.equal('unresolved');
    });

    it('takes the place of an older one that waits and had reached the tracker', async () => {
      await linked.happen(issue.transition(DONE));
      scenario.trackers.plan(['fails_after', 'fails_after']);
      await linked.happen(issue.transition(TO_DO));
      issue.transition(CLOSED);

      await linked.happen({ transition: { transitionId: 5 }, issue: { id: issue.id, key: issue.key } });
      await scenario.sweepAfter(DAY);

      expect([linkId, newLink].map((id) => scenario.trackerStatusOf(id))).to.deep.equal([
        'resolved',
        'resolved',
      ]);
      expect(linked.link).to.include({ lastDone: true, jiraStatusId: CLOSED.id });
    });

    it('tells the key of the issue as well', async () => {
      issue.move('NUM-9');

      await scenario.settle();

      expect(scenario.linkOf(newLink).jiraIssueKey).to.equal('NUM-9');
    });

    it('finds a link that lost sight of its issue in lockstep again with any newer event', async () => {
      await scenario.settle();
      scenario.jira.failOn('issues.read', new JiraFailure('jira_forbidden', 'Not to be seen.'));
      await linked.happen({ transition: { transitionId: 5 }, issue: { id: issue.id, key: issue.key } });
      expect(scenario.linkOf(newLink).state).to.equal('unreachable');

      await linked.happen(issue.edit());

      expect(scenario.linkOf(newLink).state).to.equal('linked');
      expect(scenario.reasonsOf(newLink)).to.include('nothing_changed');
    });

    describe('and the Integration needs a new authorization', () => {
      beforeEach(async () => {
        scenario.jira.revokeAccess();
        await scenario.settle();
      });

      const integration = () => scenario.integration(connected.integrationId);

      it('pauses it, and waits without spending tries', async () => {
        expect(integration().state).to.equal('needs_reauthorization');
        expect(effect()).to.include({ state: 'waiting', attempts: 0, nextAttemptAt: null });

        expect(await scenario.sweepAfter(DAY)).to.equal(0);
        expect(effect()).to.include({ state: 'waiting', attempts: 0 });
      });

      it('pauses it once, however much waits for it, and asks Jira no more', async () => {
        const { problem } = integration();
        const before = scenario.jira.calls.length;
        scenario.clock.advance(1000);

        const { title } = await scenario.useCases.addLocalTrackerIssue.execute({
          scope: EVERYTHING,
          installationId: connected.installationId,
          title: 'Another',
        });
        await linked.happen(issue.edit(), issue.transition(DONE));

        expect(title).to.equal('Another');
        expect(integration().problem).to.deep.equal(problem);
        expect(scenario.jira.calls).to.have.lengthOf(before);
      });

      it('keeps taking events, and carries out what needs no Jira', async () => {
        await linked.happen(issue.transition(DONE));

        expect(scenario.deliveries.map(({ state }) => state)).to.deep.equal(['processed']);
        expect(linked.trackerStatus).to.equal('resolved');
      });

      it('runs after re-authorization', async () => {
        issue.transition(DONE);

        await scenario.authorize(connected.integrationId);
        await scenario.settle();

        expect(effect()).to.include({ state: 'applied', attempts: 1 });
        expect(scenario.trackerStatusOf(newLink)).to.equal('resolved');
        expect(scenario.linkOf(newLink).state).to.equal('linked');
      });

      it('runs after re-authorization also when that signal was lost', async () => {
        scenario.signal.isLosing = true;
        await scenario.authorize(connected.integrationId);
        scenario.signal.isLosing = false;

        expect(await scenario.sweepAfter(0)).to.equal(1);

        expect(scenario.linkOf(newLink).state).to.equal('linked');
      });
    });
  });
});
