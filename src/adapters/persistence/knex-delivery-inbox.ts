import type { Knex } from 'knex';
import type { NewDelivery } from '../../domain/delivery.ts';
import type { DeliveryInbox } from '../../application/ports/delivery-inbox.ts';
import { toRow, type DeliveryRow } from './rows/delivery-row.ts';
import { TABLES } from './rows/tables.ts';

/** Uniqueness is the schema's: `unique (integration_id, fingerprint)`. */
export class KnexDeliveryInbox implements DeliveryInbox {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async accept(delivery: NewDelivery): Promise<'accepted' | 'duplicate'> {
    const kept = await this.#knex<DeliveryRow>(TABLES.delivery)
      .insert(toRow(delivery))
      .onConflict(['integration_id', 'fingerprint'])
      .ignore()
      .returning('sequence');
    return kept.length === 1 ? 'accepted' : 'duplicate';
  }
}
