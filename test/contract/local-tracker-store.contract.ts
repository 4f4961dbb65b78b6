import { expect } from 'chai';

import { EVERYTHING } from '../../src/domain/api-key.ts';
import { Conflict } from '../../src/domain/domain-error.ts';
import type { LocalTrackerComment } from '../../src/domain/tracker-comment.ts';
import type { LocalTrackerIssue } from '../../src/domain/tracker-issue.ts';
import type { LocalTrackerUser } from '../../src/domain/tracker-user.ts';
import { afterNoon, anId, aTrackerIssue, aTrackerUser, NOON } from '../support/builders.ts';
import { aTeam, FIRST_PAGE, storageForEachTest, type OpenStorage, type Team } from './opened-storage.ts';
import { errorOf } from './unit-of-work.contract.ts';

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

    describe('a person', () => {
      const aStoredUser = async (of: Team, name: string) => {
        const user = aTrackerUser({ organizationId: of.organization.toProps().id, name });
        await storage().trackerUsers.add(user);
        return user;
      };
      const assigned = async (to: LocalTrackerUser | null) => {
        const assignedTo = aTrackerIssue({
          installationId: team.installation.id,
          assigneeId: to?.id ?? null,
        });
        await storage().trackerIssues.add(assignedTo);
        return assignedTo;
      };

      it('is found for their Organization, and for no other', async () => {
        const { id } = await aStoredUser(team, 'ada');

        expect((await store().findPerson(team.scope, id))?.name).to.equal('ada');
        expect((await store().findPerson(EVERYTHING, id))?.name).to.equal('ada');
        expect(await store().findPerson(stranger.scope, id)).to.equal(null);
        expect(await store().findPerson(EVERYTHING, anId())).to.equal(null);
      });

      it('has the name and e-mail that were saved last', async () => {
        const [ada, bob] = [await aStoredUser(team, 'ada'), await aStoredUser(team, 'bob')];
        const changed = { ...ada, name: 'Åda', email: 'ada@example.com', isEmailVerified: true };

        await store().savePerson(changed);

        expect(await store().findPerson(EVERYTHING, ada.id)).to.deep.equal(changed);
        expect(await store().findPerson(EVERYTHING, bob.id)).to.deep.equal(bob);
      });

      it('is not saved under the name of another of the Organization, and may be under their own', async () => {
        const ada = await aStoredUser(team, 'ada');
        await aStoredUser(team, 'bob');
        await aStoredUser(stranger, 'carl');

        for (const save of [
          () => store().savePerson({ ...ada, name: 'bob' }),
          () =>
            storage().unitOfWork.run(async ({ localTracker }) => {
              await localTracker.savePerson({ ...ada, name: 'bob' });
            }),
        ]) {
          expect(await errorOf(save())).to.be.instanceOf(Conflict);
        }
        expect(await store().findPerson(EVERYTHING, ada.id)).to.deep.equal(ada);
        for (const name of ['ada', 'carl']) await store().savePerson({ ...ada, name });
      });

      it('has the issues that are assigned to them, by ascending id', async () => {
        const [ada, bob] = [await aStoredUser(team, 'ada'), await aStoredUser(team, 'bob')];
        const [one, two] = [await assigned(ada), await assigned(ada)];
        for (const other of [bob, null]) await assigned(other);

        expect(await store().issuesOf(ada.id)).to.deep.equal([one, two]);
        expect(await store().issuesOf(anId())).to.deep.equal([]);
      });

      it('is forgotten, and nobody else', async () => {
        const [ada, bob] = [await aStoredUser(team, 'ada'), await aStoredUser(team, 'bob')];

        await store().removePerson(ada.id);

        expect(await storage().trackerUsers.list(team.scope, bob.organizationId, FIRST_PAGE)).to.deep.equal([
          bob,
        ]);
      });

      it('who is taken out while an issue is assigned to them is gone, and so is the assignment', async () => {
        const ada = await aStoredUser(team, 'ada');
        const { unitOfWork } = storage();
        const removal = () =>
          unitOfWork.run(async ({ localTracker }) => {
            await localTracker.findPerson(EVERYTHING, ada.id);
            for (const theirs of await localTracker.issuesOf(ada.id)) {
              await localTracker.saveIssue({ ...theirs, assigneeId: null });
            }
            await localTracker.removePerson(ada.id);
          });
        // So that both have a connection at once.
        await Promise.all([1, 2].map(() => store().findPerson(EVERYTHING, ada.id)));
        const begun: Promise<void>[] = [];

        await unitOfWork.run(async ({ localTracker }) => {
          await localTracker.findUser(team.installation.id, ada.id);
          begun.push(removal());
          // Long enough for it to be over, did it not wait for the end of this.
          for (let read = 0; read < 100; read += 1) await localTracker.findIssue(EVERYTHING, issue.id);
          await localTracker.saveIssue({ ...issue, assigneeId: ada.id });
        });
        await Promise.all(begun);

        expect(await store().findPerson(EVERYTHING, ada.id)).to.equal(null);
        expect((await storage().trackerIssues.find(EVERYTHING, issue.id))?.assigneeId).to.equal(null);
      });
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
