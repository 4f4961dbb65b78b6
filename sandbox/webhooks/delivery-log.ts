import type { Delivery, DeliveryOutcome, DeliveryRecord } from './delivery.ts';

const KEPT = 10_000;

/** What was sent to receivers, or should have been; the oldest is forgotten first. */
export class DeliveryLog {
  readonly #records = new Map<number, DeliveryRecord>();
  #lastId = 0;

  /** Notes a delivery as `pending` and answers its record's id. */
  open(delivery: Delivery, at: number): number {
    this.#lastId += 1;
    this.#records.set(this.#lastId, { ...delivery, id: this.#lastId, at, outcome: { state: 'pending' } });
    const oldest = this.#records.keys().next().value;
    if (this.#records.size > KEPT && oldest !== undefined) this.#records.delete(oldest);
    return this.#lastId;
  }

  settle(id: number, outcome: DeliveryOutcome): void {
    const record = this.#records.get(id);
    if (record !== undefined) this.#records.set(id, { ...record, outcome });
  }

  all(): readonly DeliveryRecord[] {
    return [...this.#records.values()];
  }

  clear(): void {
    this.#records.clear();
  }
}
