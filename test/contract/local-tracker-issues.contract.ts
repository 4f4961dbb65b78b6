import { expect } from 'chai';

import { EVERYTHING } from '../../src/domain/api-key.ts';
import type { TrackerIssueId } from '../../src/domain/ids.ts';
import type { LocalTrackerIssue } from '../../src/domain/tracker-issue.ts';
import { afterNoon, anId, aTrackerIssue } from '../support/builders.ts';
import { aTeam, FIRST_PAGE, storageForEachTest, type OpenStorage, type Team } from './opened-storage.ts';

/** What every LocalTrackerIssues promises. */
export function localTrackerIssuesContract(adapter: string, open: OpenStorage): void {
  describe(`LocalTrackerIssues contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const issues = () => storage().trackerIssues;
    let team: Team;
    let stranger: Team;

    beforeEach(async () => {
      team = await aTeam(storage());
      stranger = await aTeam(storage(), team.integration);
    });

    async function aStoredIssue(props: Partial<LocalTrackerIssue> = {}): Promise<LocalTrackerIssue> {
      const issue = aTrackerIssue({ installationId: team.installation.id, ...props });
      await issues().add(issue);
      return issue;
    }

    it('gives back what was added, to its Organization and to who may see everything', async () => {
      const issue = await aStoredIssue({
        title: 'TypeError: „x“ is 🤷',
        status: 'resolved',
        changedAt: afterNoon(1),
      });

      expect(await issues().find(team.scope, issue.id)).to.deep.equal(issue);
      expect(await issues().find(EVERYTHING, issue.id)).to.deep.equal(issue);
      expect(await issues().find(stranger.scope, issue.id)).to.equal(null);
      expect(await issues().find(EVERYTHING, 'nobody\0' as TrackerIssueId)).to.equal(null);
    });

    it('lists the issues of an Installation by ascending id, page by page', async () => {
      const [one, two, three] = [1, 2, 3].map(() => aTrackerIssue({ installationId: team.installation.id }));
      for (const issue of [three, one, two]) if (issue !== undefined) await issues().add(issue);
      await aStoredIssue({ installationId: stranger.installation.id });
      const list = (limit: number, after: string | null) =>
        issues().list(team.scope, team.installation.id, { limit, after });

      expect(await list(2, null)).to.deep.equal([one, two]);
      expect(await list(2, two?.id ?? null)).to.deep.equal([three]);
      expect(await list(2, three?.id ?? null)).to.deep.equal([]);
    });

    it('lists nothing of another Organization', async () => {
      await aStoredIssue();

      expect(await issues().list(stranger.scope, team.installation.id, FIRST_PAGE)).to.deep.equal([]);
      expect(await issues().list(EVERYTHING, team.installation.id, FIRST_PAGE)).to.have.lengthOf(1);
    });

    it('does what an Effect asks, and says whether it was so already', async () => {
      const issue = await aStoredIssue();

      const first = await issues().applyOnce(anId(), issue, { status: 'resolved', at: afterNoon(1) });
      const second = await issues().applyOnce(anId(), issue, { status: 'resolved', at: afterNoon(2) });

      expect([first, second]).to.deep.equal(['changed', 'unchanged']);
      expect(await issues().find(EVERYTHING, issue.id)).to.deep.equal({
        ...issue,
        ...{ status: 'resolved', changedAt: afterNoon(1) },
      });
    });

    it('does what one Effect asks once, whatever a person did since, and answers as before', async () => {
      const issue = await aStoredIssue();
      const effect = anId<'Effect'>();
      await issues().applyOnce(effect, issue, { status: 'resolved', at: afterNoon(1) });
      await storage().stores.localTracker.saveIssue({ ...issue, status: 'unresolved' });

      expect(await issues().applyOnce(effect, issue, { status: 'resolved', at: afterNoon(3) })).to.equal(
        'changed',
      );
      expect((await issues().find(team.scope, issue.id))?.status).to.equal('unresolved');
    });

    it('answers as before also when the answer was that nothing changes', async () => {
      const issue = await aStoredIssue();
      const effect = anId<'Effect'>();
      expect(await issues().applyOnce(effect, issue, { status: 'unresolved', at: afterNoon(1) })).to.equal(
        'unchanged',
      );
      await storage().stores.localTracker.saveIssue({ ...issue, status: 'resolved' });

      expect(await issues().applyOnce(effect, issue, { status: 'unresolved', at: afterNoon(3) })).to.equal(
        'unchanged',
      );
      expect((await issues().find(team.scope, issue.id))?.status).to.equal('resolved');
    });

    it('does what one Effect asks once, also when it is asked several times at once', async () => {
      const issue = await aStoredIssue();
      const effect = anId<'Effect'>();

      const answers = await Promise.all(
        [1, 2, 3].map((second) =>
          issues().applyOnce(effect, issue, { status: 'resolved', at: afterNoon(second) }),
        ),
      );

      expect(answers).to.deep.equal(['changed', 'changed', 'changed']);
    });

    it('tells one change from none when two Effects ask for the same at once', async () => {
      const issue = await aStoredIssue();

      const answers = await Promise.all(
        [1, 2].map((second) =>
          issues().applyOnce(anId(), issue, { status: 'resolved', at: afterNoon(second) }),
        ),
      );

      expect(answers.toSorted()).to.deep.equal(['changed', 'unchanged']);
    });

    it('says that an issue of another Installation is gone, and one that never was', async () => {
      const issue = await aStoredIssue();
      const effect = anId<'Effect'>();
      const elsewhere = { id: issue.id, installationId: stranger.installation.id };
      const nowhere = { id: 'nobody\0' as TrackerIssueId, installationId: team.installation.id };

      expect(await issues().applyOnce(effect, elsewhere, { status: 'resolved', at: afterNoon(1) })).to.equal(
        'gone',
      );
      expect(await issues().applyOnce(effect, elsewhere, { status: 'resolved', at: afterNoon(2) })).to.equal(
        'gone',
      );
      expect(await issues().applyOnce(anId(), nowhere, { status: 'resolved', at: afterNoon(3) })).to.equal(
        'gone',
      );
      expect((await issues().find(EVERYTHING, issue.id))?.status).to.equal('unresolved');
    });
  });
}
