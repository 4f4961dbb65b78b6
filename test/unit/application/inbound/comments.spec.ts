import { expect } from 'chai';

import type { Payload } from '../../../support/payloads.ts';
import { CommentInJira } from '../../../support/scenario-comment.ts';
import type { Scenario } from '../../../support/scenario.ts';
import type { IssueInJira } from '../../../support/scenario-issue.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('a comment on a linked Jira issue', () => {
  let linked: LinkedIssue;
  let scenario: Scenario;
  let issue: IssueInJira;
  let comment: CommentInJira;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    ({ scenario, issue } = linked);
    comment = new CommentInJira(issue);
    await linked.changeSettings({ inboundComments: true });
  });

  it('is written to the tracker issue once, though Jira tells of it twice', async () => {
    const events = comment.write({ body: 'Oil helps.' });

    await linked.happen(events.comment, events.issue);

    expect(linked.trackerComments).to.have.lengthOf(1);
    expect(linked.trackerComments[0]).to.include({
      author: 'User ada',
      body: 'Oil helps.',
      url: `https://jira.example.com/browse/ABC-4?focusedCommentId=${comment.id}#comment-${comment.id}`,
    });
    expect(linked.reasons).to.deep.equal(['comment_written', 'comment_known']);
  });

  it('is written once also when the event of the issue comes first, or alone', async () => {
    const events = comment.write();
    await linked.happen(events.issue, events.comment);

    const another = new CommentInJira(issue);
    await linked.happen(another.write({ body: 'Alone.' }).issue);

    expect(linked.comments).to.deep.equal(['It opens when pushed.', 'Alone.']);
  });

  it('is written beside others, and takes the place of none', async () => {
    const others = [1, 2, 3].map((number) => new CommentInJira(issue).write({ body: `Number ${number}` }));
    scenario.trackers.comments.plan(['fails_before', 'fails_before', 'fails_before']);

    await linked.happen(...others.map((events) => events.comment));
    await scenario.sweepAfter(DAY);

    expect(linked.comments.toSorted()).to.deep.equal(['Number 1', 'Number 2', 'Number 3']);
  });

  it('goes with the status of the very event it comes in', async () => {
    const { comment: written } = comment.write({ body: 'Done.' }).issue;

    await linked.happen({ ...issue.edit(), comment: written });

    expect(linked.comments).to.deep.equal(['Done.']);
  });

  it('is edited in the tracker when it is in Jira', async () => {
    await linked.happen(comment.write().comment);

    const edited = comment.edit({ body: 'It opens when pulled.' });
    await linked.happen(edited.issue, edited.comment);

    expect(linked.comments).to.deep.equal(['It opens when pulled.']);
    expect(linked.reasons).to.deep.equal(['comment_written', 'comment_edited', 'comment_known']);
  });

  it('keeps its newest text when an older one comes late', async () => {
    const written = comment.write({ body: 'one' });
    const [second, third] = [comment.edit({ body: 'two' }), comment.edit({ body: 'three' })];

    await linked.happen(written.comment, third.comment, second.comment);

    expect(linked.comments).to.deep.equal(['three']);
    expect(linked.reasons.at(-1)).to.equal('stale');
  });

  it('is written by its edit when the event of its creation was lost', async () => {
    comment.write();

    await linked.happen(comment.edit({ body: 'Only this one came.' }).comment);

    expect(linked.comments).to.deep.equal(['Only this one came.']);
    expect(linked.reasons).to.deep.equal(['comment_written']);
  });

  it('edited within the moment of its creation, as a Jira of whole seconds has it, has the text of the edit', async () => {
    const written = comment.write({ body: 'tpyo' });
    const { comment: edited } = comment.edit({ body: 'typo' });
    const { created } = written.comment['comment'] as { created: string };
    const within = { ...edited, comment: { ...(edited['comment'] as object), updated: created } };

    await linked.happen(written.comment, within, written.issue);

    expect(linked.comments).to.deep.equal(['typo']);
  });

  it('is taken out of the tracker when it is deleted in Jira', async () => {
    await linked.happen(comment.write().comment);

    const { comment: told, issue: mentioned } = comment.delete();
    await linked.happen(told, mentioned, told);

    expect(linked.comments).to.deep.equal([]);
    expect(linked.reasons).to.deep.equal(['comment_written', 'comment_deleted']);
  });

  it('stays out when it is deleted, whatever comes late', async () => {
    const written = comment.write();
    const edited = comment.edit({ body: 'two' });
    await linked.happen(comment.delete().comment);

    await linked.happen(edited.comment, written.issue, written.comment);

    expect(linked.comments).to.deep.equal([]);
    expect(linked.reasons).to.deep.equal([
      'comment_not_there',
      ...['comment_deleted_before', 'comment_deleted_before', 'comment_deleted_before'],
    ]);
  });

  describe('that only some may read', () => {
    it('never leaves Jira', async () => {
      const events = comment.write({ body: 'a secret', role: 'Administrators' });

      await linked.happen(events.comment, events.issue);

      expect(linked.comments).to.deep.equal([]);
      expect(linked.reasons).to.deep.equal(['comment_restricted', 'comment_known']);
      expect(JSON.stringify(scenario.decisionsOf(linked.linkId))).not.to.contain('a secret');
    });

    it('leaves it when the settings say so', async () => {
      await linked.changeSettings({ inboundComments: true, restrictedComments: true });

      await linked.happen(comment.write({ body: 'for all', role: 'Administrators' }).comment);

      expect(linked.comments).to.deep.equal(['for all']);
    });

    it('is taken out also when it was restricted in the very second of the edit before', async () => {
      await linked.happen(comment.write().comment);
      const { comment: edited } = comment.edit({ body: 'The password is hunter2.' });
      const { comment: shut } = comment.edit({ role: 'Administrators' });
      const { updated } = edited['comment'] as Payload;

      await linked.happen(edited);
      await linked.happen({ ...shut, comment: { ...(shut['comment'] as Payload), updated } });

      expect(linked.comments).to.deep.equal([]);
      expect(linked.reasons).to.deep.equal(['comment_written', 'comment_edited', 'comment_hidden']);
    });

    it('is taken out of the tracker once it is restricted, and comes back once it is not', async () => {
      await linked.happen(comment.write({ body: 'open' }).comment);

      await linked.happen(comment.edit({ role: 'Administrators' }).comment);
      expect(linked.comments).to.deep.equal([]);

      await linked.happen(comment.edit({ body: 'open again', role: null }).comment);
      expect(linked.comments).to.deep.equal(['open again']);
      expect(linked.reasons).to.deep.equal(['comment_written', 'comment_hidden', 'comment_written']);
    });

    for (const failures of [1, 12]) {
      it(`comes back also when its removal was done, and yet failed ${failures === 1 ? 'once' : 'to the last try'}`, async () => {
        await linked.happen(comment.write({ body: 'open' }).comment);
        scenario.trackers.comments.plan(Array.from({ length: failures }, () => 'fails_after' as const));
        await linked.happen(comment.edit({ role: 'Administrators' }).comment);
        if (failures > 1) while ((await scenario.sweepAfter(DAY)) > 0);
        expect(linked.reasons).to.deep.equal(
          failures > 1 ? ['comment_written', 'tracker_gave_up'] : ['comment_written'],
        );

        await linked.happen(comment.edit({ body: 'open again', role: null }).comment);
        while ((await scenario.sweepAfter(DAY)) > 0);

        expect(linked.comments).to.deep.equal(['open again']);
        expect(linked.reasons.at(-1)).to.equal('comment_written');
      });
    }

    it('comes back once, as it is now, when its coming back was done, and yet failed', async () => {
      await linked.happen(comment.write({ body: 'open' }).comment);
      scenario.trackers.comments.plan(['fails_after', 'served', 'fails_after']);
      await linked.happen(comment.edit({ role: 'Administrators' }).comment);

      await linked.happen(comment.edit({ body: 'open again', role: null }).comment);
      await linked.happen(comment.edit({ body: 'and again' }).comment);
      while ((await scenario.sweepAfter(DAY)) > 0);

      expect(linked.comments).to.deep.equal(['and again']);
    });

    it('stays out when somebody takes it out of the tracker after a removal that came to nothing', async () => {
      await linked.happen(comment.write({ body: 'open' }).comment);
      scenario.trackers.comments.plan(['fails_before']);
      await linked.happen(comment.edit({ role: 'Administrators' }).comment);
      await linked.happen(comment.edit({ body: 'open again', role: null }).comment);
      expect(linked.comments).to.deep.equal(['open again']);

      const [{ id } = { id: '' }] = linked.trackerComments;
      scenario.tables.trackerComments.set(id as never, null);
      await linked.happen(comment.edit({ body: 'and again' }).comment);

      expect(linked.comments).to.deep.equal([]);
      expect(linked.reasons.at(-1)).to.equal('tracker_comment_gone');
    });

    it('does not come in the text it had before, which comes late', async () => {
      const open = comment.write({ body: 'open' });

      await linked.happen(comment.edit({ body: 'closed', role: 'Administrators' }).comment, open.comment);

      expect(linked.comments).to.deep.equal([]);
      expect(linked.reasons).to.deep.equal(['comment_restricted', 'stale']);
    });
  });

  it('is left alone unless comments are switched on, and what was restricted or deleted meanwhile stays out', async () => {
    await linked.changeSettings({ inboundComments: false });
    const [hidden, deleted] = [new CommentInJira(issue), new CommentInJira(issue)];
    const late = [hidden.write().comment, deleted.write().comment];
    await linked.happen(
      comment.write().comment,
      hidden.edit({ role: 'Administrators' }).comment,
      deleted.delete().comment,
    );
    expect(linked.reasons).to.deep.equal(Array(3).fill('comment_sync_off'));

    await linked.changeSettings({ inboundComments: true });
    await linked.happen(...late, comment.edit({ body: 'now' }).comment);

    expect(linked.comments).to.deep.equal(['now']);
  });

  it('goes by the rules of the project that the issue is in', async () => {
    await linked.changeSettings({ projectRules: { '10100': { inboundComments: true } } });

    await linked.happen(comment.write().comment);
    await linked.happen(issue.move('NUM-9'), new CommentInJira(issue).write().comment);

    expect(linked.comments).to.have.lengthOf(1);
    expect(linked.reasons.at(-1)).to.equal('comment_sync_off');
  });

  it('without a text is not written', async () => {
    const { comment: written } = comment.write();

    await linked.happen({ ...written, comment: { ...(written['comment'] as object), body: null } });

    expect(linked.reasons).to.deep.equal(['comment_unreadable']);
  });

  it('loses NUL, and what is longer than Jira takes by itself', async () => {
    await linked.happen(comment.write({ body: `a\0b${'x'.repeat(40_000)}` }).comment);

    const [body = ''] = linked.comments;
    expect(body).to.have.lengthOf(32_767);
    expect(body).to.match(/^abx+… \(cut by Lockstep: the whole comment is in Jira\)$/);
  });

  describe('and its tracker', () => {
    const asked = () => scenario.trackers.comments.asked.map(({ what }) => what);

    it('that has no comments gets none, and the decision says so', async () => {
      scenario.trackers.comments.areSupported = false;

      await linked.happen(comment.write().comment);

      expect(linked.reasons).to.deep.equal(['comments_unsupported']);
    });

    it('that says so itself gets none, and none of what it cannot do to those it has', async () => {
      const { unsupported } = scenario.trackers.comments;
      for (const [what, happens] of [
        ['edit', () => comment.edit({ body: 'two' })],
        ['delete', () => comment.delete()],
      ] as const) {
        unsupported.add(what);
        if (what === 'edit') await linked.happen(comment.write({ body: 'one' }).comment);
        await linked.happen(happens().comment);
        expect(linked.reasons.at(-1), what).to.equal('comments_unsupported');
        expect(linked.trackerComments.map(({ body }) => body)).to.deep.equal(['one']);
      }
    });

    it('that has no such issue any more, or no such comment, is asked once', async () => {
      await linked.happen(comment.write().comment);
      const [{ id } = { id: '' }] = linked.trackerComments;
      scenario.tables.trackerComments.set(id as never, null);
      await linked.happen(comment.edit({ body: 'two' }).comment);

      scenario.tables.trackerIssues.delete(linked.link.trackerIssueId);
      await linked.happen(new CommentInJira(issue).write().comment);

      expect(linked.reasons).to.deep.equal(['comment_written', 'tracker_comment_gone', 'tracker_issue_gone']);
      expect(asked()).to.deep.equal(['write', 'edit', 'write']);
    });

    for (const call of ['fails_before', 'fails_after', 'answers_oddly'] as const) {
      it(`has it once when its first call ${call.replace('_', ' ')}`, async () => {
        scenario.trackers.comments.plan([call]);

        await linked.happen(comment.write().comment);
        expect(linked.reasons).to.deep.equal([]);
        await scenario.sweepAfter(DAY);

        expect(linked.comments).to.deep.equal(['It opens when pushed.']);
        expect(linked.reasons).to.deep.equal(['comment_written']);
      });

      it(`has it once, as it is now, when it was edited after a first call that ${call.replace('_', ' ')}`, async () => {
        scenario.trackers.comments.plan([call]);
        await linked.happen(comment.write().comment);

        await linked.happen(comment.edit({ body: 'two' }).comment);
        await scenario.sweepAfter(DAY);

        expect(linked.comments).to.deep.equal(['two']);
        expect(linked.reasons).to.deep.equal(['superseded', 'comment_written']);
      });

      it(`has none when it was deleted after a first call that ${call.replace('_', ' ')}`, async () => {
        scenario.trackers.comments.plan([call]);
        await linked.happen(comment.write().comment);

        await linked.happen(comment.delete().comment, comment.write().issue);
        await scenario.sweepAfter(DAY);

        expect(linked.comments).to.deep.equal([]);
        expect(linked.reasons).to.deep.equal(['superseded', 'comment_deleted', 'comment_deleted_before']);
      });
    }

    it('has it once when the process dies between its answer and the decision', async () => {
      const { unitOfWork } = scenario.ports.storage;
      const run = unitOfWork.run.bind(unitOfWork);
      scenario.trackers.comments.whileAsked = async () => {
        unitOfWork.run = () => Promise.reject(new Error('killed'));
      };
      await linked.happen(comment.write().comment).catch(() => undefined);
      scenario.trackers.comments.whileAsked = () => Promise.resolve();
      unitOfWork.run = run;

      await scenario.sweepAfter(MINUTE);

      expect(linked.comments).to.have.lengthOf(1);
      expect(asked()).to.deep.equal(['write', 'write']);
      expect(linked.reasons).to.deep.equal(['comment_written']);
    });

    it('that stays away gets it no more after the last try; the link is not in doubt for it', async () => {
      scenario.trackers.comments.plan(Array.from({ length: 12 }, () => 'fails_after' as const));
      await linked.happen(comment.write().comment);
      while ((await scenario.sweepAfter(DAY)) > 0);
      expect(linked.reasons).to.deep.equal(['tracker_gave_up']);
      expect(linked.link.isInDoubt).to.equal(false);

      await linked.happen(comment.edit({ body: 'two' }).comment);

      expect(linked.comments).to.deep.equal(['two']);
    });
  });
});
