import { expect } from 'chai';

import type { LinkId } from '../../../../src/domain/ids.ts';
import { changed, DONE, IN_PROGRESS, TO_DO, type Payload } from '../../../support/payloads.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';

describe('a Delivery', () => {
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

  const settled = () => scenario.deliveries.map(({ state, reason }) => ({ state, reason }));
  const reasons = () => scenario.reasonsOf(linkId).slice(1);
  const link = () => scenario.linkOf(linkId);

  it('is processed when it asks for something', async () => {
    await happen(issue.transition(DONE));

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
      ['is a comment', 'nothing_to_sync', () => issue.comment()],
      [
        'changes the assignee',
        'nothing_to_sync',
        () => withChangelog({ items: [changed('assignee', [null, null], ['JIRAUSER1', 'Bob'])] }),
      ],
      [
        'changes a custom field called status',
        'nothing_to_sync',
        () => withChangelog({ items: [changed('status', ['1', 'a'], ['2', 'b'], { fieldtype: 'custom' })] }),
      ],
    ];
    for (const [what, reason, payload] of ignored) {
      it(what, async () => {
        await happen(payload());

        expect(settled()).to.deep.equal([{ state: 'ignored', reason }]);
        expect(reasons()).to.be.empty;
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

    await happen({ transition: { transitionId: 5 }, issue: { id: issue.id, key: issue.key } });

    expect(scenario.trackerStatusOf(linkId)).to.equal('resolved');
  });

  describe('about a deletion', () => {
    it('ends the link for good, though it carries a changelog of old', async () => {
      issue.transition(DONE);

      await happen(issue.delete());

      expect(link()).to.include({ state: 'deleted', lastDone: false });
      expect(reasons()).to.deep.equal(['jira_issue_deleted']);
      expect(scenario.trackerStatusOf(linkId)).to.equal('unresolved');
    });

    it('is final: no later update revives the link', async () => {
      const update = issue.transition(DONE);
      await happen(issue.delete());

      expect(await scenario.deliver(connected, update)).to.equal('not_linked');
      await scenario.settle();

      expect(link().state).to.equal('deleted');
      expect(scenario.trackerStatusOf(linkId)).to.equal('unresolved');
    });

    it('is final also for updates that were kept before it was understood', async () => {
      const [update, deletion] = [issue.transition(DONE), issue.delete()];

      await happen(deletion, update);

      expect(link().state).to.equal('deleted');
      expect(scenario.trackerStatusOf(linkId)).to.equal('unresolved');
      expect(settled().map(({ state }) => state)).to.deep.equal(['processed', 'ignored']);
    });

    it('ends what waits for the link, with a reason', async () => {
      scenario.trackers.plan(['fails_before']);
      await happen(issue.transition(DONE));

      await happen(issue.delete());
      await scenario.sweepAfter(24 * 3_600_000);

      expect(reasons()).to.deep.equal(['jira_issue_deleted', 'link_over']);
      expect(scenario.effectsOf(linkId).map(({ state }) => state)).to.deep.equal([
        'skipped',
        'skipped',
        'applied',
      ]);
    });

    it('ends every link to the issue, and none to another', async () => {
      const second = await scenario.link(connected);
      new IssueInJira(scenario.jira, { id: '10301', key: 'ABC-5' });
      const other = await scenario.link(connected, 'ABC-5');

      await happen(issue.delete());

      expect([linkId, second, other].map((id) => scenario.linkOf(id).state)).to.deep.equal([
        'deleted',
        'deleted',
        'linked',
      ]);
    });
  });

  describe('about a move', () => {
    it('gives the link its new key, and keeps the issue', async () => {
      await happen(issue.move('NUM-9'));

      expect(link()).to.include({ jiraIssueKey: 'NUM-9', jiraIssueId: issue.id });
      expect(scenario.decisionsOf(linkId).at(-1)).to.deep.include({
        kind: 'move',
        outcome: 'applied',
        reason: 'key_changed',
        values: { from: 'ABC-4', to: 'NUM-9' },
      });
    });

    it('counts only when it is the newest, in whatever order moves come', async () => {
      const [first, second] = [issue.move('NUM-9'), issue.move('ZED-1')];

      await happen(second, first);

      expect(link().jiraIssueKey).to.equal('ZED-1');
      expect(reasons()).to.deep.equal(['key_changed', 'stale']);
    });

    it('back and forth ends with the key of the end', async () => {
      const [there, back] = [issue.move('NUM-9'), issue.move('ABC-4')];

      await happen(back, there);

      expect(link().jiraIssueKey).to.equal('ABC-4');
      expect(reasons()).to.deep.equal(['key_unchanged', 'stale']);
    });

    it('that was lost is told by the next event', async () => {
      issue.move('NUM-9');

      await happen(issue.edit());

      expect(link().jiraIssueKey).to.equal('NUM-9');
    });

    it('is not told by an event that merely mentions a key and does not say how old it is', async () => {
      const { key } = issue;
      await happen(issue.move('NUM-9'));

      await happen({ webhookEvent: 'jira:issue_updated', issue: { id: issue.id, key } });

      expect(link().jiraIssueKey).to.equal('NUM-9');
    });

    it('is not undone by an event from before it that comes late', async () => {
      const [edit, move] = [issue.edit(), issue.move('NUM-9')];

      await happen(move, edit);

      expect(link().jiraIssueKey).to.equal('NUM-9');
    });

    it('before the link is not undone by an event from before it that comes late', async () => {
      const early = issue.edit();
      issue.move('NUM-9');
      const late = await scenario.link(connected, 'NUM-9');

      await happen(early);

      expect(scenario.linkOf(late).jiraIssueKey).to.equal('NUM-9');
    });

    it('goes on while a status waits', async () => {
      scenario.trackers.plan(['fails_before']);
      await happen(issue.transition(DONE));

      await happen(issue.move('NUM-9'));

      expect(link().jiraIssueKey).to.equal('NUM-9');
    });

    it('with a status comes first', async () => {
      const payload = issue.move('NUM-9');
      const items = [
        changed('Key', [null, 'ABC-4'], [null, 'NUM-9']),
        changed('status', [TO_DO.id, TO_DO.name], [IN_PROGRESS.id, IN_PROGRESS.name]),
      ];

      await happen({ ...payload, changelog: { items } });

      expect(
        scenario
          .decisionsOf(linkId)
          .map(({ kind }) => kind)
          .slice(1),
      ).to.deep.equal(['move', 'status']);
    });
  });
});
