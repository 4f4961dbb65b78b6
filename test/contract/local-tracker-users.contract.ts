import { expect } from 'chai';

import { EVERYTHING } from '../../src/domain/api-key.ts';
import { Conflict } from '../../src/domain/domain-error.ts';
import type { EffectId, TrackerUserId } from '../../src/domain/ids.ts';
import type { LocalTrackerUser } from '../../src/domain/tracker-user.ts';
import { afterNoon, anId, aTrackerIssue, aTrackerUser } from '../support/builders.ts';
import { aTeam, FIRST_PAGE, storageForEachTest, type OpenStorage, type Team } from './opened-storage.ts';
import { errorOf } from './unit-of-work.contract.ts';

/** What every LocalTrackerUsers promises, and what assigning an issue to them does. */
export function localTrackerUsersContract(adapter: string, open: OpenStorage): void {
  describe(`LocalTrackerUsers contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const users = () => storage().trackerUsers;
    let team: Team;
    let stranger: Team;

    beforeEach(async () => {
      team = await aTeam(storage());
      stranger = await aTeam(storage(), team.integration);
    });

    async function aStoredUser(props: Partial<LocalTrackerUser> = {}): Promise<LocalTrackerUser> {
      const user = aTrackerUser({ organizationId: team.organization.toProps().id, ...props });
      await users().add(user);
      return user;
    }

    it('gives back what was added, all of an Organization or page by page, by ascending id', async () => {
      const organizationId = team.organization.toProps().id;
      const one = await aStoredUser({ name: 'Zoë 🤷', email: null, isEmailVerified: false });
      const two = await aStoredUser({ isEmailVerified: false });
      const three = await aStoredUser();
      await aStoredUser({ organizationId: stranger.organization.toProps().id });
      const list = (limit: number, after: string | null) =>
        users().list(team.scope, organizationId, { limit, after });

      expect(await users().of(organizationId)).to.deep.equal([one, two, three]);
      expect(await list(2, null)).to.deep.equal([one, two]);
      expect(await list(2, two.id)).to.deep.equal([three]);
    });

    it('lists nobody of another Organization', async () => {
      await aStoredUser();
      const organizationId = team.organization.toProps().id;

      expect(await users().list(stranger.scope, organizationId, FIRST_PAGE)).to.deep.equal([]);
      expect(await users().list(EVERYTHING, organizationId, FIRST_PAGE)).to.have.lengthOf(1);
    });

    it('finds a person for their Organization, and for no other', async () => {
      const user = await aStoredUser();

      expect(await users().find(team.scope, user.id)).to.deep.equal(user);
      expect(await users().find(EVERYTHING, user.id)).to.deep.equal(user);
      expect(await users().find(stranger.scope, user.id)).to.equal(null);
      for (const id of [anId<'TrackerUser'>(), 'nobody\0' as TrackerUserId]) {
        expect(await users().find(EVERYTHING, id)).to.equal(null);
      }
    });

    it('takes a name once in an Organization, also when it is added twice at once', async () => {
      const named = () => aTrackerUser({ organizationId: team.organization.toProps().id, name: 'ada' });

      const outcomes = await Promise.allSettled([users().add(named()), users().add(named())]);

      expect(outcomes.map(({ status }) => status).toSorted()).to.deep.equal(['fulfilled', 'rejected']);
      expect(await errorOf(users().add(named()))).to.be.instanceOf(Conflict);
      await aStoredUser({ name: 'Ada' });
      await aStoredUser({ organizationId: stranger.organization.toProps().id, name: 'ada' });
    });

    describe('an issue', () => {
      const assign = async (user: TrackerUserId | null, effect: EffectId = anId(), seconds = 1) =>
        storage().trackerIssues.assignOnce(effect, issue, { assigneeId: user, at: afterNoon(seconds) });
      const stored = () => storage().trackerIssues.find(EVERYTHING, issue.id);
      let issue = aTrackerIssue();

      beforeEach(async () => {
        issue = aTrackerIssue({ installationId: team.installation.id });
        await storage().trackerIssues.add(issue);
      });

      it('is assigned to a person of its Organization, and to nobody again', async () => {
        const { id } = await aStoredUser();

        expect(await assign(id)).to.equal('changed');
        expect(await stored()).to.deep.equal({ ...issue, assigneeId: id, changedAt: afterNoon(1) });
        expect(await assign(id, anId(), 2)).to.equal('unchanged');
        expect((await stored())?.changedAt).to.deep.equal(afterNoon(1));

        expect(await assign(null)).to.equal('changed');
        expect(await assign(null)).to.equal('unchanged');
        expect((await stored())?.assigneeId).to.equal(null);
      });

      it('is not assigned to anybody else', async () => {
        const theirs = await aStoredUser({ organizationId: stranger.organization.toProps().id });

        for (const id of [theirs.id, anId<'TrackerUser'>(), 'nobody\0' as TrackerUserId]) {
          expect(await assign(id)).to.equal('not_assignable');
        }
        expect(await stored()).to.deep.equal(issue);
      });

      it('is assigned once for one Effect, whatever was done since, and the answer is as before', async () => {
        const [one, other] = [await aStoredUser(), await aStoredUser()];
        const effect = anId<'Effect'>();
        expect(await Promise.all([1, 2, 3].map(() => assign(one.id, effect)))).to.deep.equal([
          'changed',
          'changed',
          'changed',
        ]);
        await assign(other.id);

        expect(await assign(one.id, effect)).to.equal('changed');

        expect((await stored())?.assigneeId).to.equal(other.id);
      });

      it('is gone for another Installation', async () => {
        const { id } = await aStoredUser({ organizationId: stranger.organization.toProps().id });
        const elsewhere = { id: issue.id, installationId: stranger.installation.id };

        const answer = await storage().trackerIssues.assignOnce(anId(), elsewhere, {
          assigneeId: id,
          at: afterNoon(1),
        });

        expect(answer).to.equal('gone');
        expect(await stored()).to.deep.equal(issue);
      });
    });
  });
}
