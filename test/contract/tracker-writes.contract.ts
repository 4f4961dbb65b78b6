import { expect } from 'chai';

import type { TrackerWriteRef, TrackerWriteResult } from '../../src/application/ports/tracker-writes.ts';
import type { EffectId, InstallationId, TrackerCommentId } from '../../src/domain/ids.ts';
import { afterNoon, anId, NOON } from '../support/builders.ts';
import { aTeam, storageForEachTest, type OpenStorage } from './opened-storage.ts';

const LATER = afterNoon(60);
const CHANGED: TrackerWriteResult = { answer: 'changed', commentId: null };
const UNCHANGED: TrackerWriteResult = { answer: 'unchanged', commentId: null };

/** What every TrackerWrites promises. */
export function trackerWritesContract(adapter: string, open: OpenStorage): void {
  describe(`TrackerWrites contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const writes = () => storage().trackerWrites;
    let installationId: InstallationId;

    beforeEach(async () => {
      installationId = (await aTeam(storage())).installation.id;
    });

    const aWrite = (said: Partial<TrackerWriteRef> = {}): TrackerWriteRef => ({
      installationId,
      effectId: anId<'Effect'>(),
      kind: 'status',
      ...said,
    });
    const aCommentWritten = async (id: TrackerCommentId, said: Partial<TrackerWriteRef> = {}) => {
      const write = aWrite({ kind: 'comment', ...said });
      await writes().settle(write, { answer: 'changed', commentId: id }, NOON);
      return write;
    };

    it('knows nothing of what was never begun', async () => {
      expect(await writes().find(aWrite())).to.equal(null);
    });

    it('keeps when a write was begun first, and what it came to first', async () => {
      const write = aWrite();
      await writes().begin(write, NOON);
      await writes().begin(write, LATER);
      expect(await writes().find(write)).to.deep.equal({ ...write, begunAt: NOON, result: null });

      await writes().settle(write, CHANGED, LATER);
      await writes().settle(write, UNCHANGED, LATER);
      await writes().begin(write, LATER);
      expect(await writes().find(write)).to.deep.equal({ ...write, begunAt: NOON, result: CHANGED });
    });

    it('keeps what a write came to that was never begun, as it had nothing to do', async () => {
      const write = aWrite();
      await writes().settle(write, UNCHANGED, NOON);

      expect(await writes().find(write)).to.deep.equal({ ...write, begunAt: NOON, result: UNCHANGED });
    });

    it('forgets a write that was surely not done, and none that came to something', async () => {
      const [one, other] = [aWrite(), aWrite()];
      for (const write of [one, other]) await writes().begin(write, NOON);
      await writes().settle(other, CHANGED, NOON);
      for (const write of [one, other]) await writes().withdraw(write);

      expect(await writes().find(one)).to.equal(null);
      expect((await writes().find(other))?.result).to.deep.equal(CHANGED);
    });

    it('keeps apart what one Effect asks for, and what its replays do', async () => {
      const status = aWrite();
      const comment = aWrite({ effectId: status.effectId, kind: 'comment' });
      const replay = aWrite({ effectId: `${status.effectId}/1700000000000` as EffectId });
      await writes().settle(status, CHANGED, NOON);

      for (const write of [comment, replay]) expect(await writes().find(write)).to.equal(null);
    });

    it('tells which comments were written by Effects of an Installation', async () => {
      const [ours, theirs, nobodys] = [
        anId<'TrackerComment'>(),
        anId<'TrackerComment'>(),
        anId<'TrackerComment'>(),
      ];
      const elsewhere = (await aTeam(storage())).installation.id;
      await aCommentWritten(ours);
      await aCommentWritten(theirs, { installationId: elsewhere });

      const written = await writes().writtenComments(installationId, [ours, theirs, nobodys]);
      expect([...written]).to.deep.equal([ours]);
      expect([...(await writes().writtenComments(installationId, []))]).to.deep.equal([]);
    });
  });
}
