import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { LinkId, TrackerCommentId } from '../../../../src/domain/ids.ts';
import type { TrackerCommentChange } from '../../../../src/domain/outbound/tracker-event.ts';
import { CommentInJira } from '../../../support/scenario-comment.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { aTrackerEvent, receive } from '../../../support/scenario-tracker-events.ts';

describe('two issues that are linked anew', () => {
  let linked: LinkedIssue;
  let linkId: LinkId;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    linkId = linked.linkId;
    await linked.changeSettings({ outboundComments: true, inboundComments: true });
  });

  async function linkAnew(): Promise<void> {
    const { scenario, connected, link } = linked;
    const { installationId } = connected;
    const { trackerIssueId } = link;
    await scenario.useCases.unlinkIssue.execute({ scope: EVERYTHING, linkId, by: 'Ada' });
    await scenario.settle();
    const anew = await scenario.useCases.linkIssue.execute({
      ...{ scope: EVERYTHING, installationId, trackerIssueId, jiraIssue: 'ABC-4' },
    });
    linkId = anew.id;
    await scenario.settle();
  }

  async function happensInTracker(change: Pick<TrackerCommentChange, 'action' | 'body'>, id = 'c-1') {
    const commentId = id as TrackerCommentId;
    await receive(
      linked,
      aTrackerEvent(linked, { change: { kind: 'comment', commentId, author: 'Ada', ...change } }),
    );
    await linked.scenario.settle();
  }

  const inJira = () => linked.scenario.jira.commented.of(linked.issue.id).map(({ body }) => body);

  it('have a comment of the tracker once in Jira, edited and deleted by whichever link is there', async () => {
    await happensInTracker({ action: 'created', body: 'First' });
    await linkAnew();

    await happensInTracker({ action: 'edited', body: 'Second' });
    expect(inJira()).to.have.lengthOf(1);
    expect(inJira()[0]).to.include('Second');

    await linkAnew();
    await happensInTracker({ action: 'deleted', body: null });
    expect(inJira()).to.deep.equal([]);

    await linkAnew();
    await happensInTracker({ action: 'edited', body: 'Late' });
    expect(inJira()).to.deep.equal([]);
  });

  it('have a comment of Jira once in the tracker, edited and deleted by whichever link is there', async () => {
    const comment = new CommentInJira(linked.issue);
    await linked.happen(comment.write({ body: 'First' }).comment);
    await linkAnew();

    await linked.happen(comment.edit({ body: 'Second' }).comment);
    expect(linked.comments).to.deep.equal(['Second']);

    await linkAnew();
    await linked.happen(comment.delete().comment);
    expect(linked.comments).to.deep.equal([]);
  });

  it('have what Lockstep wrote in the tracker told back to Jira by neither link', async () => {
    const comment = new CommentInJira(linked.issue);
    await linked.happen(comment.write({ body: 'Of Jira' }).comment);
    const [ours] = linked.trackerComments;
    await linkAnew();

    await happensInTracker({ action: 'edited', body: 'Of Jira' }, ours?.id);
    expect(inJira()).to.deep.equal([]);
  });
});
