import type { Knex } from 'knex';
import type { CreationRules } from '../../../application/ports/creation-stores.ts';
import type { CreationRule } from '../../../domain/creation/creation-rule.ts';
import type { CreationRuleId, InstallationId } from '../../../domain/ids.ts';
import { fromRow, toRow, type CreationRuleRow } from '../rows/creation-rule-row.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';

/** A rule that was removed keeps its row, for what was made by it. */
export class KnexCreationRules implements CreationRules {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async add(rule: CreationRule): Promise<void> {
    await this.#rules().insert(toRow(rule));
  }

  async save(rule: CreationRule): Promise<boolean> {
    const { id, installation_id, created_at, ...row } = toRow(rule);
    return (
      (await this.#rules().where({ id, installation_id, created_at }).whereNull('removed_at').update(row)) ===
      1
    );
  }

  async remove(id: CreationRuleId, at: Date): Promise<boolean> {
    const rule = this.#db(TABLES.creationRule).where('id', storableText(id)).whereNull('removed_at');
    return (await rule.update({ removed_at: at })) === 1;
  }

  async find(id: CreationRuleId): Promise<CreationRule | null> {
    const row = await this.#rules().where('id', storableText(id)).whereNull('removed_at').first();
    return row === undefined ? null : fromRow(row);
  }

  async ofInstallation(id: InstallationId): Promise<readonly CreationRule[]> {
    const rows = await this.#rules()
      .where('installation_id', storableText(id))
      .whereNull('removed_at')
      .orderBy(['position', 'id']);
    return rows.map(fromRow);
  }

  #rules() {
    return this.#db<CreationRuleRow & { readonly removed_at?: Date | null }>(TABLES.creationRule);
  }
}
