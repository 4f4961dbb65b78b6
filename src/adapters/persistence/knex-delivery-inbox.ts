import type { Knex } from 'knex';
import type { NewDelivery } from '../../domain/delivery.ts';
import type { DeliveryInbox } from '../../application/ports/delivery-inbox.ts';
import { Gathered } from './gathered.ts';
import { toRow, type DeliveryRow } from './rows/delivery-row.ts';
import { TABLES } from './rows/tables.ts';

type Accepted = 'accepted' | 'duplicate';

/** Uniqueness is the schema's: `unique (integration_id, fingerprint)`. What comes at once is one statement. */
export class KnexDeliveryInbox implements DeliveryInbox {
  readonly #knex: Knex;
  readonly #gathered: Gathered<NewDelivery, Accepted>;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#gathered = new Gathered({
      ask: (deliveries) => this.#insert(deliveries),
      bytesOf: ({ body }) => body.byteLength,
    });
  }

  accept(delivery: NewDelivery): Promise<Accepted> {
    return this.#gathered.ask(delivery);
  }

  async #insert(deliveries: readonly NewDelivery[]): Promise<readonly Accepted[]> {
    // In one order everywhere: two statements that hold the same events then never wait for each other in a circle.
    const rows = deliveries.toSorted(inOrderOfKey).map(toRow);
    const kept = await this.#knex<DeliveryRow>(TABLES.delivery)
      .insert(rows)
      .onConflict(['integration_id', 'fingerprint'])
      .ignore()
      .returning('id');
    const ids = new Set<string>(kept.map(({ id }) => id));
    return deliveries.map(({ id }) => (ids.delete(id) ? 'accepted' : 'duplicate'));
  }
}

function inOrderOfKey(one: NewDelivery, other: NewDelivery): number {
  return compare(one.fingerprint, other.fingerprint) || compare(one.integrationId, other.integrationId);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
