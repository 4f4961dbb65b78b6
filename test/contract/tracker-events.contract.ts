import { expect } from 'chai';

import { afterNoon, NOON } from '../support/builders.ts';
import { aTeam, storageForEachTest, type OpenStorage, type Team } from './opened-storage.ts';

/** What every store of TrackerEvents promises. */
export function trackerEventsContract(adapter: string, open: OpenStorage): void {
  describe(`TrackerEvents contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    let team: Team;

    beforeEach(async () => {
      team = await aTeam(storage());
    });

    const take = async (ids: readonly string[], { installation } = team) => [
      ...(await storage().stores.trackerEvents.take(installation.id, ids, NOON)),
    ];

    it('take each event once', async () => {
      expect(await take(['e-1', 'e-2'])).to.have.members(['e-1', 'e-2']);
      expect(await take(['e-2', 'e-3'])).to.deep.equal(['e-3']);
      expect(await take([])).to.deep.equal([]);
    });

    it('take an event once that comes twice in one call, or in several at once', async () => {
      expect(await take(['e-1', 'e-1'])).to.deep.equal(['e-1']);
      const calls = await Promise.all([take(['a', 'b']), take(['b', 'a']), take(['a', 'b'])]);
      expect(calls.flat().toSorted()).to.deep.equal(['a', 'b']);
    });

    it('take the events of each Installation on its own', async () => {
      const other = await aTeam(storage());
      await take(['e-1']);
      expect(await take(['e-1'], other)).to.deep.equal(['e-1']);
    });

    it('take ids of odd characters, and tell upper from lower case', async () => {
      const odd = ['E-1', 'e-1', 'ë ✓', 'x'.repeat(500), "'; --"];
      expect(await take(odd)).to.have.members(odd);
      expect(await take(odd)).to.deep.equal([]);
    });

    it('forget what a failed unit of work took', async () => {
      const failed = storage().unitOfWork.run(async ({ trackerEvents }) => {
        await trackerEvents.take(team.installation.id, ['e-1'], afterNoon(1));
        throw new Error('it fails');
      });
      await failed.catch(() => undefined);
      expect(await take(['e-1'])).to.deep.equal(['e-1']);
    });
  });
}
