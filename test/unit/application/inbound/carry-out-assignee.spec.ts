import { expect } from 'chai';

import { MOST_ATTEMPTS } from '../../../../src/domain/effect.ts';
import { aUser, DONE, type Payload } from '../../../support/payloads.ts';
import type { Scenario } from '../../../support/scenario.ts';
import type { IssueInJira } from '../../../support/scenario-issue.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';

const DAY = 24 * 3_600_000;
const [BOB, CAROL, DAVE] = [aUser('bob'), aUser('carol'), aUser('dave')];

describe('an assignee of Jira', () => {
  let linked: LinkedIssue;
  let scenario: Scenario;
  let issue: IssueInJira;

  async function open(shape: { assignee?: Payload; stepMs?: number } = {}): Promise<void> {
    linked = await LinkedIssue.open(shape);
    ({ scenario, issue } = linked);
    await scenario.addTrackerUser(linked.connected, { name: 'bob' });
    await scenario.addTrackerUser(linked.connected, {
      name: 'c.smith',
      email: 'CAROL@example.com',
      isEmailVerified: true,
    });
  }

  beforeEach(() => open());

  const lastDecision = () => scenario.decisionsOf(linked.linkId).at(-1);

  describe('assigns the tracker issue', () => {
    it('to the same person, and to nobody when the Jira issue is unassigned', async () => {
      await linked.happen(issue.assign(BOB));
      expect(linked.trackerAssignee).to.equal('bob');
      await linked.happen(issue.assign(CAROL));
      expect(linked.trackerAssignee).to.equal('c.smith');
      await linked.happen(issue.assign(null));
      expect(linked.trackerAssignee).to.equal(null);

      expect(linked.reasons).to.deep.equal(['assigned', 'assigned', 'unassigned']);
      expect(linked.trackerStatus).to.equal('unresolved');
    });

    it('and says whom, why, by whom and how they were found', async () => {
      await linked.happen(issue.assign(CAROL));

      expect(lastDecision()).to.deep.include({
        kind: 'assignee',
        source: 'delivery',
        outcome: 'applied',
        reason: 'assigned',
        deliveryId: scenario.deliveries.at(-1)?.id,
      });
      expect(lastDecision()?.values).to.include({
        assignee: 'User carol',
        changed: true,
        to: 'c.smith',
        foundBy: 'email',
        by: 'User ada',
      });
    });

    it('and says so when it was so already', async () => {
      await linked.happen(
        issue.assign(BOB),
        issue.assign({ ...BOB, displayName: 'Bobby' }),
        issue.assign(null),
      );
      await linked.happen(issue.assign(null));

      expect(linked.reasons).to.deep.equal([
        'assigned',
        'already_assigned',
        'unassigned',
        'already_unassigned',
      ]);
    });

    it('by the mapping before anything else', async () => {
      const mapped = await scenario.addTrackerUser(linked.connected, { name: 'robert' });
      await linked.changeSettings({ userMapping: [{ jiraUser: 'BOB', trackerUser: mapped.id }] });

      await linked.happen(issue.assign(BOB));

      expect(linked.trackerAssignee).to.equal('robert');
      expect(lastDecision()?.values).to.include({ foundBy: 'mapping' });
    });

    it('also when an event merely mentions whom nobody told of', async () => {
      issue.assign(BOB);

      await linked.happen(issue.edit());
      await linked.happen(issue.edit());

      expect(linked.trackerAssignee).to.equal('bob');
      expect(linked.reasons).to.deep.equal(['assigned']);
    });

    it('when the issues are linked, if the Jira issue is assigned to somebody the tracker knows', async () => {
      await open({ assignee: BOB });
      const another = await scenario.link(linked.connected);

      expect(scenario.trackerAssigneeOf(another)).to.equal('bob');
      expect(scenario.decisionsOf(another).map(({ kind, source }) => [kind, source])).to.deep.include([
        'assignee',
        'linking',
      ]);
    });

    it('of each Installation, by its own people and settings', async () => {
      const joined = await scenario.connect();
      const theirs = await scenario.link(joined);
      await linked.changeSettings({ inboundAssignee: false });
      await scenario.addTrackerUser(joined, { name: 'bob' });

      await linked.happen(issue.assign(BOB));

      expect([linked.linkId, theirs].map((id) => scenario.trackerAssigneeOf(id))).to.deep.equal([
        null,
        'bob',
      ]);
    });
  });

  describe('leaves the tracker issue as it is assigned', () => {
    beforeEach(() => linked.happen(issue.assign(BOB)));

    /** What was decided on `user`, who was told last. */
    async function decidedOn(user: Payload): Promise<unknown> {
      await linked.happen(issue.assign(user));
      expect(linked.trackerAssignee).to.equal('bob');
      return lastDecision()?.reason;
    }

    it('when nobody in the tracker is known to be them', async () => {
      expect(await decidedOn(DAVE)).to.equal('assignee_unknown');
      expect(lastDecision()).to.deep.include({ outcome: 'skipped' });
    });

    it('when several may be them, whom it names', async () => {
      const twins = ['Dave', 'DAVE'].map((name) => scenario.addTrackerUser(linked.connected, { name }));
      const [one, other] = await Promise.all(twins);

      expect(await decidedOn(DAVE)).to.equal('assignee_ambiguous');
      expect(lastDecision()?.values).to.include({
        foundBy: 'name',
        candidates: `Dave (${one?.id ?? ''}), DAVE (${other?.id ?? ''})`,
      });
    });

    it('when their e-mail is not verified, and names who claims it', async () => {
      const { id } = await scenario.addTrackerUser(linked.connected, {
        name: 'x',
        email: 'dave@example.com',
      });

      expect(await decidedOn(DAVE)).to.equal('assignee_unknown');
      expect(lastDecision()?.values).to.include({ candidates: `x (${id})` });
    });

    it('when Jira hides their e-mail and nothing else tells who they are', async () => {
      const hidden = { ...aUser('dave'), emailAddress: 'dave at example' };

      expect(await decidedOn(hidden)).to.equal('assignee_email_hidden');
    });

    it('when the mapping names somebody whom the tracker does not assign', async () => {
      await linked.changeSettings({ userMapping: [{ jiraUser: 'dave', trackerUser: 'nobody' }] });

      expect(await decidedOn(DAVE)).to.equal('assignee_not_assignable');
    });

    it('when its sync is off, in general or in its project', async () => {
      await linked.changeSettings({ inboundAssignee: false });
      expect(await decidedOn(CAROL)).to.equal('assignee_sync_off');

      await linked.changeSettings({ projectRules: { '10100': { inboundAssignee: false } } });
      expect(await decidedOn({ ...CAROL, key: 'KEY-other' })).to.equal('assignee_sync_off');
    });

    it('and goes by the newest from then on, whatever was decided', async () => {
      const [dave, carol] = [issue.assign(DAVE), issue.assign(CAROL)];
      const daveAgain = issue.assign(DAVE);

      await linked.happen(daveAgain, carol, dave);

      expect(linked.reasons.slice(1)).to.deep.equal(['assignee_unknown', 'stale', 'stale']);
      expect(linked.link).to.deep.include({ jiraAssignee: 'KEY-dave' });
      expect(linked.trackerAssignee).to.equal('bob');
    });
  });

  describe('in the order of Jira', () => {
    it('is stale when it is older than what was decided on', async () => {
      const [bob, carol] = [issue.assign(BOB), issue.assign(CAROL)];

      await linked.happen(carol, bob);

      expect(linked.trackerAssignee).to.equal('c.smith');
      expect(linked.reasons).to.deep.equal(['assigned', 'stale']);
    });

    it('is carried out again when it comes again at the same moment', async () => {
      const bob = issue.assign(BOB);

      await linked.happen(bob, { ...bob, timestamp: 1 });

      expect(linked.reasons).to.deep.equal(['assigned', 'already_assigned']);
    });

    it('is told by Jira itself when two are of one moment', async () => {
      await open({ stepMs: 0 });
      const [bob, carol] = [issue.assign(BOB), issue.assign(CAROL)];

      await linked.happen(carol, bob);

      expect(linked.trackerAssignee).to.equal('c.smith');
    });

    it('is read from Jira when an event does not say how old it is', async () => {
      const text = JSON.stringify(issue.assign(BOB));
      issue.assign(CAROL);
      const ageless = JSON.parse(text, (name, value: unknown) =>
        name === 'updated' ? 'yesterday' : value,
      ) as Payload;

      await linked.happen(ageless);

      expect(linked.trackerAssignee).to.equal('c.smith');
    });

    it('waits for the authorization when Jira has to be read and may not be', async () => {
      const ageless = JSON.parse(JSON.stringify(issue.assign(BOB)), (name, value: unknown) =>
        name === 'updated' ? null : value,
      ) as Payload;
      scenario.jira.revokeAccess();
      await linked.happen(ageless);
      expect(linked.lastEffect).to.include({ state: 'waiting', nextAttemptAt: null });

      await scenario.authorize(linked.connected.integrationId);
      await scenario.settle();

      expect(linked.trackerAssignee).to.equal('bob');
    });
  });

  describe('when the tracker fails', () => {
    it('waits and is asked for with the same id and the same person, also when who is who has changed', async () => {
      scenario.trackers.plan(['fails_after']);
      await linked.happen(issue.assign(BOB));
      const other = await scenario.addTrackerUser(linked.connected, { name: 'other' });
      await linked.changeSettings({ userMapping: [{ jiraUser: 'bob', trackerUser: other.id }] });

      await scenario.sweepAfter(DAY);

      const [first, again] = scenario.trackers.assigned;
      expect(again).to.deep.equal(first);
      expect(linked.trackerAssignee).to.equal('bob');
      expect(linked.reasons).to.deep.equal(['assigned']);
    });

    it('does not keep the status of the same event from being carried out', async () => {
      scenario.trackers.plan(['fails_before']);
      issue.assign(BOB);

      await linked.happen(issue.transition(DONE));

      expect(linked.trackerStatus).to.equal('resolved');
      expect(linked.trackerAssignee).to.equal(null);
      await scenario.sweepAfter(DAY);
      expect(linked.trackerAssignee).to.equal('bob');
    });

    it('does not when it answers as no tracker may, either', async () => {
      scenario.trackers.plan(['answers_oddly']);
      issue.assign(BOB);

      await linked.happen(issue.transition(DONE));

      expect(linked.trackerStatus).to.equal('resolved');
      expect(scenario.effectsOf(linked.linkId).filter(({ state }) => state === 'waiting')).to.have.lengthOf(
        1,
      );
    });

    it(`is given up after ${MOST_ATTEMPTS} tries, and made good by the next event`, async () => {
      await linked.happen(issue.assign(CAROL));
      scenario.trackers.plan(Array<'fails_after'>(MOST_ATTEMPTS).fill('fails_after'));
      await linked.happen(issue.assign(BOB));
      while ((await scenario.sweepAfter(DAY)) > 0);
      expect(linked.reasons).to.deep.equal(['assigned', 'tracker_gave_up']);
      expect(linked.link).to.include({ isAssigneeInDoubt: true, isInDoubt: false });

      issue.assign(CAROL);
      await linked.happen(issue.edit());

      expect(linked.trackerAssignee).to.equal('c.smith');
      expect(linked.link).to.include({ isAssigneeInDoubt: false });
    });

    it('says so when the tracker issue is gone', async () => {
      scenario.tables.trackerIssues.delete(linked.link.trackerIssueId);

      await linked.happen(issue.assign(BOB), issue.assign(null));

      expect(linked.reasons).to.deep.equal(['tracker_issue_gone', 'tracker_issue_gone']);
    });
  });
});
