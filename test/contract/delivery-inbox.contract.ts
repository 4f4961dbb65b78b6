import { expect } from 'chai';

import { EVERYTHING } from '../../src/domain/api-key.ts';
import { aDelivery, anId, anIssue, NOON } from '../support/builders.ts';
import { FIRST_PAGE, storageForEachTest, type OpenStorage } from './opened-storage.ts';

const ANY = { integrationId: null, state: null, since: null };

/** What every DeliveryInbox promises. */
export function deliveryInboxContract(adapter: string, open: OpenStorage): void {
  describe(`DeliveryInbox contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const kept = () => storage().reads.deliveries(EVERYTHING, ANY, FIRST_PAGE);

    it('keeps the bytes as they came, whatever they are', async () => {
      const everyByte = Uint8Array.from({ length: 1024 }, (_, at) => at % 256);
      const delivery = aDelivery({ body: everyByte.subarray(3, 700) });

      expect(await storage().inbox.accept(delivery)).to.equal('accepted');

      const [pending] = await storage().stores.deliveries.pending(delivery, { now: NOON, limit: 10 });
      expect(Buffer.from(pending?.body ?? []).equals(everyByte.subarray(3, 700))).to.equal(true);
    });

    it('keeps an empty body, and one of several megabytes', async () => {
      const issue = anIssue();
      const big = new Uint8Array(3 * 1024 * 1024).fill(123);

      await storage().inbox.accept(aDelivery({ ...issue, body: new Uint8Array() }));
      await storage().inbox.accept(aDelivery({ ...issue, body: big }));

      const sizes = (await storage().stores.deliveries.pending(issue, { now: NOON, limit: 10 })).map(
        ({ body }) => body?.length,
      );
      expect(sizes).to.deep.equal([0, big.length]);
    });

    it('keeps all that was told of a Delivery, as pending', async () => {
      const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
      const delivery = aDelivery({ traceparent });

      await storage().inbox.accept(delivery);

      const [found] = await kept();
      const { body, ...told } = delivery;
      expect(found).to.deep.equal({
        ...told,
        sequence: found?.sequence,
        ...{ state: 'pending', reason: null, processedAt: null, replay: null },
        ...{ attempts: 0, nextAttemptAt: null, lastProblem: null },
      });
      expect(await storage().reads.delivery(EVERYTHING, delivery.id)).to.deep.equal({ ...found, body });
    });

    it('keeps a Delivery once, however often its bytes come, also at once', async () => {
      const first = aDelivery();
      const again = () => ({ ...first, id: anId<'Delivery'>() });

      const outcomes = await Promise.all(
        [first, again(), again()].map((delivery) => storage().inbox.accept(delivery)),
      );
      const later = await storage().inbox.accept(again());

      expect(outcomes.toSorted()).to.deep.equal(['accepted', 'duplicate', 'duplicate']);
      expect(later).to.equal('duplicate');
      expect(await kept()).to.have.lengthOf(1);
    });

    it('changes nothing of what is kept when the same bytes come again', async () => {
      const delivery = aDelivery();
      await storage().inbox.accept(delivery);
      const before = await kept();

      await storage().inbox.accept({ ...delivery, id: anId(), receivedAt: new Date(0) });

      expect(await kept()).to.deep.equal(before);
    });

    it('takes a duplicate for one also when the first is settled', async () => {
      const delivery = aDelivery();
      await storage().inbox.accept(delivery);
      await storage().stores.deliveries.settle(delivery.id, {
        ...{ state: 'processed', reason: null, at: delivery.receivedAt },
      });

      expect(await storage().inbox.accept({ ...delivery, id: anId() })).to.equal('duplicate');
      expect(await storage().stores.deliveries.pending(delivery, { now: NOON, limit: 10 })).to.deep.equal([]);
    });

    it('takes the same bytes of another Integration for a Delivery of its own', async () => {
      const delivery = aDelivery();
      await storage().inbox.accept(delivery);

      const elsewhere = { ...delivery, id: anId<'Delivery'>(), integrationId: anId<'Integration'>() };

      expect(await storage().inbox.accept(elsewhere)).to.equal('accepted');
    });

    it('gives what is accepted later a higher sequence, duplicates or not', async () => {
      const issue = anIssue();
      for (let count = 0; count < 5; count += 1) {
        const delivery = aDelivery(issue);
        await storage().inbox.accept(delivery);
        await storage().inbox.accept({ ...delivery, id: anId() });
      }

      const sequences = (await storage().stores.deliveries.pending(issue, { now: NOON, limit: 10 })).map(
        ({ sequence }) => sequence,
      );

      expect(sequences).to.have.lengthOf(5);
      expect(sequences).to.deep.equal([...new Set(sequences)].toSorted((one, other) => one - other));
    });

    it('keeps each of many once when all of them come twice at once, in whatever order', async () => {
      const issue = anIssue();
      const once = Array.from({ length: 50 }, () => aDelivery(issue));
      const again = once.toReversed().map((delivery) => ({ ...delivery, id: anId<'Delivery'>() }));

      const outcomes = await Promise.all(
        [...once, ...again].map((delivery) => storage().inbox.accept(delivery)),
      );

      expect(outcomes.filter((outcome) => outcome === 'accepted')).to.have.lengthOf(50);
      const pending = await storage().stores.deliveries.pending(issue, { now: NOON, limit: 200 });
      const kept = pending.map(({ fingerprint }) => fingerprint);
      expect(new Set(kept)).to.deep.equal(new Set(once.map(({ fingerprint }) => fingerprint)));
      expect(kept).to.have.lengthOf(50);
    });

    it('says of each whether it is the one that is kept', async () => {
      const first = aDelivery();
      const all = [first, ...Array.from({ length: 9 }, () => ({ ...first, id: anId<'Delivery'>() }))];

      const outcomes = await Promise.all(all.map((delivery) => storage().inbox.accept(delivery)));

      const [found] = await kept();
      expect(outcomes.indexOf('accepted')).to.equal(all.findIndex(({ id }) => id === found?.id));
    });

    it('fails for one that cannot be kept, and for none that come with it', async () => {
      const taken = aDelivery();
      await storage().inbox.accept(taken);
      const deliveries = Array.from({ length: 40 }, (_, at) => aDelivery(at === 7 ? { id: taken.id } : {}));

      const outcomes = await Promise.allSettled(
        deliveries.map((delivery) => storage().inbox.accept(delivery)),
      );

      expect(outcomes.map(({ status }) => status)).to.deep.equal(
        deliveries.map((_, at) => (at === 7 ? 'rejected' : 'fulfilled')),
      );
      expect(await kept()).to.have.lengthOf(40);
      expect((await storage().reads.delivery(EVERYTHING, taken.id))?.fingerprint).to.equal(taken.fingerprint);
    });

    it('takes many at once that are large together', async () => {
      const issue = anIssue();
      const large = () => aDelivery({ ...issue, body: new Uint8Array(1024 * 1024).fill(123) });

      const outcomes = await Promise.all(Array.from({ length: 9 }, () => storage().inbox.accept(large())));

      expect(new Set(outcomes)).to.deep.equal(new Set(['accepted']));
    });

    it('takes many at once, each with a sequence of its own', async () => {
      const issue = anIssue();
      const deliveries = Array.from({ length: 40 }, () => aDelivery(issue));

      const outcomes = await Promise.all(deliveries.map((delivery) => storage().inbox.accept(delivery)));

      expect(new Set(outcomes)).to.deep.equal(new Set(['accepted']));
      const pending = await storage().stores.deliveries.pending(issue, { now: NOON, limit: 100 });
      expect(new Set(pending.map(({ sequence }) => sequence)).size).to.equal(40);
    });
  });
}
