import { expect } from 'chai';

import type { JiraCommentId, LinkId, TrackerCommentId } from '../../src/domain/ids.ts';
import { OutboundComment } from '../../src/domain/outbound/outbound-comment.ts';
import { afterNoon, anId } from '../support/builders.ts';
import { aStoredLink, aTeam, storageForEachTest, type OpenStorage } from './opened-storage.ts';
import { errorOf } from './unit-of-work.contract.ts';

const COMMENT = 'comment/1' as TrackerCommentId;
const IN_JIRA = '10101' as JiraCommentId;

/** What every OutboundComments promises. */
export function outboundCommentsContract(adapter: string, open: OpenStorage): void {
  describe(`OutboundComments contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const comments = () => storage().stores.outboundComments;
    const aLink = async () => aStoredLink(storage(), await aTeam(storage()));
    const aLinkId = async (): Promise<LinkId> => (await aLink()).id;

    it('gives back what was saved last, of each comment of each link', async () => {
      const [link, other] = [await aLinkId(), await aLinkId()];
      const unknown = OutboundComment.unknown(link, COMMENT);
      const asked = unknown.asked(anId());
      const written = asked.written(IN_JIRA, { action: 'edited', updatedAt: afterNoon(1.234) });
      const gone = written.noted({ action: 'deleted', updatedAt: null });
      const elsewhere = OutboundComment.unknown(other, COMMENT).asked(anId());
      await comments().save(elsewhere);
      expect(await comments().find(link, COMMENT)).to.equal(null);

      for (const one of [unknown, asked, written, gone]) {
        await comments().save(one);

        expect((await comments().find(link, COMMENT))?.toProps()).to.deep.equal(one.toProps());
      }
      expect((await comments().find(other, COMMENT))?.toProps()).to.deep.equal(elsewhere.toProps());
      expect(await comments().find(link, 'comment/2\0' as TrackerCommentId)).to.equal(null);
    });

    it('knows of a link what another one between the same two issues knew, and of no other', async () => {
      const team = await aTeam(storage());
      const before = await aStoredLink(storage(), team);
      await storage().stores.links.save(before.unlinked({ at: afterNoon(1), by: 'Ada' }));
      const { trackerIssueId, jiraIssueId } = before.toProps();
      const [anew, other, ofAnother] = [
        await aStoredLink(storage(), team, { trackerIssueId, jiraIssueId }),
        await aStoredLink(storage(), team),
        await aStoredLink(storage(), team, { jiraIssueId }),
      ];
      const written = OutboundComment.unknown(before.id, COMMENT)
        .asked(anId())
        .written(IN_JIRA, { action: 'created', updatedAt: null });
      await comments().save(written);

      expect((await comments().find(anew.id, COMMENT))?.toProps()).to.deep.equal(written.toProps());
      expect(await comments().find(other.id, COMMENT)).to.equal(null);
      expect(await comments().find(ofAnother.id, COMMENT)).to.equal(null);

      const own = OutboundComment.unknown(anew.id, COMMENT).asked(anId());
      await comments().save(own);
      expect((await comments().find(anew.id, COMMENT))?.toProps()).to.deep.equal(own.toProps());
    });

    it('knows what was written to a Jira by its id there, and to no other Jira', async () => {
      const [{ id, issue }, other] = [await aLink(), await aLink()];
      await comments().save(
        OutboundComment.unknown(id, COMMENT)
          .asked(anId())
          .written(IN_JIRA, { action: 'created', updatedAt: null }),
      );
      const trace = { id: IN_JIRA, creation: null };

      expect(await comments().wrote(issue.integrationId, trace)).to.equal(true);
      expect(await comments().wrote(other.issue.integrationId, trace)).to.equal(false);
      expect(
        await comments().wrote(issue.integrationId, { ...trace, id: '10102' as JiraCommentId }),
      ).to.equal(false);
    });

    it('knows what may have been written by its mark, until its id is known', async () => {
      const { id, issue } = await aLink();
      const asked = OutboundComment.unknown(id, COMMENT).asked(anId());
      const copied = { id: '10999' as JiraCommentId, creation: asked.creation };
      await comments().save(asked);

      expect(await comments().wrote(issue.integrationId, copied)).to.equal(true);
      expect(await comments().wrote(issue.integrationId, { ...copied, creation: anId() })).to.equal(false);
      expect(await comments().wrote(issue.integrationId, { ...copied, creation: null })).to.equal(false);

      await comments().save(asked.found(IN_JIRA));
      expect(await comments().wrote(issue.integrationId, copied)).to.equal(false);
    });

    it('is part of a unit of work: what fails leaves nothing', async () => {
      const link = await aLinkId();

      await errorOf(
        storage().unitOfWork.run(async ({ outboundComments }) => {
          await outboundComments.save(OutboundComment.unknown(link, COMMENT).asked(anId()));
          throw new Error('no');
        }),
      );

      expect(await comments().find(link, COMMENT)).to.equal(null);
    });
  });
}
