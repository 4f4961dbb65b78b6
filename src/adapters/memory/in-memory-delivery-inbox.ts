import type { NewDelivery } from '../../domain/delivery.ts';
import type { DeliveryInbox } from '../../application/ports/delivery-inbox.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';

/** Keeps Deliveries in memory: durable as long as the process is. */
export class InMemoryDeliveryInbox implements DeliveryInbox {
  readonly #unitOfWork: InMemoryUnitOfWork;
  #sequence = 0;

  constructor(unitOfWork: InMemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  accept(delivery: NewDelivery): Promise<'accepted' | 'duplicate'> {
    return this.#unitOfWork.runOnTables(({ deliveries }) => {
      const isKept = [...deliveries.values()].some(
        (kept) => kept.integrationId === delivery.integrationId && kept.fingerprint === delivery.fingerprint,
      );
      if (isKept) return 'duplicate';
      if (deliveries.has(delivery.id)) throw new Error(`another Delivery has the id ${delivery.id}`);

      this.#sequence += 1;
      deliveries.set(delivery.id, {
        ...delivery,
        sequence: this.#sequence,
        state: 'pending',
        reason: null,
        attempts: 0,
        nextAttemptAt: null,
        lastProblem: null,
        processedAt: null,
        replay: null,
      });
      return 'accepted';
    });
  }
}
