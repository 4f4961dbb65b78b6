import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { aUser, type Payload } from '../../../support/payloads.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { settleOn, TrackerSide, unheard } from '../../../support/scenario-tracker-side.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('a comment of the tracker, carried to Jira', () => {
  let linked: LinkedIssue;
  let tracker: TrackerSide;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    await linked.changeSettings({ outboundComments: true, inboundComments: true });
    tracker = new TrackerSide(linked);
  });

  const settle = () => linked.scenario.settle();
  const kept = () => linked.scenario.jira.commented.of(linked.issue.id);
  /** What is quoted in each comment of the Jira issue. */
  const quoted = () => kept().map(({ body }) => /\{quote\}\n([^]*)\n\{quote\}/.exec(body)?.[1]);
  /** The webhook's body about a comment that stands in Jira. */
  const told = (event: string, comment = kept().at(-1)): Payload => ({
    timestamp: linked.issue.at,
    webhookEvent: event,
    comment: {
      self: `https://jira.example.com/rest/api/2/issue/${linked.issue.id}/comment/${comment?.id}`,
      id: comment?.id,
      body: comment?.body,
      author: { ...aUser('lockstep'), key: 'JIRAUSER10000' },
      created: '2024-05-06T12:00:00.000+0000',
      updated: '2024-05-06T12:00:00.000+0000',
    },
  });

  it('is written in the name of who wrote it, and nothing in it is markup', async () => {
    await tracker.write('c-1', 'Ask [~admin], see {code}');
    await settle();

    expect(linked.reasons).to.deep.equal(['jira_comment_written']);
    expect(kept()[0]?.body).to.match(/^Ada wrote in the tracker:\{anchor:lockstep-[\w-]+\}\n\{quote\}\n/);
    expect(quoted()).to.deep.equal(['Ask \\[\\~admin\\], see \\{code\\}']);
    expect(kept()[0]?.visibility).to.equal(null);
  });

  it('is edited and deleted there', async () => {
    await tracker.write('c-1', 'First');
    await settle();
    await tracker.edit('c-1', 'Second');
    await settle();
    expect(quoted()).to.deep.equal(['Second']);

    await tracker.delete('c-1');
    await settle();

    expect(kept()).to.deep.equal([]);
    expect(linked.reasons).to.deep.equal([
      'jira_comment_written',
      'jira_comment_edited',
      'jira_comment_deleted',
    ]);
  });

  it('is written once, as it is last, when it was edited three times while Jira was away', async () => {
    linked.scenario.jira.failOn('comments.create', new JiraFailure('jira_unreachable', 'Jira is away.'));
    await tracker.write('c-1', '0');
    await settle();
    for (const body of ['1', '2', '3']) await tracker.edit('c-1', body);
    await settle();
    linked.scenario.jira.heal();
    await linked.scenario.sweepAfter(DAY);

    expect(quoted()).to.deep.equal(['3']);
    expect(linked.reasons.at(-1)).to.equal('jira_comment_written');
    expect(linked.scenario.jira.calls.filter((call) => call === 'comments.edit')).to.deep.equal([]);
  });

  it('is never written when it was deleted before', async () => {
    await tracker.write('c-1', 'Oops');
    await tracker.delete('c-1');
    await settle();
    await tracker.edit('c-1', 'late');
    await settle();

    expect(kept()).to.deep.equal([]);
    expect(linked.reasons.slice(1)).to.deep.equal([
      'outbound_comment_not_there',
      'outbound_comment_deleted_before',
    ]);
  });

  it('is written by its edit when Jira does not have it', async () => {
    await tracker.edit('c-1', 'Changed before we looked');
    await settle();

    expect(quoted()).to.deep.equal(['Changed before we looked']);
  });

  it('is there once, though Jira’s answer was lost', async () => {
    await tracker.write('c-1', 'Once');
    await settleOn(linked, { comments: unheard(linked.scenario.jira.comments) });
    expect(kept()).to.have.lengthOf(1);
    await linked.scenario.sweepAfter(DAY);

    expect(quoted()).to.deep.equal(['Once']);
    expect(linked.reasons).to.deep.equal(['jira_comment_written']);
  });

  it('is there once, as it is last, when the answer to its writing was lost before it was edited', async () => {
    await tracker.write('c-1', 'First');
    await settleOn(linked, { comments: unheard(linked.scenario.jira.comments) });
    await tracker.edit('c-1', 'Last');
    await settle();
    await linked.scenario.sweepAfter(DAY);

    expect(quoted()).to.deep.equal(['Last']);
  });

  it('is deleted when the answer to its writing was lost before', async () => {
    await tracker.write('c-1', 'First');
    await settleOn(linked, { comments: unheard(linked.scenario.jira.comments) });
    await tracker.delete('c-1');
    await settle();

    expect(kept()).to.deep.equal([]);
    expect(linked.reasons.at(-1)).to.equal('jira_comment_deleted');
  });

  it('is found again among many, and no other of the same words is taken for it', async () => {
    await tracker.write('c-1', '+1');
    await settle();
    await tracker.write('c-2', '+1');
    await settleOn(linked, { comments: unheard(linked.scenario.jira.comments) });
    for (let number = 0; number < 120; number += 1)
      linked.scenario.jira.commented.write(linked.issue.id, '+1', {
        key: 'KEY-bob',
        name: 'bob',
        displayName: 'Bob',
        emailAddress: null,
      });
    await linked.scenario.sweepAfter(DAY);

    expect(quoted().filter((text) => text === '\\+1')).to.have.lengthOf(2);
    const ids = [...linked.scenario.tables.outboundComments.values()].map(
      ({ jiraCommentId }) => jiraCommentId,
    );
    expect(new Set(ids).size).to.equal(2);
    expect(ids).to.not.include(null);
  });

  it('is an echo when Jira tells of it, and is not written to the tracker', async () => {
    await tracker.write('c-1', 'First');
    await settle();
    await linked.happen(told('comment_created'), told('comment_updated'));
    const last = told('comment_deleted');
    await tracker.delete('c-1');
    await settle();
    await linked.happen(last);

    expect(linked.comments).to.deep.equal([]);
    expect(linked.reasons.filter((reason) => reason === 'echo')).to.have.lengthOf(3);
  });

  it('is an echo also when Jira told of it before we knew its id', async () => {
    await tracker.write('c-1', 'First');
    await settleOn(linked, { comments: unheard(linked.scenario.jira.comments) });
    await linked.happen(told('comment_created'));

    expect(linked.comments).to.deep.equal([]);
    expect(linked.reasons).to.deep.equal(['echo']);
  });

  it('is no echo for another comment, be it by our own account', async () => {
    await tracker.write('c-1', 'First');
    await settle();
    linked.scenario.jira.commented.write(linked.issue.id, 'By hand', {
      key: 'JIRAUSER10000',
      name: 'lockstep',
      displayName: 'Lockstep',
      emailAddress: null,
    });
    await linked.happen(told('comment_created'));

    expect(linked.comments).to.deep.equal(['By hand']);
  });

  it('is not carried back when Lockstep itself wrote it for a comment of Jira', async () => {
    linked.scenario.jira.commented.write(linked.issue.id, 'From Jira', {
      key: 'KEY-ada',
      name: 'ada',
      displayName: 'Ada',
      emailAddress: null,
    });
    await linked.happen(told('comment_created'));
    const [inTracker] = linked.trackerComments;
    await tracker.write(inTracker?.id ?? '', 'From Jira');
    await settle();

    expect(kept()).to.have.lengthOf(1);
    expect(linked.reasons).to.deep.equal(['comment_written', 'echo']);
  });

  it('stays away once somebody deleted it in Jira', async () => {
    await tracker.write('c-1', 'First');
    await settle();
    linked.scenario.jira.commented.remove(kept()[0]?.id ?? '');
    await tracker.edit('c-1', 'Second');
    await settle();
    await tracker.delete('c-1');
    await settle();

    expect(kept()).to.deep.equal([]);
    expect(linked.reasons.slice(1)).to.deep.equal(['jira_comment_gone', 'jira_comment_gone']);
  });

  it('is for the role alone that the settings name, and for nobody when there is none', async () => {
    const visibility = (value: string) => ({ type: 'role', value }) as const;
    await linked.changeSettings({
      outboundComments: true,
      commentVisibility: visibility('Administrators'),
    });
    await tracker.write('c-1', 'For few');
    await settle();
    expect(kept()[0]?.visibility).to.deep.equal(visibility('Administrators'));

    await linked.changeSettings({ outboundComments: true, commentVisibility: visibility('Nobody') });
    await tracker.write('c-2', 'For none');
    await settle();

    expect(kept()).to.have.lengthOf(1);
    expect(linked.reasons.at(-1)).to.equal('jira_comment_visibility_refused');
  });

  it('is cut shorter where Jira takes less than usual, and whole where it has room', async () => {
    linked.scenario.jira.commented.limit(1_000);
    await tracker.write('c-1', 'x'.repeat(5_000));
    await tracker.write('c-2', 'short');
    await settle();

    expect(kept()[0]?.body.length).to.be.within(900, 1_000);
    expect(kept()[0]?.body).to.match(/Lockstep cut this comment/);
    expect(quoted()[1]).to.equal('short');
  });

  it('is cut by half and half again where Jira names no limit', async () => {
    const { comments } = linked.scenario.jira;
    await tracker.write('c-1', 'x'.repeat(5_000));
    await settleOn(linked, {
      comments: {
        ...comments,
        create: (connection, issue, order) => {
          if (order.body.length <= 2_000) return comments.create(connection, issue, order);
          const comment = 'Der Text ist zu lang.';
          throw new JiraFailure('jira_refused', comment, { status: 400, fieldMessages: { comment } });
        },
      },
    });

    expect(kept()[0]?.body.length).to.be.within(1_000, 2_000);
  });

  it('is refused plainly where Jira takes no comment, and asked again by nobody', async () => {
    const comment = 'No comments, please.';
    linked.scenario.jira.failOn(
      'comments.create',
      new JiraFailure('jira_refused', comment, { status: 400, fieldMessages: { comment } }),
    );
    await tracker.write('c-1', 'First');
    await settle();

    expect(linked.reasons).to.deep.equal(['jira_comment_refused']);
    expect(linked.link.state).to.equal('linked');
  });

  it('tells that the account may not comment, and thinks no worse of the issue', async () => {
    linked.scenario.jira.commented.permit(false);
    await tracker.write('c-1', 'First');
    await settle();

    expect(linked.reasons).to.deep.equal(['jira_comment_forbidden']);
    expect(linked.link.state).to.equal('linked');
  });

  it('finds the issue gone where it is', async () => {
    linked.scenario.jira.removeIssue(linked.issue.id);
    await tracker.write('c-1', 'First');
    await settle();

    expect(linked.reasons).to.deep.equal(['jira_issue_unreachable']);
    expect(linked.link.state).to.equal('unreachable');
  });

  it('waits for a new authorization, and is written by it', async () => {
    linked.scenario.jira.revokeAccess();
    await tracker.write('c-1', 'First');
    await settle();
    expect(kept()).to.deep.equal([]);

    await linked.scenario.authorize(linked.connected.integrationId);
    await settle();

    expect(quoted()).to.deep.equal(['First']);
  });

  it('is left alone where comments are not carried, and what is deleted then is never written', async () => {
    await linked.changeSettings({ outboundComments: false });
    await tracker.write('c-1', 'First');
    await settle();
    await tracker.delete('c-1');
    await settle();
    await linked.changeSettings({ outboundComments: true });
    await tracker.edit('c-1', 'late');
    await settle();

    expect(kept()).to.deep.equal([]);
    expect(linked.reasons).to.deep.equal([
      'outbound_comments_off',
      'outbound_comments_off',
      'outbound_comment_deleted_before',
    ]);
  });
});
