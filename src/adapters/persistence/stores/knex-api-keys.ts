import type { Knex } from 'knex';
import type { ApiKey } from '../../../domain/api-key.ts';
import type { ApiKeyId } from '../../../domain/ids.ts';
import type { ApiKeys } from '../../../application/ports/api-keys.ts';
import { fromRow, toRow, type ApiKeyRow } from '../rows/api-key-row.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';

export class KnexApiKeys implements ApiKeys {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async add(key: ApiKey): Promise<void> {
    await this.#db<ApiKeyRow>(TABLES.apiKey).insert(toRow(key));
  }

  async findByFingerprint(fingerprint: string): Promise<ApiKey | null> {
    const row = await this.#db<ApiKeyRow>(TABLES.apiKey)
      .where('fingerprint', storableText(fingerprint))
      .first();
    return row === undefined ? null : fromRow(row);
  }

  async noteUse(id: ApiKeyId, at: Date): Promise<void> {
    await this.#db<ApiKeyRow>(TABLES.apiKey)
      .where('id', storableText(id))
      .whereRaw('(last_used_at is null or last_used_at < ?)', [at])
      .update({ last_used_at: at });
  }

  async noteRevoked(id: ApiKeyId, at: Date): Promise<void> {
    await this.#db<ApiKeyRow>(TABLES.apiKey)
      .where('id', storableText(id))
      .whereNull('revoked_at')
      .update({ revoked_at: at });
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#db<ApiKeyRow>(TABLES.apiKey).first('id')) === undefined;
  }
}
