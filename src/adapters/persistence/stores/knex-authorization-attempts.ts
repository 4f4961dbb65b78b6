import type { Knex } from 'knex';
import type { AuthorizationAttempt } from '../../../domain/authorization-attempt.ts';
import type { IntegrationId } from '../../../domain/ids.ts';
import type { AuthorizationAttempts } from '../../../application/ports/stores.ts';
import { fromRow, toRow, type AuthorizationAttemptRow } from '../rows/authorization-attempt-row.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';
import { held } from './held.ts';

export class KnexAuthorizationAttempts implements AuthorizationAttempts {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async add(attempt: AuthorizationAttempt): Promise<void> {
    await this.#db<AuthorizationAttemptRow>(TABLES.attempt).insert(toRow(attempt));
  }

  async findByRequestToken(fingerprint: string): Promise<AuthorizationAttempt | null> {
    const query = this.#db<AuthorizationAttemptRow>(TABLES.attempt)
      .where('request_token_fingerprint', storableText(fingerprint))
      .first();
    const row = await held(this.#db, query);
    return row === undefined ? null : fromRow(row);
  }

  async save(attempt: AuthorizationAttempt): Promise<void> {
    const { id, ...row } = toRow(attempt);
    await this.#db<AuthorizationAttemptRow>(TABLES.attempt).where('id', id).update(row);
  }

  async removeOf(id: IntegrationId): Promise<void> {
    await this.#db<AuthorizationAttemptRow>(TABLES.attempt).where('integration_id', id).delete();
  }
}
