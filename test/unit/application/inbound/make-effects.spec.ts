import { expect } from 'chai';

import { changed, DONE, type Payload } from '../../../support/payloads.ts';
import type { Scenario, Connected } from '../../../support/scenario.ts';
import type { IssueInJira } from '../../../support/scenario-issue.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';

describe('a Delivery', () => {
  let linked: LinkedIssue;
  let scenario: Scenario;
  let connected: Connected;
  let issue: IssueInJira;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    ({ scenario, connected, issue } = linked);
  });

  const settled = () => scenario.deliveries.map(({ state, reason }) => ({ state, reason }));

  it('is processed when it asks for something', async () => {
    await linked.happen(issue.transition(DONE));

    expect(scenario.deliveries[0]).to.deep.include({
      state: 'processed',
      reason: null,
      processedAt: scenario.clock.now(),
    });
  });

  describe('is ignored, with the reason, when it', () => {
    const withChangelog = (changelog: unknown): Payload => ({ ...issue.edit(), changelog });
    const ignored: readonly (readonly [string, string, () => Payload])[] = [
      ['changes something else', 'nothing_to_sync', () => issue.edit()],
      ['has an item nobody can read', 'no_readable_item', () => withChangelog({ items: [{ to: '7' }] })],
      ['has an empty changelog', 'no_readable_item', () => withChangelog({ items: [] })],
      ['has no changelog', 'no_changelog', () => withChangelog(null)],
      ['has a text for a changelog', 'no_changelog', () => withChangelog('x')],
      ['has an array for a changelog', 'no_changelog', () => withChangelog([])],
      [
        'changes a custom field called status',
        'nothing_to_sync',
        () => withChangelog({ items: [changed('status', ['1', 'a'], ['2', 'b'], { fieldtype: 'custom' })] }),
      ],
    ];
    for (const [what, reason, payload] of ignored) {
      it(what, async () => {
        await linked.happen(payload());

        expect(settled()).to.deep.equal([{ state: 'ignored', reason }]);
        expect(linked.reasons).to.be.empty;
      });
    }

    it('is damaged since it was kept', async () => {
      await scenario.deliver(connected, issue.transition(DONE));
      const [kept] = scenario.deliveries;
      if (kept !== undefined) {
        scenario.tables.deliveries.set(kept.id, { ...kept, body: Buffer.from('{"issue":{"id":"10') });
      }

      await scenario.settle();

      expect(settled()).to.deep.equal([{ state: 'ignored', reason: 'not_an_object' }]);
    });

    it('comes for a link that is over', async () => {
      const late = issue.edit();
      await scenario.deliver(connected, late);
      await scenario.deliver(connected, issue.delete());
      const [first, second] = scenario.deliveries;
      if (first !== undefined && second !== undefined) {
        scenario.tables.deliveries.set(first.id, { ...first, sequence: second.sequence + 1 });
      }

      await scenario.settle();

      expect(settled()[0]?.state).to.equal('ignored');
    });
  });

  it('that names no event, as from a workflow, has Jira read', async () => {
    issue.transition(DONE);

    await linked.happen({ transition: { transitionId: 5 }, issue: { id: issue.id, key: issue.key } });

    expect(linked.trackerStatus).to.equal('resolved');
  });
});
