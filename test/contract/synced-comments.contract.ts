import { expect } from 'chai';

import type { JiraCommentId, LinkId, TrackerCommentId } from '../../src/domain/ids.ts';
import { SyncedComment } from '../../src/domain/synced-comment.ts';
import { afterNoon, anId } from '../support/builders.ts';
import { aStoredLink, aTeam, storageForEachTest, type OpenStorage } from './opened-storage.ts';
import { errorOf } from './unit-of-work.contract.ts';

const COMMENT = '10082' as JiraCommentId;

/** What every SyncedComments promises. */
export function syncedCommentsContract(adapter: string, open: OpenStorage): void {
  describe(`SyncedComments contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const comments = () => storage().stores.syncedComments;
    const aLinkId = async (): Promise<LinkId> => (await aStoredLink(storage(), await aTeam(storage()))).id;

    it('gives back what was saved last, of each comment of each link', async () => {
      const [link, other] = [await aLinkId(), await aLinkId()];
      const unknown = SyncedComment.unknown(link, COMMENT);
      const asked = unknown.asked(anId());
      const written = asked.written(anId(), { action: 'edited', updatedAt: afterNoon(1.234) });
      const leaving = written.removalAsked();
      const anew = leaving.askedAnew(anId());
      const removed = written.removed({ action: 'deleted', updatedAt: null });
      const elsewhere = SyncedComment.unknown(other, COMMENT).asked(anId());
      await comments().save(elsewhere);
      expect(await comments().find(link, COMMENT)).to.equal(null);

      for (const one of [unknown, asked, written, leaving, anew, removed]) {
        await comments().save(one);

        expect((await comments().find(link, COMMENT))?.toProps()).to.deep.equal(one.toProps());
      }
      expect((await comments().find(other, COMMENT))?.toProps()).to.deep.equal(elsewhere.toProps());
      expect(await comments().find(link, '10083\0' as JiraCommentId)).to.equal(null);
    });

    it('tells which comments of the tracker were written for one of Jira, link by link', async () => {
      const [link, other] = [await aLinkId(), await aLinkId()];
      const id: TrackerCommentId = anId();
      const version = { action: 'created', updatedAt: null } as const;
      await comments().save(SyncedComment.unknown(link, COMMENT).asked(anId()).written(id, version));

      expect(await comments().isWrittenFor(link, id)).to.equal(true);
      expect(await comments().isWrittenFor(other, id)).to.equal(false);
      expect(await comments().isWrittenFor(link, anId())).to.equal(false);
    });

    it('knows of a link what another one between the same two issues knew, and of no other', async () => {
      const team = await aTeam(storage());
      const before = await aStoredLink(storage(), team);
      await storage().stores.links.save(before.unlinked({ at: afterNoon(1), by: 'Ada' }));
      const { trackerIssueId, jiraIssueId } = before.toProps();
      const toAnother = await aStoredLink(storage(), team, { trackerIssueId });
      const id: TrackerCommentId = anId();
      const version = { action: 'created', updatedAt: null } as const;
      const written = SyncedComment.unknown(before.id, COMMENT).asked(anId()).written(id, version);
      await comments().save(written);

      expect(await comments().find(toAnother.id, COMMENT)).to.equal(null);
      expect(await comments().isWrittenFor(toAnother.id, id)).to.equal(true);

      await storage().stores.links.save(toAnother.unlinked({ at: afterNoon(2), by: 'Ada' }));
      const anew = await aStoredLink(storage(), team, { trackerIssueId, jiraIssueId });
      expect((await comments().find(anew.id, COMMENT))?.toProps()).to.deep.equal(written.toProps());

      const own = SyncedComment.unknown(anew.id, COMMENT).asked(anId());
      await comments().save(own);
      expect((await comments().find(anew.id, COMMENT))?.toProps()).to.deep.equal(own.toProps());
    });

    it('is part of a unit of work: what fails leaves nothing', async () => {
      const link = await aLinkId();

      await errorOf(
        storage().unitOfWork.run(async ({ syncedComments }) => {
          await syncedComments.save(SyncedComment.unknown(link, COMMENT).asked(anId()));
          throw new Error('no');
        }),
      );

      expect(await comments().find(link, COMMENT)).to.equal(null);
    });
  });
}
