import type { Knex } from 'knex';
import type { IntegrationId } from '../../../domain/ids.ts';
import type { SecretBox } from '../../../application/ports/secret-box.ts';
import type { Credentials, IntegrationCredentials } from '../../../application/ports/stores.ts';
import {
  fromRows,
  toRow,
  toWebhookSecretRows,
  type CredentialRow,
  type WebhookSecretRow,
} from '../rows/credential-row.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';

/** Keeps every secret sealed for its column and row. */
export class KnexCredentials implements Credentials {
  readonly #db: Knex;
  readonly #box: SecretBox;

  constructor(db: Knex, box: SecretBox) {
    this.#db = db;
    this.#box = box;
  }

  async find(id: IntegrationId): Promise<IntegrationCredentials | null> {
    // One statement, so that what is read was written together.
    const rows = await this.#db
      .from<CredentialRow>({ credential: TABLES.credential })
      .leftJoin<WebhookSecretRow>(
        { secret: TABLES.webhookSecret },
        'secret.integration_id',
        'credential.integration_id',
      )
      .where('credential.integration_id', storableText(id))
      .orderBy('secret.position')
      .select<(CredentialRow & { readonly secret: WebhookSecretRow | null })[]>(
        'credential.*',
        this.#db.raw('to_jsonb(secret) as secret'),
      );
    const [first] = rows;
    if (first === undefined) return null;
    return fromRows(
      first,
      rows.map(secretIn).filter((secret) => secret !== null),
      this.#box,
    );
  }

  async save(id: IntegrationId, credentials: IntegrationCredentials): Promise<void> {
    await this.#db.transaction(async (trx) => {
      await trx<CredentialRow>(TABLES.credential)
        .insert(toRow(id, credentials, this.#box))
        .onConflict('integration_id')
        .merge();
      await trx<WebhookSecretRow>(TABLES.webhookSecret).where('integration_id', id).delete();
      const secrets = toWebhookSecretRows(id, credentials, this.#box);
      if (secrets.length > 0) await trx<WebhookSecretRow>(TABLES.webhookSecret).insert([...secrets]);
    });
  }

  async remove(id: IntegrationId): Promise<void> {
    await this.#db.transaction(async (trx) => {
      await trx<WebhookSecretRow>(TABLES.webhookSecret).where('integration_id', id).delete();
      await trx<CredentialRow>(TABLES.credential).where('integration_id', id).delete();
    });
  }

  async forgetRetired(now: Date): Promise<void> {
    await this.#db<WebhookSecretRow>(TABLES.webhookSecret).where('retires_at', '<=', now).delete();
  }
}

function secretIn({ secret }: { readonly secret: WebhookSecretRow | null }): WebhookSecretRow | null {
  if (secret === null) return null;
  // Inside JSON a time is a text.
  return { ...secret, retires_at: secret.retires_at === null ? null : new Date(secret.retires_at) };
}
