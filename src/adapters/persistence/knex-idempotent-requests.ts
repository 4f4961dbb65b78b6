import type { Knex } from 'knex';
import type { IdempotentRequest, IdempotentRequests } from '../../application/ports/idempotent-requests.ts';
import type { SecretBox } from '../../application/ports/secret-box.ts';
import type { Secret } from '../../domain/secret.ts';
import { fromRow, sealedAnswer, toRow, type IdempotentRequestRow } from './rows/idempotent-request-row.ts';
import { storableText } from './rows/storable.ts';
import { TABLES } from './rows/tables.ts';

/** Uniqueness is the schema's: `unique (caller, key)`. Every answer is sealed for its row. */
export class KnexIdempotentRequests implements IdempotentRequests {
  readonly #knex: Knex;
  readonly #box: SecretBox;

  constructor(knex: Knex, box: SecretBox) {
    this.#knex = knex;
    this.#box = box;
  }

  async begin(request: IdempotentRequest): Promise<IdempotentRequest | null> {
    const row = toRow(request, this.#box);
    const { caller, key } = row;
    for (;;) {
      const begun = await this.#rows().insert(row).onConflict(['caller', 'key']).ignore().returning('id');
      if (begun.length === 1) return null;
      const known = await this.#rows().where({ caller, key }).first();
      // Else it was forgotten in between, and can be begun.
      if (known !== undefined) return fromRow(known, this.#box);
    }
  }

  async conclude(id: string, answer: Secret): Promise<void> {
    await this.#rows()
      .where('id', storableText(id))
      .update({ answer: sealedAnswer(id, answer, this.#box) });
  }

  async forget(id: string): Promise<void> {
    await this.#rows().where('id', storableText(id)).delete();
  }

  #rows(): Knex.QueryBuilder<IdempotentRequestRow, IdempotentRequestRow[]> {
    return this.#knex<IdempotentRequestRow>(TABLES.request);
  }
}
