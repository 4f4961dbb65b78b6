import { expect } from 'chai';

import type { ConsoleSession } from '../../src/domain/console-session.ts';
import { afterNoon, NOON } from '../support/builders.ts';
import { storageForEachTest, type OpenStorage } from './opened-storage.ts';

/** What every ConsoleSessions promises. */
export function consoleSessionsContract(adapter: string, open: OpenStorage): void {
  describe(`ConsoleSessions contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const session = (id: string, expiresAt = afterNoon(60)): ConsoleSession => ({
      ...{ id, keyFingerprint: 'k1', begunAt: afterNoon(-60), expiresAt },
    });

    it('finds a session as it was added, and none that was not', async () => {
      await storage().sessions.add(session('s1'));

      expect(await storage().sessions.find('s1')).to.deep.equal(session('s1'));
      expect(await storage().sessions.find('s2')).to.equal(null);
    });

    it('ends the one that is named, and minds none that is not there', async () => {
      await storage().sessions.add(session('s1'));
      await storage().sessions.add(session('s2'));

      await storage().sessions.end('s1');
      await storage().sessions.end('s1');

      expect(await storage().sessions.find('s1')).to.equal(null);
      expect(await storage().sessions.find('s2')).to.deep.equal(session('s2'));
    });

    it('forgets those that were over before', async () => {
      await storage().sessions.add(session('old', afterNoon(-1)));
      await storage().sessions.add(session('young', NOON));

      expect(await storage().retention.forget('sessions', { before: NOON, limit: 10 })).to.equal(1);
      expect(await storage().sessions.find('old')).to.equal(null);
      expect(await storage().sessions.find('young')).not.to.equal(null);
    });
  });
}
