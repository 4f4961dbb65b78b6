import { expect } from 'chai';

import { AlreadyLinked } from '../../src/domain/domain-error.ts';
import type { ExternalIssueLink, ExternalIssueLinkProps } from '../../src/domain/external-issue-link.ts';
import type { LinkId, TrackerIssueId } from '../../src/domain/ids.ts';
import { aLink, afterNoon, anId, anIssue } from '../support/builders.ts';
import { aStoredLink, aTeam, propsOf, storageForEachTest, type OpenStorage } from './opened-storage.ts';
import { errorOf } from './unit-of-work.contract.ts';

/** What every ExternalIssueLinks promises. */
export function linkStoreContract(adapter: string, open: OpenStorage): void {
  describe(`ExternalIssueLinks contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const stores = () => storage().stores;
    const aKeptLink = async (props?: Partial<ExternalIssueLinkProps>): Promise<ExternalIssueLink> =>
      aStoredLink(storage(), await aTeam(storage()), props);

    it('gives back what was added, as it was saved last', async () => {
      const link = await aKeptLink();
      expect((await stores().links.find(link.id))?.toProps()).to.deep.equal(link.toProps());
      const changed = link
        .withKey({ key: 'ÄB-🎈', projectId: '10200', from: null, updatedAt: afterNoon(1) })
        .withStatus({ isDone: true, statusId: '3', statusName: 'Gelöst', updatedAt: afterNoon(2.345) })
        .inDoubt()
        .unreachable();

      await stores().links.save(changed);

      expect((await stores().links.find(link.id))?.toProps()).to.deep.equal(changed.toProps());
      expect(await stores().links.find('nobody\0' as LinkId)).to.equal(null);
    });

    it('refuses a tracker issue a second link in its Installation, also when added at once', async () => {
      const team = await aTeam(storage());
      const trackerIssueId = anId<'TrackerIssue'>();
      const additions = [1, 2, 3].map(() => errorOf(stores().links.add(team.link({ trackerIssueId }))));

      const errors = (await Promise.all(additions)).filter((error) => error !== null);

      expect(errors).to.have.lengthOf(2);
      for (const error of errors) expect(error).to.be.instanceOf(AlreadyLinked);
    });

    for (const state of ['deleted', 'unlinked'] as const) {
      it(`takes a tracker issue anew whose link is ${state}, and keeps that one`, async () => {
        const team = await aTeam(storage());
        const before = await aStoredLink(storage(), team, { state });
        const { trackerIssueId } = before.toProps();

        const again = team.link({ trackerIssueId });
        await stores().links.add(again);

        expect((await stores().links.find(before.id))?.toProps()).to.deep.equal(before.toProps());
        expect((await stores().links.find(again.id))?.toProps()).to.deep.equal(again.toProps());
        expect(await errorOf(stores().links.add(team.link({ trackerIssueId })))).to.be.instanceOf(
          AlreadyLinked,
        );
      });
    }

    it('tells the link of a tracker issue that is not over, in its own Installation alone', async () => {
      const team = await aTeam(storage());
      const over = await aStoredLink(storage(), team, { state: 'unlinked' });
      const { trackerIssueId } = over.toProps();
      const ofIssue = () => stores().links.ofTrackerIssue(team.installation.id, trackerIssueId);
      await aStoredLink(storage(), await aTeam(storage()), { trackerIssueId });
      await aStoredLink(storage(), team);
      expect(await ofIssue()).to.equal(null);

      const link = team.link({ trackerIssueId });
      await stores().links.add(link);

      expect((await ofIssue())?.toProps()).to.deep.equal(link.toProps());
    });

    it('tells the links of many tracker issues at once', async () => {
      const team = await aTeam(storage());
      const links = [await aStoredLink(storage(), team), await aStoredLink(storage(), team)];
      const over = await aStoredLink(storage(), team, { state: 'unlinked' });
      await aStoredLink(storage(), team);
      const issues = [...links, over].map((link) => link.toProps().trackerIssueId);

      const found = await stores().links.ofTrackerIssues(team.installation.id, [
        ...issues,
        'nobody\0' as TrackerIssueId,
      ]);

      expect(propsOf(found)).to.deep.equal(propsOf(links));
      expect(await stores().links.ofTrackerIssues(team.installation.id, [])).to.deep.equal([]);
    });

    it('keeps when and by whom a link was unlinked', async () => {
      const link = await aKeptLink({ hasRemoteLink: true });
      const unlinked = link.unlinked({ at: afterNoon(7), by: 'Ädä' });

      await stores().links.save(unlinked);

      expect((await stores().links.find(link.id))?.toProps()).to.deep.equal(unlinked.toProps());
    });

    it('takes a tracker issue of the same id in another Installation', async () => {
      const trackerIssueId = '7' as TrackerIssueId;
      const [one, other] = [await aKeptLink({ trackerIssueId }), await aKeptLink({ trackerIssueId })];

      expect(await stores().links.find(one.id)).not.to.equal(null);
      expect(await stores().links.find(other.id)).not.to.equal(null);
    });

    it('lists the links to an issue by ascending id, deleted ones included', async () => {
      const team = await aTeam(storage());
      const issue = anIssue({ integrationId: team.integration.id });
      const links = [1, 2, 3].map(() => team.link(issue));
      links[1] = links[1]?.deleted() ?? aLink();
      for (const link of links.toReversed()) await stores().links.add(link);
      await aStoredLink(storage(), team);

      expect(propsOf(await stores().links.ofIssue(issue))).to.deep.equal(propsOf(links));
    });

    it('tells issues of the same number in two Jiras apart', async () => {
      const link = await aKeptLink();
      const elsewhere = { ...link.issue, integrationId: anId<'Integration'>() };

      expect(await stores().links.ofIssue(elsewhere)).to.deep.equal([]);
    });
  });
}
