import type { Knex } from 'knex';
import type { IntegrationId } from '../../../domain/ids.ts';
import type { JiraStatus } from '../../../domain/jira-status.ts';
import type { KnownStatuses } from '../../../application/ports/stores.ts';
import { fromRow, toRow, type JiraStatusRow } from '../rows/jira-status-row.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';

export class KnexKnownStatuses implements KnownStatuses {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async find(id: IntegrationId, statusId: string): Promise<JiraStatus | null> {
    const row = await this.#db<JiraStatusRow>(TABLES.status)
      .where({ integration_id: storableText(id), id: storableText(statusId) })
      .first();
    return row === undefined ? null : fromRow(row);
  }

  async replaceAll(id: IntegrationId, statuses: readonly JiraStatus[]): Promise<void> {
    const rows = [...new Map(statuses.map((status) => [status.id, toRow(id, status)])).values()];
    await this.#db.transaction(async (trx) => {
      // One at a time: two that write the same statuses would otherwise both find them gone.
      await trx(TABLES.integration).where('id', id).forNoKeyUpdate().select('id');
      await trx<JiraStatusRow>(TABLES.status).where('integration_id', id).delete();
      if (rows.length > 0) await trx<JiraStatusRow>(TABLES.status).insert(rows);
    });
  }
}
