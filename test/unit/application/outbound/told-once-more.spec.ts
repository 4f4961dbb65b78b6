import { expect } from 'chai';

import type { TrackerCommentId } from '../../../../src/domain/ids.ts';
import type { TrackerCommentChange, TrackerEvent } from '../../../../src/domain/outbound/tracker-event.ts';
import type { TrackerIssueStatus } from '../../../../src/domain/tracker-issue.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { aTrackerEvent, receive } from '../../../support/scenario-tracker-events.ts';

const COMMENT = 'c-1' as TrackerCommentId;

/** What a tracker tells can be told again by whoever has got hold of it, under another id and of another time. */
describe('an old event that is told once more as a new one', () => {
  let linked: LinkedIssue;
  /** What the comment says in the tracker; null when it is gone. */
  let now: string | null;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    await linked.changeSettings({ outboundComments: true });
    const { trackers } = linked.scenario;
    const of = trackers.of.bind(trackers);
    trackers.of = (installation) => {
      const tracker = of(installation);
      const { comments } = tracker;
      if (comments === undefined) throw new TypeError('this tracker has comments');
      const reading = {
        write: comments.write.bind(comments),
        edit: comments.edit.bind(comments),
        delete: comments.delete.bind(comments),
        read: () => Promise.resolve(now),
      };
      return Object.assign(Object.create(tracker) as typeof tracker, { comments: reading });
    };
  });

  async function tell(change: TrackerEvent['change']): Promise<string | undefined> {
    linked.scenario.clock.advance(1000);
    const occurredAt = linked.scenario.clock.now();
    await receive(linked, aTrackerEvent(linked, { change, occurredAt }));
    await linked.scenario.settle();
    return linked.reasons.at(-1);
  }

  const tellComment = (action: TrackerCommentChange['action'], body: string | null) =>
    tell({ kind: 'comment', action, commentId: COMMENT, author: 'Ada', body });
  const tellStatus = (status: TrackerIssueStatus) => tell({ kind: 'status', status, isRegression: false });
  const inJira = () => linked.scenario.jira.commented.of(linked.issue.id).map(({ body }) => body);

  it('puts no old text back in Jira', async () => {
    now = 'First';
    await tellComment('created', 'First');
    now = 'Second';
    await tellComment('edited', 'Second');
    const before = inJira();

    expect(await tellComment('edited', 'First')).to.equal('tracker_moved_on');
    expect(await tellComment('created', 'First')).to.equal('tracker_moved_on');
    expect(inJira()).to.deep.equal(before);
    expect(before[0]).to.include('Second');
  });

  it('writes what was not carried yet as it is now, and never what is gone', async () => {
    now = 'Second\r\n';
    expect(await tellComment('created', 'First')).to.equal('jira_comment_written');
    expect(inJira()[0]).to.include('Second');

    now = null;
    expect(await tellComment('edited', 'First')).to.equal('outbound_comment_deleted_before');
    expect(inJira()[0]).to.include('Second');
  });

  it('carries no old status to Jira', async () => {
    const transitions = () => linked.scenario.jira.calls.filter((call) => call.startsWith('transitions.'));
    expect(await tellStatus('resolved')).to.equal('tracker_moved_on');
    expect(transitions()).to.deep.equal([]);
  });
});
