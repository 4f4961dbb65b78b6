import { expect } from 'chai';

import type { IdempotentRequest } from '../../src/application/ports/idempotent-requests.ts';
import { Secret } from '../../src/domain/secret.ts';
import { NOON } from '../support/builders.ts';
import { storageForEachTest, type OpenStorage } from './opened-storage.ts';

/** What every IdempotentRequests promises. */
export function idempotentRequestsContract(adapter: string, open: OpenStorage): void {
  describe(`IdempotentRequests contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const begin = (request: Partial<IdempotentRequest> = {}) => {
      const usual = { id: 'r1', caller: 'c1', key: 'k1', fingerprint: 'f1', begunAt: NOON, answer: null };
      return storage().requests.begin({ ...usual, ...request });
    };

    it('begins a request once, and answers the first to who begins it again', async () => {
      expect(await begin()).to.equal(null);
      expect(await begin({ id: 'r2', fingerprint: 'f2' })).to.deep.include({
        ...{ id: 'r1', caller: 'c1', key: 'k1', fingerprint: 'f1', begunAt: NOON, answer: null },
      });
    });

    it('begins one alone of many at once', async () => {
      const ids = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'];
      const known = await Promise.all(ids.map((id) => begin({ id })));

      expect(known.filter((one) => one === null)).to.have.lengthOf(1);
      const others = known.filter((one) => one !== null);
      expect(new Set(others.map(({ id }) => id))).to.have.property('size', 1);
    });

    it('tells one caller from another, and one key from another', async () => {
      await begin();

      expect(await begin({ id: 'r2', caller: 'c2' })).to.equal(null);
      expect(await begin({ id: 'r3', key: 'k2' })).to.equal(null);
    });

    it('keeps what was answered', async () => {
      await begin();
      await storage().requests.conclude('r1', new Secret('{"secret":"shown once \u0001 ü"}'));

      expect((await begin({ id: 'r2' }))?.answer?.reveal()).to.equal('{"secret":"shown once \u0001 ü"}');
    });

    it('begins anew what was forgotten, and keeps no answer to it', async () => {
      await begin();
      await storage().requests.forget('r1');
      await storage().requests.conclude('r1', new Secret('late'));

      expect(await begin({ id: 'r2' })).to.equal(null);
      expect(await begin({ id: 'r3' })).to.deep.include({ id: 'r2', answer: null });
    });

    it('is forgotten when it is old', async () => {
      await begin({ begunAt: new Date(NOON.getTime() - 1) });
      await begin({ id: 'r2', key: 'k2' });

      expect(await storage().retention.forget('requests', { before: NOON, limit: 10 })).to.equal(1);
      expect(await begin({ id: 'r3' })).to.equal(null);
      expect(await begin({ id: 'r4', key: 'k2' })).to.deep.include({ id: 'r2' });
    });
  });
}
