import { expect } from 'chai';

import { EVERYTHING } from '../../src/domain/api-key.ts';
import type { LocalTrackerComment } from '../../src/domain/tracker-comment.ts';
import type { LocalTrackerIssue } from '../../src/domain/tracker-issue.ts';
import { afterNoon, anId, aTrackerIssue, aTrackerUser, NOON } from '../support/builders.ts';
import { aTeam, FIRST_PAGE, storageForEachTest, type OpenStorage, type Team } from './opened-storage.ts';

/** What every LocalTrackerStore promises. */
export function localTrackerStoreContract(adapter: string, open: OpenStorage): void {
  describe(`LocalTrackerStore contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const store = () => storage().stores.localTracker;
    let team: Team;
    let stranger: Team;
    let issue: LocalTrackerIssue;

    beforeEach(async () => {
      team = await aTeam(storage());
      stranger = await aTeam(storage());
      issue = aTrackerIssue({ installationId: team.installation.id });
      await storage().trackerIssues.add(issue);
    });

    const aComment = (comment: Partial<LocalTrackerComment> = {}): LocalTrackerComment => ({
      ...{ id: anId(), issueId: issue.id, author: 'Zoë', body: 'Seen. ✓', url: null },
      ...{ createdAt: NOON, changedAt: NOON },
      ...comment,
    });

    it('finds an issue for its Organization, and for no other', async () => {
      expect(await store().findIssue(team.scope, issue.id)).to.deep.equal(issue);
      expect(await store().findIssue(EVERYTHING, issue.id)).to.deep.equal(issue);
      expect(await store().findIssue(stranger.scope, issue.id)).to.equal(null);
      expect(await store().findIssue(EVERYTHING, anId())).to.equal(null);
    });

    it('writes the status, whom it is assigned to, and when that was', async () => {
      const user = aTrackerUser({ organizationId: team.organization.toProps().id });
      await storage().trackerUsers.add(user);
      const changed = {
        ...issue,
        ...{ status: 'resolved' as const, assigneeId: user.id, changedAt: afterNoon(5) },
      };
      await store().saveIssue(changed);
      expect(await storage().trackerIssues.find(EVERYTHING, issue.id)).to.deep.equal(changed);
    });

    it('finds a person of the Organization of the Installation, and no other', async () => {
      const own = aTrackerUser({ organizationId: team.organization.toProps().id });
      const other = aTrackerUser({ organizationId: stranger.organization.toProps().id });
      for (const user of [own, other]) await storage().trackerUsers.add(user);
      const { id } = team.installation;

      expect(await store().findUser(id, own.id)).to.deep.equal(own);
      expect(await store().findUser(id, other.id)).to.equal(null);
      expect(await store().findUser(id, anId())).to.equal(null);
      expect(await store().findUser(anId(), own.id)).to.equal(null);
    });

    it('keeps a comment, finds it on its issue alone, and writes it anew', async () => {
      const comment = aComment();
      await store().addComment(comment);
      expect(await store().findComment(issue.id, comment.id)).to.deep.equal(comment);
      expect(await store().findComment(anId(), comment.id)).to.equal(null);

      const edited = { ...comment, body: 'Seen again.', changedAt: afterNoon(3) };
      await store().saveComment(edited);
      expect(await storage().trackerComments.list(team.scope, issue.id, FIRST_PAGE)).to.deep.equal([edited]);
    });

    it('deletes a comment for good', async () => {
      const [gone, kept] = [aComment(), aComment()];
      for (const comment of [gone, kept]) await store().addComment(comment);
      await store().deleteComment(gone.id, afterNoon(1));

      expect(await store().findComment(issue.id, gone.id)).to.equal(null);
      expect(await storage().trackerComments.list(team.scope, issue.id, FIRST_PAGE)).to.deep.equal([kept]);
    });

    it('forgets what a failed unit of work wrote', async () => {
      const comment = aComment();
      const failed = storage().unitOfWork.run(async ({ localTracker }) => {
        await localTracker.saveIssue({ ...issue, status: 'resolved' });
        await localTracker.addComment(comment);
        throw new Error('it fails');
      });
      await failed.catch(() => undefined);
      expect(await store().findIssue(EVERYTHING, issue.id)).to.deep.equal(issue);
      expect(await store().findComment(issue.id, comment.id)).to.equal(null);
    });
  });
}
