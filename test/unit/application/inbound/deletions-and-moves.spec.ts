import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { ExternalIssueLink } from '../../../../src/domain/external-issue-link.ts';
import type { LinkId } from '../../../../src/domain/ids.ts';
import { changed, DONE, IN_PROGRESS, TO_DO } from '../../../support/payloads.ts';
import type { Scenario, Connected } from '../../../support/scenario.ts';
import { IssueInJira, projectOf } from '../../../support/scenario-issue.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';

describe('a Delivery', () => {
  let linked: LinkedIssue;
  let scenario: Scenario;
  let connected: Connected;
  let issue: IssueInJira;
  let linkId: LinkId;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    ({ scenario, connected, issue, linkId } = linked);
  });

  const settled = () => scenario.deliveries.map(({ state, reason }) => ({ state, reason }));

  describe('about a deletion', () => {
    it('ends the link for good, though it carries a changelog of old', async () => {
      issue.transition(DONE);

      await linked.happen(issue.delete());

      expect(linked.link).to.include({ state: 'deleted', lastDone: false });
      expect(linked.reasons).to.deep.equal(['jira_issue_deleted']);
      expect(linked.trackerStatus).to.equal('unresolved');
    });

    it('is final: no later update revives the link', async () => {
      const update = issue.transition(DONE);
      await linked.happen(issue.delete());

      expect(await scenario.deliver(connected, update)).to.equal('not_linked');
      await scenario.settle();

      expect(linked.link.state).to.equal('deleted');
      expect(linked.trackerStatus).to.equal('unresolved');
    });

    it('is final also for updates that were kept before it was understood', async () => {
      const [update, deletion] = [issue.transition(DONE), issue.delete()];

      await linked.happen(deletion, update);

      expect(linked.link.state).to.equal('deleted');
      expect(linked.trackerStatus).to.equal('unresolved');
      expect(settled().map(({ state }) => state)).to.deep.equal(['processed', 'ignored']);
    });

    it('ends what waits for the link, with a reason', async () => {
      scenario.trackers.plan(['fails_before']);
      await linked.happen(issue.transition(DONE));

      await linked.happen(issue.delete());
      await scenario.sweepAfter(24 * 3_600_000);

      expect(linked.reasons).to.deep.equal(['jira_issue_deleted', 'link_over']);
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

      await linked.happen(issue.delete());

      expect([linkId, second, other].map((id) => scenario.linkOf(id).state)).to.deep.equal([
        'deleted',
        'deleted',
        'linked',
      ]);
    });
  });

  describe('about a move', () => {
    it('gives the link its new key, and keeps the issue', async () => {
      await linked.happen(issue.move('NUM-9'));

      expect(linked.link).to.include({ jiraIssueKey: 'NUM-9', jiraIssueId: issue.id });
      expect(scenario.decisionsOf(linkId).at(-1)).to.deep.include({
        kind: 'move',
        outcome: 'applied',
        reason: 'key_changed',
        values: { from: 'ABC-4', to: 'NUM-9' },
      });
    });

    it('takes the link into the project of the new key, and so does any later event when that of the move was lost', async () => {
      issue.move('NUM-9');

      await linked.happen(issue.edit());
      expect(linked.link).to.include({ jiraIssueKey: 'NUM-9', jiraProjectId: projectOf('NUM-9') });

      await linked.happen(issue.move('ZED-1'));
      expect(linked.link).to.include({ jiraIssueKey: 'ZED-1', jiraProjectId: projectOf('ZED-1') });
    });

    it('that comes late does not undo the move back, of which only a mention of the key tells', async () => {
      const there = issue.move('NUM-9');
      issue.move('ABC-4');

      await linked.happen(issue.edit(), there);

      expect(linked.link).to.include({ jiraIssueKey: 'ABC-4', jiraProjectId: '10100' });
      expect(linked.reasons).to.deep.equal(['stale']);
    });

    it('is told by an issue whose link knows no project yet, without a word in the timeline', async () => {
      const kept = scenario.tables.links.get(linkId);
      if (kept === undefined) throw new TypeError('there is no link');
      const before = ExternalIssueLink.restore({ ...kept.toProps(), jiraProjectId: null });
      await scenario.ports.storage.unitOfWork.run(({ links }) => links.save(before));

      await linked.happen(issue.edit());

      expect(linked.link.jiraProjectId).to.equal('10100');
      expect(linked.reasons).to.deep.equal([]);
    });

    it('leaves the link to be found under the key of before', async () => {
      await linked.happen(issue.move('NUM-9'));

      const filter = {
        ...{ installationId: null, state: null },
        ...{ trackerIssueId: null, jiraProject: null, condition: null },
      };
      for (const jiraIssueKey of ['ABC-4', 'NUM-9']) {
        const found = await scenario.ports.storage.reads.links(
          EVERYTHING,
          { ...filter, jiraIssueKey },
          { limit: 10, after: null },
        );
        expect(found.map(({ id }) => id)).to.deep.equal([linkId]);
      }
    });

    it('counts only when it is the newest, in whatever order moves come', async () => {
      const [first, second] = [issue.move('NUM-9'), issue.move('ZED-1')];

      await linked.happen(second, first);

      expect(linked.link.jiraIssueKey).to.equal('ZED-1');
      expect(linked.reasons).to.deep.equal(['key_changed', 'stale']);
    });

    it('back and forth ends with the key of the end', async () => {
      const [there, back] = [issue.move('NUM-9'), issue.move('ABC-4')];

      await linked.happen(back, there);

      expect(linked.link.jiraIssueKey).to.equal('ABC-4');
      expect(linked.reasons).to.deep.equal(['key_unchanged', 'stale']);
    });

    it('that was lost is told by the next event', async () => {
      issue.move('NUM-9');

      await linked.happen(issue.edit());

      expect(linked.link.jiraIssueKey).to.equal('NUM-9');
    });

    it('is not told by an event that merely mentions a key and does not say how old it is', async () => {
      const { key } = issue;
      await linked.happen(issue.move('NUM-9'));

      await linked.happen({ webhookEvent: 'jira:issue_updated', issue: { id: issue.id, key } });

      expect(linked.link.jiraIssueKey).to.equal('NUM-9');
    });

    it('is not undone by an event from before it that comes late', async () => {
      const [edit, move] = [issue.edit(), issue.move('NUM-9')];

      await linked.happen(move, edit);

      expect(linked.link.jiraIssueKey).to.equal('NUM-9');
    });

    it('before the link is not undone by an event from before it that comes late', async () => {
      const early = issue.edit();
      issue.move('NUM-9');
      const late = await scenario.link(connected, 'NUM-9');

      await linked.happen(early);

      expect(scenario.linkOf(late).jiraIssueKey).to.equal('NUM-9');
    });

    it('goes on while a status waits', async () => {
      scenario.trackers.plan(['fails_before']);
      await linked.happen(issue.transition(DONE));

      await linked.happen(issue.move('NUM-9'));

      expect(linked.link.jiraIssueKey).to.equal('NUM-9');
    });

    it('with a status comes first', async () => {
      const payload = issue.move('NUM-9');
      const items = [
        changed('Key', [null, 'ABC-4'], [null, 'NUM-9']),
        changed('status', [TO_DO.id, TO_DO.name], [IN_PROGRESS.id, IN_PROGRESS.name]),
      ];

      await linked.happen({ ...payload, changelog: { items } });

      expect(
        scenario
          .decisionsOf(linkId)
          .map(({ kind }) => kind)
          .slice(1),
      ).to.deep.equal(['move', 'status']);
    });
  });
});
