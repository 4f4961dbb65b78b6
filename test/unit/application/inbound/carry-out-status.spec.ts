import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { TrackerUnavailable } from '../../../../src/application/ports/tracker.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { MOST_ATTEMPTS } from '../../../../src/domain/effect.ts';
import type { LinkId } from '../../../../src/domain/ids.ts';
import type { SyncSettings } from '../../../../src/domain/sync-settings.ts';
import { CLOSED, DONE, IN_PROGRESS, TO_DO, type Payload } from '../../../support/payloads.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';

const DAY = 24 * 3_600_000;
const AWAY = new JiraFailure('jira_unreachable', 'Jira cannot be reached.');

describe('a status of Jira', () => {
  let scenario: Scenario;
  let connected: Connected;
  let issue: IssueInJira;
  let linkId: LinkId;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    issue = new IssueInJira(scenario.jira);
    linkId = await scenario.link(connected);
  });

  async function happen(...payloads: readonly Payload[]): Promise<void> {
    for (const payload of payloads) await scenario.deliver(connected, payload);
    await scenario.settle();
  }

  const trackerStatus = () => scenario.trackerStatusOf(linkId);
  const reasons = () => scenario.reasonsOf(linkId).slice(1);
  const link = () => scenario.linkOf(linkId);
  const lastEffect = () => scenario.effectsOf(linkId).at(-1);

  describe('in a Jira whose database keeps whole seconds', () => {
    beforeEach(async () => {
      scenario = new Scenario();
      connected = await scenario.connect();
      issue = new IssueInJira(scenario.jira, { stepMs: 0 });
      linkId = await scenario.link(connected);
    });

    it('is asked for when two changes are of one moment, for only Jira knows which came last', async () => {
      const [done, reopened] = [issue.transition(DONE), issue.transition(TO_DO)];
      await happen(done, reopened);
      expect(trackerStatus()).to.equal('unresolved');

      await happen(issue.transition(IN_PROGRESS), issue.transition(DONE));
      expect(trackerStatus()).to.equal('resolved');
      expect(link()).to.include({ lastDone: true, jiraStatusId: DONE.id });
    });

    it('ends as Jira has it in whatever order the events come', async () => {
      const [done, reopened, doneAgain] = [DONE, TO_DO, DONE].map((status) => issue.transition(status));
      await happen(...[doneAgain, reopened, done].filter((payload) => payload !== undefined));
      expect(trackerStatus()).to.equal('resolved');
      expect(link()).to.include({ lastDone: true, jiraStatusId: DONE.id });
    });

    it('is not asked for again when the same event comes again', async () => {
      await happen(issue.transition(DONE));
      const calls = scenario.jira.calls.length;
      await happen({ ...issue.edit(), timestamp: 1 });
      expect(scenario.jira.calls).to.have.lengthOf(calls);
      expect(trackerStatus()).to.equal('resolved');
    });
  });

  it('is tried again when the tracker answers what no tracker may', async () => {
    scenario.trackers.plan(['answers_oddly']);
    await happen(issue.transition(DONE));
    expect(lastEffect()).to.include({ state: 'waiting', attempts: 1 });
  });

  describe('resolves and unresolves', () => {
    it('resolves the tracker issue when it becomes done', async () => {
      await happen(issue.transition(DONE));

      expect(trackerStatus()).to.equal('resolved');
      expect(link()).to.include({ lastDone: true, jiraStatusId: DONE.id, jiraStatusName: 'Done' });
      expect(lastEffect()).to.include({ state: 'applied', attempts: 1 });
    });

    it('unresolves it when it is done no more', async () => {
      await happen(issue.transition(DONE), issue.transition(TO_DO));

      expect(trackerStatus()).to.equal('unresolved');
      expect(reasons()).to.deep.equal(['resolved', 'unresolved']);
    });

    it('says what was done, why, by whom and from what', async () => {
      await happen(issue.transition(IN_PROGRESS), issue.transition(DONE));

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
      await happen(issue.transition(IN_PROGRESS), issue.transition(DONE), issue.transition(CLOSED));

      expect(reasons()).to.deep.equal(['nothing_changed', 'resolved', 'nothing_changed']);
      expect(scenario.trackers.asked).to.have.lengthOf(1);
    });

    it('says so when a person had done it in the tracker before', async () => {
      const { trackerIssueId } = link();
      const { setLocalTrackerIssueStatus } = scenario.useCases;
      await setLocalTrackerIssueStatus.execute({ scope: EVERYTHING, trackerIssueId, status: 'resolved' });

      await happen(issue.transition(DONE));

      expect(reasons()).to.deep.equal(['already_resolved']);
      expect(link().lastDone).to.equal(true);
    });

    it('leaves what a person did in the tracker since, whatever else happens to the issue', async () => {
      await happen(issue.transition(DONE));
      const { trackerIssueId } = link();
      const { setLocalTrackerIssueStatus } = scenario.useCases;
      await setLocalTrackerIssueStatus.execute({ scope: EVERYTHING, trackerIssueId, status: 'unresolved' });

      await happen(issue.edit(), issue.comment(), issue.transition(CLOSED));

      expect(trackerStatus()).to.equal('unresolved');
    });

    it('hears of a status whose own event was lost, from the next event of the issue', async () => {
      issue.transition(DONE);

      await happen(issue.edit());

      expect(trackerStatus()).to.equal('resolved');
    });
  });

  describe('counts only when it is new', () => {
    it('is stale when a newer one came before it', async () => {
      const [done, reopened] = [issue.transition(DONE), issue.transition(TO_DO)];

      await happen(reopened, done);

      expect(trackerStatus()).to.equal('unresolved');
      expect(reasons()).to.deep.equal(['nothing_changed', 'stale']);
      expect(scenario.trackers.asked).to.be.empty;
    });

    it('is stale when it is of the very time of the one before', async () => {
      const done = issue.transition(DONE);
      await happen(done, { ...done, timestamp: 1 });

      expect(reasons()).to.deep.equal(['resolved', 'stale']);
    });

    it('is nothing at all when the same bytes come again', async () => {
      const done = issue.transition(DONE);
      await happen(done, done);
      await happen(done);

      expect(reasons()).to.deep.equal(['resolved']);
    });

    it('is read from Jira when its event does not say how old it is', async () => {
      const done = issue.transition(DONE);
      const payload = JSON.parse(JSON.stringify(done), (name, value: unknown) =>
        name === 'updated' ? undefined : value,
      ) as Payload;
      issue.transition(IN_PROGRESS);

      await happen(payload);

      expect(trackerStatus()).to.equal('unresolved');
      expect(link().jiraStatusId).to.equal(IN_PROGRESS.id);
    });
  });

  describe('with several links on one issue', () => {
    it('is carried out for each, of each Installation', async () => {
      const joined = await scenario.connect();
      const links = [linkId, await scenario.link(connected), await scenario.link(joined)];

      await happen(issue.transition(DONE));

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

      await happen(issue.transition(DONE));

      expect([linkId, other].map((id) => scenario.trackerStatusOf(id))).to.deep.equal([
        'unresolved',
        'resolved',
      ]);
    });

    it('follows the settings of each Installation', async () => {
      const joined = await scenario.connect();
      const other = await scenario.link(joined);
      await change({ inboundStatus: false, doneStatusIds: {} });

      await happen(issue.transition(DONE));

      expect([linkId, other].map((id) => scenario.trackerStatusOf(id))).to.deep.equal([
        'unresolved',
        'resolved',
      ]);
    });
  });

  async function change(settings: SyncSettings): Promise<void> {
    const { installationId } = connected;
    await scenario.useCases.changeSyncSettings.execute({ scope: EVERYTHING, installationId, settings });
  }

  describe('is done by', () => {
    const withoutCategory = { id: '20000', name: 'Shipped' };

    /** The event of a transition to a status whose category it does not tell. */
    function shipped(): Payload {
      const payload = JSON.stringify(issue.transition(DONE));
      return JSON.parse(payload, (name, value: unknown) => {
        if (name === 'status') return withoutCategory;
        return name === 'to' ? withoutCategory.id : value;
      }) as Payload;
    }

    const putShipped = (category: 'done' | 'new') =>
      scenario.jira.putStatus({ ...withoutCategory, category });
    const timesRead = () => scenario.jira.calls.filter((call) => call === 'statuses.list').length;

    it('its category in the event, without asking Jira', async () => {
      const before = scenario.jira.calls.length;

      await happen(issue.transition(DONE));

      expect(trackerStatus()).to.equal('resolved');
      expect(scenario.jira.calls).to.have.lengthOf(before);
    });

    it('the category Jira tells of it, asked once', async () => {
      putShipped('done');

      await happen(shipped());
      await happen(issue.transition(TO_DO), shipped());

      expect(trackerStatus()).to.equal('resolved');
      expect(reasons()).to.deep.equal(['resolved', 'unresolved', 'resolved']);
      expect(timesRead()).to.equal(1);
    });

    it('the category of the status it came to, not of one the issue has had since', async () => {
      putShipped('new');
      const payload = JSON.parse(JSON.stringify(issue.transition(DONE)), (name, value: unknown) =>
        name === 'to' ? withoutCategory.id : value,
      ) as Payload;

      await happen(payload);

      expect(trackerStatus()).to.equal('unresolved');
    });

    it('nothing, when not even Jira knows the category: it says so and goes on', async () => {
      await happen(shipped());
      expect(lastEffect()?.state).to.equal('failed');

      await happen(issue.transition(CLOSED));

      expect(reasons()).to.deep.equal(['status_unknown', 'resolved']);
    });

    it("the project's own set where there is one, whatever the category", async () => {
      await change({ inboundStatus: true, doneStatusIds: { '10100': [IN_PROGRESS.id] } });

      await happen(issue.transition(IN_PROGRESS));
      expect(trackerStatus()).to.equal('resolved');

      await happen(issue.transition(DONE));
      expect(trackerStatus()).to.equal('unresolved');
    });

    it("its category in a project that another project's set says nothing of", async () => {
      await change({ inboundStatus: true, doneStatusIds: { '10200': [IN_PROGRESS.id] } });

      await happen(issue.transition(IN_PROGRESS));
      expect(trackerStatus()).to.equal('unresolved');
      await happen(issue.transition(DONE));
      expect(trackerStatus()).to.equal('resolved');
    });
  });

  describe('while its sync is off', () => {
    beforeEach(() => change({ inboundStatus: false, doneStatusIds: {} }));

    it('is noted and left alone', async () => {
      await happen(issue.transition(DONE));

      expect(trackerStatus()).to.equal('unresolved');
      expect(reasons()).to.deep.equal(['status_sync_off']);
      expect(link()).to.include({ lastDone: false, jiraStatusId: DONE.id });
    });

    it('is carried out from the next one on when it is switched on again', async () => {
      await happen(issue.transition(DONE));
      await change({ inboundStatus: true, doneStatusIds: {} });

      await happen(issue.transition(CLOSED));

      expect(trackerStatus()).to.equal('resolved');
    });
  });

  describe('when the tracker fails', () => {
    it('waits, and is carried out when its time has come', async () => {
      scenario.trackers.plan(['fails_before']);
      await happen(issue.transition(DONE));
      expect(lastEffect()).to.include({ state: 'waiting', attempts: 1, lastProblem: 'the tracker is away' });
      expect(reasons()).to.be.empty;

      expect(await scenario.sweepAfter(400)).to.equal(0);
      expect(await scenario.sweepAfter(700)).to.equal(1);

      expect(trackerStatus()).to.equal('resolved');
      expect(reasons()).to.deep.equal(['resolved']);
    });

    it('asks with the same id again, so that what was done is not done twice', async () => {
      scenario.trackers.plan(['fails_after']);
      await happen(issue.transition(DONE));

      await scenario.sweepAfter(DAY);

      const [first, again] = scenario.trackers.asked;
      expect(again).to.deep.equal(first);
      expect(reasons()).to.deep.equal(['resolved']);
    });

    it('is not asked again before the time it asked for', async () => {
      scenario.trackers.plan(['fails_before'], () => new TrackerUnavailable('429', { retryAfterMs: 7_000 }));
      await happen(issue.transition(DONE));

      expect(await scenario.sweepAfter(6_999)).to.equal(0);
      expect(await scenario.sweepAfter(1)).to.equal(1);

      expect(trackerStatus()).to.equal('resolved');
    });

    it(`is given up after ${MOST_ATTEMPTS} tries, and says so`, async () => {
      scenario.trackers.plan(Array<'fails_before'>(MOST_ATTEMPTS).fill('fails_before'));
      await happen(issue.transition(DONE));
      while ((await scenario.sweepAfter(DAY)) > 0);

      expect(lastEffect()).to.include({ state: 'dead', attempts: MOST_ATTEMPTS });
      expect(scenario.trackers.asked).to.have.lengthOf(MOST_ATTEMPTS);
      expect(scenario.decisionsOf(linkId).at(-1)).to.deep.include({
        outcome: 'dead',
        reason: 'tracker_gave_up',
        values: { problem: 'the tracker is away', attempts: MOST_ATTEMPTS },
      });
    });

    it('is made good by the next event of the issue after it was given up', async () => {
      scenario.trackers.plan(Array<'fails_before'>(MOST_ATTEMPTS).fill('fails_before'));
      await happen(issue.transition(DONE));
      while ((await scenario.sweepAfter(DAY)) > 0);

      await happen(issue.edit());

      expect(trackerStatus()).to.equal('resolved');
    });

    it('is put right by the next event when it was given up and yet done', async () => {
      scenario.trackers.plan(Array<'fails_after'>(MOST_ATTEMPTS).fill('fails_after'));
      await happen(issue.transition(DONE));
      while ((await scenario.sweepAfter(DAY)) > 0);
      expect(trackerStatus()).to.equal('resolved');
      issue.transition(TO_DO);

      await happen(issue.edit());

      expect(trackerStatus()).to.equal('unresolved');
      expect(link().isInDoubt).to.equal(false);
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
        await happen(issue.transition(DONE));
        expect(lastEffect()).to.include({
          state: 'waiting',
          lastProblem: 'the tracker failed unexpectedly: see the log',
        });

        await scenario.sweepAfter(DAY);

        expect(trackerStatus()).to.equal('resolved');
      });
    }

    it('says that the tracker issue is gone, and does not ask again', async () => {
      scenario.tables.trackerIssues.delete(link().trackerIssueId);

      await happen(issue.transition(DONE));

      expect(lastEffect()?.state).to.equal('failed');
      expect(reasons()).to.deep.equal(['tracker_issue_gone']);
    });
  });

  describe('that is superseded by a newer one while it waits', () => {
    for (const reached of ['fails_before', 'fails_after'] as const) {
      const whether = reached === 'fails_before' ? 'had not reached' : 'had reached';

      it(`ends unresolved when the resolving ${whether} the tracker`, async () => {
        scenario.trackers.plan([reached]);
        await happen(issue.transition(DONE));

        await happen(issue.transition(TO_DO));
        await scenario.sweepAfter(DAY);

        expect(trackerStatus()).to.equal('unresolved');
        expect(link()).to.include({ lastDone: false, isInDoubt: false });
        expect(reasons()[0]).to.equal('superseded');
      });

      it(`ends resolved when the unresolving ${whether} the tracker`, async () => {
        await happen(issue.transition(DONE));
        scenario.trackers.plan([reached]);
        await happen(issue.transition(TO_DO));

        await happen(issue.transition(CLOSED));
        await scenario.sweepAfter(DAY);

        expect(trackerStatus()).to.equal('resolved');
        expect(link()).to.include({ lastDone: true, isInDoubt: false });
      });
    }

    it('is decided on once, with what took its place', async () => {
      scenario.trackers.plan(['fails_before']);
      await happen(issue.transition(DONE));
      const old = lastEffect();

      await happen(issue.transition(CLOSED));

      const decisions = scenario.decisionsOf(linkId).filter(({ effectId }) => effectId === old?.id);
      expect(decisions).to.have.lengthOf(1);
      expect(decisions[0]).to.deep.include({
        outcome: 'skipped',
        reason: 'superseded',
        values: { by: lastEffect()?.id },
      });
    });

    it('takes the place of an older one that comes late', async () => {
      const [inProgress, done] = [issue.transition(IN_PROGRESS), issue.transition(DONE)];
      scenario.trackers.plan(['fails_before']);
      await happen(done);

      await happen(inProgress);
      await scenario.sweepAfter(DAY);

      expect(trackerStatus()).to.equal('resolved');
      expect(reasons()).to.deep.equal(['superseded', 'resolved']);
    });

    it('is not undone by older ones that come late, when it had reached the tracker', async () => {
      await happen(issue.transition(DONE));
      const late = [issue.transition(IN_PROGRESS), issue.transition(CLOSED)];
      scenario.trackers.plan(['fails_after']);
      await happen(issue.transition(TO_DO));

      await happen(...late);
      await scenario.sweepAfter(DAY);

      expect(trackerStatus()).to.equal('unresolved');
      expect(link()).to.include({ lastDone: false, jiraStatusId: TO_DO.id });
    });

    it('takes no place of one of another link', async () => {
      const other = await scenario.link(connected);
      scenario.trackers.plan(['fails_before', 'served']);
      await happen(issue.transition(DONE));

      await happen(issue.transition(TO_DO));

      expect(scenario.reasonsOf(other).slice(1)).to.deep.equal(['resolved', 'unresolved']);
    });
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

      expect(await scenario.sweepAfter(89_999)).to.equal(0);
      expect(await scenario.sweepAfter(1)).to.equal(1);

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

        await happen(issue.transition(DONE));

        expect(scenario.linkOf(newLink).state).to.equal('linked');
        expect(scenario.trackerStatusOf(newLink)).to.equal('resolved');
      });
    }

    it('asks the tracker again for what it read, whatever Jira shows since: newer events see to that', async () => {
      issue.transition(DONE);
      scenario.trackers.plan(['fails_after']);
      await scenario.settle();

      await happen(issue.transition(TO_DO));
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
      await happen(issue.edit());

      expect(scenario.trackerStatusOf(newLink)).to.equal('unresolved');
    });

    it('takes the place of an older one that waits and had reached the tracker', async () => {
      await happen(issue.transition(DONE));
      scenario.trackers.plan(['fails_after', 'fails_after']);
      await happen(issue.transition(TO_DO));
      issue.transition(CLOSED);

      await happen({ transition: { transitionId: 5 }, issue: { id: issue.id, key: issue.key } });
      await scenario.sweepAfter(DAY);

      expect([linkId, newLink].map((id) => scenario.trackerStatusOf(id))).to.deep.equal([
        'resolved',
        'resolved',
      ]);
      expect(link()).to.include({ lastDone: true, jiraStatusId: CLOSED.id });
    });

    it('tells the key of the issue as well', async () => {
      issue.move('NUM-9');

      await scenario.settle();

      expect(scenario.linkOf(newLink).jiraIssueKey).to.equal('NUM-9');
    });

    it('finds a link that lost sight of its issue in lockstep again with any newer event', async () => {
      await scenario.settle();
      scenario.jira.failOn('issues.read', new JiraFailure('jira_forbidden', 'Not to be seen.'));
      await happen({ transition: { transitionId: 5 }, issue: { id: issue.id, key: issue.key } });
      expect(scenario.linkOf(newLink).state).to.equal('unreachable');

      await happen(issue.edit());

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
        await happen(issue.edit(), issue.transition(DONE));

        expect(title).to.equal('Another');
        expect(integration().problem).to.deep.equal(problem);
        expect(scenario.jira.calls).to.have.lengthOf(before);
      });

      it('keeps taking events, and carries out what needs no Jira', async () => {
        await happen(issue.transition(DONE));

        expect(scenario.deliveries.map(({ state }) => state)).to.deep.equal(['processed']);
        expect(trackerStatus()).to.equal('resolved');
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
