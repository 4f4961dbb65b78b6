import { expect } from 'chai';

import type { CommentTextAt } from '../../src/application/ports/local-tracker-comments.ts';
import { EVERYTHING } from '../../src/domain/api-key.ts';
import type { EffectId, TrackerCommentId, TrackerIssueId } from '../../src/domain/ids.ts';
import type { LocalTrackerIssue } from '../../src/domain/tracker-issue.ts';
import { afterNoon, anId, aTrackerIssue } from '../support/builders.ts';
import { aTeam, FIRST_PAGE, storageForEachTest, type OpenStorage, type Team } from './opened-storage.ts';

/** What every LocalTrackerComments promises. */
export function localTrackerCommentsContract(adapter: string, open: OpenStorage): void {
  describe(`LocalTrackerComments contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const comments = () => storage().trackerComments;
    let team: Team;
    let stranger: Team;
    let issue: LocalTrackerIssue;

    beforeEach(async () => {
      team = await aTeam(storage());
      stranger = await aTeam(storage(), team.integration);
      issue = aTrackerIssue({ installationId: team.installation.id });
      await storage().trackerIssues.add(issue);
    });

    const text = (body: string, seconds = 1): CommentTextAt => ({
      author: 'Zoë',
      body,
      url: 'https://jira.example.com/browse/ABC-4',
      at: afterNoon(seconds),
    });
    const bodies = async () =>
      (await comments().list(team.scope, issue.id, FIRST_PAGE)).map(({ body }) => body);

    async function write(body: string, effect = anId<'Effect'>()): Promise<TrackerCommentId> {
      const written = await comments().writeOnce(effect, issue, text(body));
      if (written === 'gone') throw new Error('the issue is gone');
      return written.id;
    }

    it('gives back what was written, to the Organization of its issue and to who may see everything', async () => {
      const id = await write('„Öl“ hilft 🤷\nimmer');

      const comment = {
        ...{ id, issueId: issue.id, author: 'Zoë', body: '„Öl“ hilft 🤷\nimmer' },
        ...{ url: 'https://jira.example.com/browse/ABC-4', createdAt: afterNoon(1), changedAt: afterNoon(1) },
      };
      for (const scope of [team.scope, EVERYTHING]) {
        expect(await comments().list(scope, issue.id, FIRST_PAGE)).to.deep.equal([comment]);
      }
      expect(await comments().list(stranger.scope, issue.id, FIRST_PAGE)).to.deep.equal([]);
      expect(await comments().list(EVERYTHING, 'nobody\0' as TrackerIssueId, FIRST_PAGE)).to.deep.equal([]);
    });

    it('lists the comments of an issue in the order in which they were asked for, page by page', async () => {
      const ids = [await write('one'), await write('two'), await write('three')];
      const list = async (limit: number, after: string | null) =>
        (await comments().list(team.scope, issue.id, { limit, after })).map(({ id }) => id);

      expect(await list(2, null)).to.deep.equal(ids.slice(0, 2));
      expect(await list(2, ids[1] ?? null)).to.deep.equal(ids.slice(2));
    });

    it('writes once for one Effect, also at once, and answers as before, whatever became of it', async () => {
      const effect = anId<'Effect'>();
      const answers = await Promise.all([1, 2, 3].map(() => write('one', effect)));
      expect(new Set(answers).size).to.equal(1);

      await comments().deleteOnce(anId(), { issue, id: answers[0] ?? anId() }, afterNoon(2));

      expect(await write('one again', effect)).to.equal(answers[0]);
      expect(await bodies()).to.deep.equal([]);
    });

    it('edits, and keeps when it was written', async () => {
      const id = await write('one');

      const edited = { author: null, body: 'two', url: null, at: afterNoon(9) };
      expect(await comments().editOnce(anId(), { issue, id }, edited)).to.equal('changed');

      const [comment] = await comments().list(team.scope, issue.id, FIRST_PAGE);
      expect(comment).to.deep.include({ author: null, body: 'two', url: null });
      expect([comment?.createdAt, comment?.changedAt]).to.deep.equal([afterNoon(1), afterNoon(9)]);
    });

    it('edits and deletes once for one Effect, and answers as before', async () => {
      const id = await write('one');
      const [edit, removal] = [anId<'Effect'>(), anId<'Effect'>()];
      await comments().editOnce(edit, { issue, id }, text('two'));
      await comments().editOnce(anId(), { issue, id }, text('three'));

      expect(await comments().editOnce(edit, { issue, id }, text('two'))).to.equal('changed');
      expect(await bodies()).to.deep.equal(['three']);

      const answers = await Promise.all(
        [1, 2].map(() => comments().deleteOnce(removal, { issue, id }, afterNoon(3))),
      );
      expect(answers).to.deep.equal(['changed', 'changed']);
      expect(await comments().editOnce(edit, { issue, id }, text('two'))).to.equal('changed');
      expect(await bodies()).to.deep.equal([]);
    });

    it('says that a comment is gone which was deleted, and one that never was', async () => {
      const id = await write('one');
      await comments().deleteOnce(anId(), { issue, id }, afterNoon(2));

      expect(await comments().editOnce(anId(), { issue, id }, text('two'))).to.equal('gone');
      expect(await comments().deleteOnce(anId(), { issue, id }, afterNoon(3))).to.equal('gone');
      const never = { issue, id: 'nobody\0' as TrackerCommentId };
      expect(await comments().editOnce(anId(), never, text('two'))).to.equal('gone');
      expect(await bodies()).to.deep.equal([]);
    });

    it('says that what is of another Installation or issue is gone, and leaves it alone', async () => {
      const id = await write('one');
      const other = aTrackerIssue({ installationId: team.installation.id });
      await storage().trackerIssues.add(other);
      const elsewhere = { id: issue.id, installationId: stranger.installation.id };

      for (const place of [elsewhere, other]) {
        expect(await comments().editOnce(anId(), { issue: place, id }, text('two'))).to.equal('gone');
        expect(await comments().deleteOnce(anId(), { issue: place, id }, afterNoon(2))).to.equal('gone');
      }
      expect(await comments().writeOnce(anId(), elsewhere, text('two'))).to.equal('gone');
      const nowhere = { id: 'nobody\0' as TrackerIssueId, installationId: team.installation.id };
      expect(await comments().writeOnce(anId<'Effect'>(), nowhere, text('two'))).to.equal('gone');
      expect(await bodies()).to.deep.equal(['one']);
    });

    it('takes a text with NUL and half a surrogate pair, and loses nothing else of it', async () => {
      const id = await write('a\0b');

      await comments().editOnce('effect' as EffectId, { issue, id }, text('a\0b\ud83dc'));

      expect((await bodies())[0]).to.match(/^a.b.c$/su);
    });
  });
}
