import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { JiraCommentId, JiraIssueId } from '../../../../src/domain/ids.ts';
import { CommentInJira, type CommentEvents, type CommentShape } from '../../../support/scenario-comment.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { DONE } from '../../../support/payloads.ts';
import { Reconciling } from '../../../support/scenario-reconciliation.ts';
import { TrackerSide } from '../../../support/scenario-tracker-side.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

describe('Reconcile, of comments', () => {
  let linked: LinkedIssue;
  let reconciling: Reconciling;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    reconciling = new Reconciling(linked.scenario, linked.connected);
    await linked.changeSettings({ inboundComments: true });
    await reconciling.full();
  });

  const jira = () => linked.scenario.jira;
  const listed = () => jira().calls.filter((call) => call === 'comments.list').length;

  /** A second later, by either clock. */
  const later = (ms = SECOND_MS): number => {
    linked.scenario.clock.advance(ms);
    return linked.scenario.clock.now().getTime();
  };

  /** Nobody is told of it yet. */
  const write = (shape: CommentShape = {}): { comment: CommentInJira; events: CommentEvents } => {
    const comment = new CommentInJira(linked.issue);
    const events = comment.write({ at: later(), ...shape });
    return { comment: comment.showIn(jira()), events };
  };

  const edit = (comment: CommentInJira, shape: CommentShape): CommentEvents => {
    const events = comment.edit({ at: later(), ...shape });
    comment.showIn(jira());
    return events;
  };

  const writeAndTell = async (shape: CommentShape = {}): Promise<CommentInJira> => {
    const { comment, events } = write(shape);
    await linked.happen(events.comment);
    return comment;
  };

  it('carries over those whose events were lost, in the order they were written', async () => {
    const { comment } = write({ body: 'First.' });
    write({ body: 'Second.' });

    const run = await reconciling.full();

    expect(linked.comments).to.deep.equal(['First.', 'Second.']);
    expect(linked.trackerComments[0]?.author).to.equal('Ada');
    expect(linked.trackerComments[0]?.url).to.contain(`focusedCommentId=${comment.id}`);
    expect(linked.reasons).to.deep.equal(['comment_written', 'comment_written']);
    expect(linked.lastEffect).to.include({ source: 'reconciliation', state: 'applied', deliveryId: null });
    expect(run.counts).to.include({ drifted: 2, healed: 2, requests: 2 });
    expect(linked.scenario.meter.of('reconciliation_drift')).to.deep.equal(
      Array(2).fill({ kind: 'comment' }),
    );
  });

  it('does so in five minutes', async () => {
    write({ body: 'Within minutes.' });

    await reconciling.afterFiveMinutes();

    expect(linked.comments).to.deep.equal(['Within minutes.']);
  });

  it('looks once more some minutes later, and then not until the issue is updated again', async () => {
    write();
    await reconciling.full();
    later(5 * MINUTE_MS);

    const runs = [await reconciling.full(), await reconciling.full(), await reconciling.full()];

    expect(runs.map(({ counts }) => counts.requests)).to.deep.equal([2, 1, 1]);
    expect(runs.map(({ counts }) => counts.drifted)).to.deep.equal([0, 0, 0]);
    linked.issue.edit(later());
    expect((await reconciling.full()).counts).to.include({ requests: 2, drifted: 0 });
    expect(linked.comments).to.have.lengthOf(1);
  });

  it('finds one of the very moment of what was compared before', async () => {
    const at = later();
    await writeAndTell({ body: 'Told.', at });
    await reconciling.full();
    write({ body: 'Lost.', at });

    await reconciling.full();

    expect(linked.comments).to.deep.equal(['Told.', 'Lost.']);
  });

  it('takes the event that comes after all for the one that is known', async () => {
    const { events } = write();
    await reconciling.full();

    await linked.happen(events.comment, events.issue);

    expect(linked.comments).to.have.lengthOf(1);
    expect(linked.reasons).to.deep.equal(['comment_written', 'comment_known', 'comment_known']);
  });

  it('knows one whose event dates it in another second than Jira shows', async () => {
    const at = later();
    await writeAndTell({ body: 'Rounded.', at: at + 700 });
    const [kept] = jira().commented.of(linked.issue.id);
    if (kept === undefined) throw new TypeError('there is no comment');
    const rounded = new Date(at + SECOND_MS);
    jira().commented.put({ ...kept, createdAt: rounded, updatedAt: rounded });

    expect((await reconciling.full()).counts.drifted).to.equal(0);
  });

  it('edits one whose edit was lost', async () => {
    const comment = await writeAndTell({ body: 'Before.' });
    edit(comment, { body: 'After.' });

    await reconciling.full();

    expect(linked.comments).to.deep.equal(['After.']);
    expect(linked.reasons).to.deep.equal(['comment_written', 'comment_edited']);
  });

  it('takes out one that only some may read by now, and writes it anew when it is open again', async () => {
    const comment = await writeAndTell({ body: 'Not for all.' });
    edit(comment, { role: 'Developers' });
    await reconciling.full();
    expect(linked.comments).to.deep.equal([]);
    edit(comment, { role: null });

    await reconciling.full();

    expect(linked.reasons).to.deep.equal(['comment_written', 'comment_hidden', 'comment_written']);
    expect(linked.comments).to.deep.equal(['Not for all.']);
  });

  it('keeps one out that only some may read, also when it was for all in the event that comes late', async () => {
    const { comment, events } = write({ body: 'For all.' });
    edit(comment, { role: 'Developers' });
    await reconciling.full();

    await linked.happen(events.comment);

    expect(linked.comments).to.deep.equal([]);
    expect(linked.reasons).to.deep.equal(['comment_restricted', 'stale']);
  });

  it('takes none out that Jira does not list: the account may not read it for a while', async () => {
    const comment = await writeAndTell({ body: 'Still there.' });
    jira().commented.remove(comment.id);
    linked.issue.edit(later());

    await reconciling.full();

    expect(linked.comments).to.deep.equal(['Still there.']);
  });

  it('leaves what was told while comments were left alone', async () => {
    await linked.changeSettings({ inboundComments: false });
    await writeAndTell({ body: 'Meanwhile.' });
    await linked.changeSettings({ inboundComments: true });

    await reconciling.full();
    write({ body: 'Since.' });
    await reconciling.full();

    expect(linked.comments).to.deep.equal(['Since.']);
  });

  it('leaves what was lost while comments were left alone, and compared', async () => {
    await linked.changeSettings({ inboundComments: false });
    write({ body: 'Nobody heard.' });
    await reconciling.full();
    later(30 * DAY_MS);
    await linked.changeSettings({ inboundComments: true });
    write({ body: 'Since.' });

    await reconciling.full();

    expect(linked.comments).to.deep.equal(['Since.']);
  });

  it('leaves what is old when one of old is deleted while comments are left alone', async () => {
    linked = await LinkedIssue.open();
    reconciling = new Reconciling(linked.scenario, linked.connected);
    const longAgo = linked.scenario.clock.now().getTime() - 700 * DAY_MS;
    write({ body: 'A year ago.', at: longAgo + 365 * DAY_MS });
    const deleted = write({ body: 'Two years ago.', at: longAgo }).comment;
    await linked.happen(deleted.delete().comment);
    later(DAY_MS);
    await linked.changeSettings({ inboundComments: true });
    linked.issue.edit(later());

    await reconciling.full();

    expect(linked.comments).to.deep.equal([]);
  });

  it('finds one that was lost before there was any comparison', async () => {
    linked = await LinkedIssue.open();
    reconciling = new Reconciling(linked.scenario, linked.connected);
    await linked.changeSettings({ inboundComments: true });
    write({ body: 'The first.' });

    await reconciling.afterFiveMinutes();

    expect(linked.comments).to.deep.equal(['The first.']);
  });

  it('leaves what was written before the link', async () => {
    write({ body: 'Before.' });
    later();
    const other = await linked.scenario.link(linked.connected, linked.issue.key);
    const before = linked.scenario.effectsOf(other).length;

    await reconciling.full();
    linked.issue.edit(later());
    await reconciling.full();

    expect(linked.comments).to.deep.equal(['Before.']);
    expect(linked.scenario.effectsOf(other)).to.have.lengthOf(before);
  });

  it('knows what Lockstep wrote in Jira itself', async () => {
    await linked.changeSettings({ inboundComments: true, outboundComments: true });
    await new TrackerSide(linked).write('c-1', 'From the tracker.');
    await linked.scenario.settle();
    expect(jira().commented.of(linked.issue.id)).to.have.lengthOf(1);
    linked.issue.edit(later());

    const run = await reconciling.full();

    expect(run.counts.drifted).to.equal(0);
    expect(linked.comments).to.deep.equal([]);
  });

  it('knows its own by its id, whatever a person made of its text', async () => {
    await linked.changeSettings({ inboundComments: true, outboundComments: true });
    await new TrackerSide(linked).write('c-1', 'From the tracker.');
    await linked.scenario.settle();
    const [ours] = jira().commented.of(linked.issue.id);
    const at = new Date(later());
    if (ours !== undefined) jira().commented.put({ ...ours, body: 'Put in other words.', updatedAt: at });
    linked.issue.edit(at.getTime());

    expect((await reconciling.full()).counts).to.include({ requests: 2, drifted: 0 });
  });

  it('knows its own also where the database knows nothing of it, as one restored from a backup', async () => {
    const { account } = linked.scenario.integration(linked.connected.integrationId);
    const at = new Date(later());
    jira().commented.put({
      id: '777' as JiraCommentId,
      issueId: linked.issue.id as JiraIssueId,
      body: 'Bo wrote:{anchor:lockstep-0190}',
      author: {
        key: account?.key ?? null,
        name: account?.name ?? null,
        displayName: null,
        emailAddress: null,
      },
      createdAt: at,
    });
    linked.issue.edit(at.getTime());

    expect((await reconciling.full()).counts).to.include({ requests: 2, drifted: 0 });
  });

  it('leaves what waits for the tracker to the Effect that waits', async () => {
    linked.scenario.trackers.comments.plan(['fails_before']);
    await writeAndTell({ body: 'Waits.' });

    const run = await reconciling.full();
    await linked.scenario.sweepAfter(DAY_MS);

    expect(run.counts.drifted).to.equal(0);
    expect(linked.comments).to.deep.equal(['Waits.']);
    expect(linked.reasons).to.deep.equal(['comment_written']);
  });

  it('finds another that was lost while one waits, and the edit of the one that waits', async () => {
    linked.scenario.trackers.comments.plan(Array(3).fill('fails_before'));
    write({ body: 'Lost.' });
    const waiting = await writeAndTell({ body: 'Waits.' });
    edit(waiting, { body: 'Waits no more.' });
    later(5 * MINUTE_MS);

    await reconciling.full();
    await linked.scenario.sweepAfter(DAY_MS);
    await linked.scenario.sweepAfter(DAY_MS);
    await linked.scenario.sweepAfter(DAY_MS);

    expect(linked.comments.toSorted()).to.deep.equal(['Lost.', 'Waits no more.']);
  });

  it('has whoever works on the issue carry them over', async () => {
    write({ body: 'Beside others.' });
    const { integrationId } = linked.connected;
    const issue = { integrationId, jiraIssueId: linked.link.jiraIssueId };
    const { leases } = linked.scenario.ports.storage;

    await leases.runExclusively(issue, async () => {
      const run = await reconciling.full();
      expect(run.counts).to.include({ drifted: 1, healed: 0 });
    });
    await linked.scenario.sweepAfter(DAY_MS);

    expect(linked.comments).to.deep.equal(['Beside others.']);
  });

  it('goes by the settings of each link', async () => {
    const other = await linked.scenario.connect();
    const theirs = await linked.scenario.link(other, linked.issue.key);
    write({ body: 'For one of two.' });

    await reconciling.full();

    expect(linked.comments).to.deep.equal(['For one of two.']);
    expect(linked.scenario.linkOf(theirs).commentsComparedAt).to.equal(null);
  });

  it('rests while Jira asks for a rest, and goes on then', async () => {
    write({ body: 'After all.' });
    jira().failOn('comments.list', new JiraFailure('jira_rate_limited', 'Not so fast.'), 1);
    const run = await reconciling.full();
    expect(run.state).to.equal('paused');

    later(DAY_MS);
    await reconciling.goOn(run.id);

    expect(linked.comments).to.deep.equal(['After all.']);
  });

  it('rests until somebody authorizes anew', async () => {
    write();
    jira().failOn('comments.list', new JiraFailure('jira_needs_reauthorization', 'Not any more.'), 1);

    expect((await reconciling.full()).state).to.equal('paused');
  });

  for (const code of ['jira_forbidden', 'jira_unexpected_answer', 'jira_unreachable'] as const) {
    it(`leaves them to the next time where they cannot be read, and compares all else (${code})`, async () => {
      write({ body: 'Shown later.' });
      const behind = new IssueInJira(jira(), { id: '10400', key: 'ABC-5' });
      const theirs = await linked.scenario.link(linked.connected, behind.key);
      behind.transition(DONE);
      jira().failOn('comments.list', new JiraFailure(code, 'No comments today.'), 1);

      const refused = await reconciling.full();
      const run = await reconciling.full();

      expect(refused).to.deep.include({ state: 'done', problem: null });
      expect(linked.scenario.trackerStatusOf(theirs)).to.equal('resolved');
      expect(run.counts).to.include({ drifted: 1, healed: 1 });
      expect(linked.comments).to.deep.equal(['Shown later.']);
    });
  }

  it('passes over those that cannot be read, and compares those of all others', async () => {
    for (let issue = 0; issue < 4; issue += 1) {
      const other = new IssueInJira(jira(), { id: String(10_200 + issue), key: `ABC-${20 + issue}` });
      await linked.scenario.link(linked.connected, other.key);
      other.edit(later());
    }
    write({ body: 'Behind them.' });
    jira().failOn('comments.list', new JiraFailure('jira_unexpected_answer', 'No comments today.'), 4);

    await reconciling.full();

    expect(linked.comments).to.deep.equal(['Behind them.']);
  });

  it('does not ask for those of one issue after the other when Jira tells none', async () => {
    for (let issue = 0; issue < 5; issue += 1) {
      const other = new IssueInJira(jira(), { id: String(10_500 + issue), key: `ABC-${50 + issue}` });
      await linked.scenario.link(linked.connected, other.key);
      other.edit(later());
    }
    jira().failOn('comments.list', new JiraFailure('jira_unreachable', 'Jira is away.'));

    await reconciling.full();

    expect(listed()).to.equal(3);
  });

  it('makes good what was written while the Integration was switched off', async () => {
    const { changeIntegration } = linked.scenario.useCases;
    const { integrationId } = linked.connected;
    const setEnabled = (isEnabled: boolean) =>
      changeIntegration.execute({
        ...{ scope: EVERYTHING, integrationId },
        change: (present) => ({ ...present, isEnabled }),
      });
    await setEnabled(false);
    await writeAndTell({ body: 'While it was off.' });
    later(DAY_MS);
    expect(linked.comments).to.deep.equal([]);

    await setEnabled(true);
    await reconciling.after(0, 'full');

    expect(linked.comments).to.deep.equal(['While it was off.']);
  });

  it('reads on, page by page, and misses none where one is deleted meanwhile', async () => {
    const comments = Array.from({ length: 150 }, (_, number) => write({ body: `Number ${number}` }).comment);
    const { comments: ofJira } = jira();
    const list = ofJira.list.bind(ofJira);
    const deleting: typeof list = async (...asked) => {
      const page = await list(...asked);
      const newest = comments.at(-1);
      if (listed() === 1 && newest !== undefined) jira().commented.remove(newest.id);
      return page;
    };
    Object.assign(ofJira, { list: deleting });

    const run = await reconciling.full();

    expect(linked.comments).to.have.lengthOf(149);
    expect(run.counts).to.include({ drifted: 149, healed: 149 });
    expect((await reconciling.full()).counts).to.include({ drifted: 0, requests: 3 });
  });

  it('takes what it gets of a Jira whose list is another one each time', async () => {
    const { comments } = jira();
    const { comment } = write({ body: 'Somewhere.' });
    const list = comments.list.bind(comments);
    let asked = 0;
    Object.assign(comments, {
      list: async (...of: Parameters<typeof list>) => {
        asked += 1;
        const page = await list(of[0], of[1], { startAt: 0, limit: 1 });
        const listed = page.comments.map((one) => ({ ...one, id: `${comment.id}${asked}` }));
        return { comments: listed, nextStartAt: 100 * asked };
      },
    });

    const run = await reconciling.full();

    expect(run.counts.requests).to.equal(11);
    expect(linked.comments).to.include('Somewhere.');
  });

  it('leaves a Jira that lists without end', async () => {
    write({ body: 'Over and over.' });
    const { comments } = jira();
    const list = comments.list.bind(comments);
    Object.assign(comments, {
      list: async (...asked: Parameters<typeof list>) => ({ ...(await list(...asked)), nextStartAt: 1 }),
    });

    const run = await reconciling.full();

    expect(linked.comments).to.deep.equal(['Over and over.']);
    expect(run.counts.requests).to.be.at.most(11);
  });
});
