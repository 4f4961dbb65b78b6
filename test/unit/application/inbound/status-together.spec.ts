import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { LinkId } from '../../../../src/domain/ids.ts';
import { DONE, IN_PROGRESS, TO_DO } from '../../../support/payloads.ts';
import type { Scenario } from '../../../support/scenario.ts';
import type { IssueInJira } from '../../../support/scenario-issue.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';

const DAY = 24 * 3_600_000;

describe('three tracker issues on one Jira issue that is done', () => {
  let linked: LinkedIssue;
  let scenario: Scenario;
  let issue: IssueInJira;
  let links: readonly [LinkId, LinkId, LinkId];

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    ({ scenario, issue } = linked);
    const { connected, linkId } = linked;
    links = [linkId, await scenario.link(connected), await scenario.link(connected)];
    await linked.happen(issue.transition(DONE));
  });

  /** What a person does in the tracker. */
  async function set(link: LinkId, status: 'resolved' | 'unresolved'): Promise<void> {
    await scenario.useCases.setLocalTrackerIssueStatus.execute({
      scope: EVERYTHING,
      by: 'Bob',
      trackerIssueId: scenario.linkOf(link).trackerIssueId,
      status,
    });
  }

  const statuses = () => links.map((id) => scenario.trackerStatusOf(id));
  const lastReasons = () => links.map((id) => scenario.reasonsOf(id).at(-1));

  it('are each unresolved when it is reopened, which is the rule unless another is set', async () => {
    await set(links[1], 'unresolved');

    await linked.happen(issue.transition(TO_DO));

    expect(statuses()).to.deep.equal(['unresolved', 'unresolved', 'unresolved']);
    expect(lastReasons()).to.deep.equal(['unresolved', 'already_unresolved', 'unresolved']);
  });

  it('each tell where the change came from: who, from which status to which, by which event, for how many', async () => {
    await linked.happen(issue.transition(IN_PROGRESS));

    for (const id of links) {
      expect(scenario.decisionsOf(id).at(-1)?.values).to.include({
        by: 'User ada',
        from: 'Done',
        status: 'In Progress',
        event: 'jira:issue_updated',
        others: 2,
      });
    }
  });

  describe('under the rule "all"', () => {
    beforeEach(() => linked.changeSettings({ statusRule: 'all' }));

    it('are all unresolved when it is reopened in Jira alone', async () => {
      await linked.happen(issue.transition(TO_DO));

      expect(statuses()).to.deep.equal(['unresolved', 'unresolved', 'unresolved']);
      expect(lastReasons()).to.deep.equal(['unresolved', 'unresolved', 'unresolved']);
    });

    for (const [nth, which] of ['first', 'second', 'third'].entries()) {
      it(`are left as they are, but for the ${which}, when that was unresolved in the tracker before`, async () => {
        await set(links[nth] ?? links[0], 'unresolved');

        await linked.happen(issue.transition(TO_DO));

        expect(statuses()).to.deep.equal([0, 1, 2].map((at) => (at === nth ? 'unresolved' : 'resolved')));
        expect(lastReasons()).to.deep.equal(
          [0, 1, 2].map((at) => (at === nth ? 'already_unresolved' : 'held_back')),
        );
        const held = links[nth === 0 ? 1 : 0];
        expect(scenario.decisionsOf(held).at(-1)?.values).to.include({
          heldBackBy: 'A crash',
          by: 'User ada',
        });
      });
    }

    it('are not unresolved by what comes later, until the Jira issue was done once more', async () => {
      await set(links[0], 'unresolved');
      await linked.happen(issue.transition(TO_DO), issue.transition(IN_PROGRESS));
      await set(links[0], 'resolved');
      await linked.happen(issue.transition(TO_DO));
      expect(statuses()).to.deep.equal(['resolved', 'resolved', 'resolved']);

      await linked.happen(issue.transition(DONE), issue.transition(TO_DO));

      expect(statuses()).to.deep.equal(['unresolved', 'unresolved', 'unresolved']);
    });

    it('are left as they are also when the tracker fails for the one that was unresolved', async () => {
      await set(links[0], 'unresolved');
      scenario.trackers.plan(['fails_before']);

      await linked.happen(issue.transition(TO_DO));
      await scenario.sweepAfter(DAY);

      expect(statuses()).to.deep.equal(['unresolved', 'resolved', 'resolved']);
    });

    it('are all unresolved also when the tracker did it for one and did not say so', async () => {
      scenario.trackers.plan(['fails_after']);

      await linked.happen(issue.transition(TO_DO));
      await scenario.sweepAfter(DAY);

      expect(statuses()).to.deep.equal(['unresolved', 'unresolved', 'unresolved']);
      expect(lastReasons()).to.deep.equal(['unresolved', 'unresolved', 'unresolved']);
    });

    it('look at no tracker issue of another Installation', async () => {
      const theirs = await scenario.link(await scenario.connect());
      await set(theirs, 'unresolved');

      await linked.happen(issue.transition(TO_DO));

      expect(statuses()).to.deep.equal(['unresolved', 'unresolved', 'unresolved']);
    });

    it('are all resolved when it is done, whatever the tracker did before', async () => {
      await set(links[1], 'unresolved');
      await linked.happen(issue.transition(TO_DO), issue.transition(DONE));

      expect(statuses()).to.deep.equal(['resolved', 'resolved', 'resolved']);
    });
  });
});
