import type { Knex } from 'knex';
import { Conflict } from '../../../domain/domain-error.ts';
import type { IntegrationId } from '../../../domain/ids.ts';
import type { Integration } from '../../../domain/integration.ts';
import type { Integrations } from '../../../application/ports/stores.ts';
import { fromRow, toRow, type IntegrationRow } from '../rows/integration-row.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';
import { held } from './held.ts';

/** Uniqueness is the schema's, among the Integrations that are not uninstalled. */
export class KnexIntegrations implements Integrations {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async add(integration: Integration): Promise<void> {
    const added = await this.#db<IntegrationRow>(TABLES.integration)
      .insert(toRow(integration))
      .onConflict(this.#db.raw("(base_url) where state <> 'uninstalled'"))
      .ignore()
      .returning('id');
    if (added.length === 0) throw taken(integration);
  }

  async find(id: IntegrationId): Promise<Integration | null> {
    const query = this.#db<IntegrationRow>(TABLES.integration).where('id', storableText(id)).first();
    const row = await held(this.#db, query);
    return row === undefined ? null : fromRow(row);
  }

  async findByBaseUrl(baseUrl: string): Promise<Integration | null> {
    const row = await this.#db<IntegrationRow>(TABLES.integration)
      .where('base_url', storableText(baseUrl))
      .whereNot('state', 'uninstalled')
      .first();
    return row === undefined ? null : fromRow(row);
  }

  async active(): Promise<readonly IntegrationId[]> {
    return this.#db<IntegrationRow>(TABLES.integration)
      .where('state', 'active')
      .orderBy('id')
      .pluck<IntegrationId[]>('id');
  }

  async save(integration: Integration): Promise<void> {
    const asItIs = (column: string) => this.#db.raw<Date | null>('??', column);
    try {
      await this.#db<IntegrationRow>(TABLES.integration)
        .where('id', integration.id)
        .update({
          ...toRow(integration),
          ...{ last_event_at: asItIs('last_event_at'), quiet_until: asItIs('quiet_until') },
        });
    } catch (error) {
      throw isOfBaseUrl(error) ? taken(integration) : error;
    }
  }

  noteEvent(id: IntegrationId, at: Date): Promise<void> {
    return this.#moveOn('last_event_at', id, at);
  }

  noteQuiet(id: IntegrationId, until: Date): Promise<void> {
    return this.#moveOn('quiet_until', id, until);
  }

  async #moveOn(column: 'last_event_at' | 'quiet_until', id: IntegrationId, to: Date): Promise<void> {
    await this.#db<IntegrationRow>(TABLES.integration)
      .where('id', storableText(id))
      .where((row) => void row.whereNull(column).orWhere(column, '<', to))
      .update({ [column]: to });
  }
}

function taken(integration: Integration): Conflict {
  return new Conflict(`there is an Integration with the Jira at ${integration.toProps().baseUrl}`);
}

function isOfBaseUrl(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'integration_of_base_url';
}
