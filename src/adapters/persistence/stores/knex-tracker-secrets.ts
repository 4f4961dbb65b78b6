import type { Knex } from 'knex';
import type { InstallationId } from '../../../domain/ids.ts';
import type { TrackerSecret } from '../../../domain/tracker-secret.ts';
import type { SecretBox } from '../../../application/ports/secret-box.ts';
import type { TrackerSecrets } from '../../../application/ports/tracker-secrets.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';
import { fromRow, toRows, type TrackerSecretRow } from '../rows/tracker-secret-row.ts';

/** Keeps every secret sealed for its row. */
export class KnexTrackerSecrets implements TrackerSecrets {
  readonly #db: Knex;
  readonly #box: SecretBox;

  constructor(db: Knex, box: SecretBox) {
    this.#db = db;
    this.#box = box;
  }

  async of(id: InstallationId): Promise<readonly TrackerSecret[]> {
    const rows = await this.#rows().where('installation_id', storableText(id)).orderBy('position');
    return rows.map((row) => fromRow(row, this.#box));
  }

  async save(id: InstallationId, secrets: readonly TrackerSecret[]): Promise<void> {
    await this.#db.transaction(async (trx) => {
      // Held, so that of two that are saved at once the whole of one is left.
      await trx(TABLES.installation).where('id', id).forNoKeyUpdate().select('id');
      await trx<TrackerSecretRow>(TABLES.trackerSecret).where('installation_id', id).delete();
      const rows = toRows(id, secrets, this.#box);
      if (rows.length > 0) await trx<TrackerSecretRow>(TABLES.trackerSecret).insert([...rows]);
    });
  }

  async remove(id: InstallationId): Promise<void> {
    await this.#rows().where('installation_id', id).delete();
  }

  async forgetRetired(now: Date): Promise<void> {
    await this.#rows().where('retires_at', '<=', now).delete();
  }

  #rows(): Knex.QueryBuilder<TrackerSecretRow, TrackerSecretRow[]> {
    return this.#db<TrackerSecretRow>(TABLES.trackerSecret);
  }
}
