import { expect } from 'chai';

import { CLOSED, DONE, TO_DO, type Payload } from '../../../support/payloads.ts';
import type { Scenario } from '../../../support/scenario.ts';
import type { IssueInJira } from '../../../support/scenario-issue.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';

const DAY = 24 * 3_600_000;
const FIXED = { id: '1', name: 'Fixed' };
const WONT_FIX = { id: '2', name: "Won't Fix" };

describe('a Jira issue that becomes done', () => {
  let linked: LinkedIssue;
  let scenario: Scenario;
  let issue: IssueInJira;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    ({ scenario, issue } = linked);
  });

  const values = () => scenario.decisionsOf(linked.linkId).at(-1)?.values;
  const actions = () => scenario.trackers.asked.map(({ action }) => action);
  /** The event without the resolution that its issue has. */
  const withoutResolution = (payload: Payload) =>
    JSON.parse(JSON.stringify(payload), (name, value: unknown) =>
      name === 'resolution' ? undefined : value,
    ) as Payload;

  describe('by a resolution that means "ignored"', () => {
    beforeEach(() => linked.changeSettings({ ignoredResolutionIds: [WONT_FIX.id] }));

    it('has the tracker issue ignored, and unresolved when it is reopened', async () => {
      await linked.happen(issue.transition(DONE, WONT_FIX));
      expect(linked.trackerStatus).to.equal('ignored');
      expect(linked.link.lastDone).to.equal(true);
      expect(values()).to.include({ resolution: "Won't Fix", action: 'ignore', supported: true });

      await linked.happen(issue.transition(TO_DO));
      expect(linked.trackerStatus).to.equal('unresolved');
      expect(linked.reasons).to.deep.equal(['ignored', 'unresolved']);
    });

    it('has it resolved by any other resolution, or none', async () => {
      await linked.happen(issue.transition(DONE, FIXED), issue.transition(TO_DO), issue.transition(DONE));

      expect(linked.reasons).to.deep.equal(['resolved', 'unresolved', 'resolved']);
    });

    it('has it ignored by what Jira shows, when the event leaves the resolution out', async () => {
      await linked.happen(withoutResolution(issue.transition(DONE, WONT_FIX)));

      expect(linked.trackerStatus).to.equal('ignored');
    });

    it('has it ignored by what Jira shows, when the issue has gone on to another status since', async () => {
      scenario.jira.putStatus({ id: DONE.id, name: DONE.name, category: 'done' });
      const text = JSON.stringify(issue.transition(DONE, FIXED));
      const passed = JSON.parse(text, (name, value: unknown) =>
        name === 'status' ? CLOSED : value,
      ) as Payload;
      issue.transition(CLOSED, WONT_FIX);

      await linked.happen(passed);

      expect(linked.trackerStatus).to.equal('ignored');
    });

    it('has it ignored on linking', async () => {
      issue.transition(DONE, WONT_FIX);

      const another = await scenario.link(linked.connected);

      expect(scenario.trackerStatusOf(another)).to.equal('ignored');
    });

    it('has it resolved by a tracker that cannot ignore, and says so', async () => {
      scenario.trackers.unsupported.add('ignore');

      await linked.happen(issue.transition(DONE, WONT_FIX));

      expect(linked.trackerStatus).to.equal('resolved');
      expect(actions()).to.deep.equal(['ignore', 'resolve']);
      expect(linked.reasons).to.deep.equal(['resolved']);
      expect(values()).to.include({ action: 'ignore', supported: false });
    });

    it('follows the project', async () => {
      await linked.changeSettings({ projectRules: { '10100': { ignoredResolutionIds: [FIXED.id] } } });

      await linked.happen(issue.transition(DONE, FIXED));

      expect(linked.trackerStatus).to.equal('ignored');
    });
  });

  it('is not read for its resolution when no resolution means "ignored"', async () => {
    const before = scenario.jira.calls.length;

    await linked.happen(withoutResolution(issue.transition(DONE, WONT_FIX)));

    expect(linked.trackerStatus).to.equal('resolved');
    expect(scenario.jira.calls).to.have.lengthOf(before);
  });

  for (const strategy of ['resolve_in_current_release', 'resolve_in_next_release'] as const) {
    describe(`where the strategy is ${strategy}`, () => {
      beforeEach(() => linked.changeSettings({ resolutionStrategy: strategy }));

      it('has the tracker issue resolved so', async () => {
        scenario.trackers.knowsReleases = true;

        await linked.happen(issue.transition(DONE, FIXED));

        expect(actions()).to.deep.equal([strategy]);
        expect(values()).to.include({ action: strategy, supported: true });
        expect(linked.trackerStatus).to.equal('resolved');
      });

      it('has it simply resolved by a tracker that cannot, and says so', async () => {
        await linked.happen(issue.transition(DONE, FIXED));

        expect(actions()).to.deep.equal([strategy, 'resolve']);
        expect(values()).to.include({ action: strategy, supported: false });
        expect(linked.trackerStatus).to.equal('resolved');
      });

      it('ends so too when the tracker fails in between', async () => {
        scenario.trackers.plan(['served', 'fails_after']);

        await linked.happen(issue.transition(DONE, FIXED));
        await scenario.sweepAfter(DAY);

        expect(linked.trackerStatus).to.equal('resolved');
        expect(linked.reasons).to.deep.equal(['resolved']);
        expect(new Set(scenario.trackers.asked.map(({ effect }) => effect)).size).to.equal(1);
      });
    });
  }

  it('is left alone in a project whose status is not followed', async () => {
    await linked.changeSettings({ projectRules: { '10100': { inboundStatus: false } } });

    await linked.happen(issue.transition(DONE));

    expect(linked.reasons).to.deep.equal(['status_sync_off']);
  });

  it('waits when a tracker says that it cannot do what every tracker does', async () => {
    scenario.trackers.unsupported.add('resolve');

    await linked.happen(issue.transition(DONE));

    expect(linked.lastEffect).to.include({ state: 'waiting' });
  });
});
