import type { Knex } from 'knex';
import { Conflict } from '../../../domain/domain-error.ts';
import type { InstallationId, IntegrationId, OrganizationId } from '../../../domain/ids.ts';
import type { Installation, TrackerProblem } from '../../../domain/installation.ts';
import type { TrackerSettings } from '../../../domain/tracker-settings.ts';
import type { Installations } from '../../../application/ports/stores.ts';
import { runPrepared } from '../database/prepared.ts';
import {
  fromRow,
  INSTALLATION_COLUMNS,
  toProblemColumns,
  toRow,
  toTrackerColumns,
  type InstallationRow,
} from '../rows/installation-row.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';

const FIND = {
  name: 'installation_find',
  text: `select ${INSTALLATION_COLUMNS.join(', ')} from ${TABLES.installation} where id = $1`,
};

/** Uniqueness is the schema's, among the Installations that are not removed. */
export class KnexInstallations implements Installations {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async add(installation: Installation): Promise<void> {
    const added = await this.#db<InstallationRow>(TABLES.installation)
      .insert(toRow(installation))
      .onConflict(this.#db.raw('(organization_id, integration_id) where removed_at is null'))
      .ignore()
      .returning('id');
    if (added.length === 0) throw new Conflict('this Organization has an Installation on this Integration');
  }

  async find(id: InstallationId): Promise<Installation | null> {
    const [row] = await runPrepared<InstallationRow>(this.#db, FIND, [storableText(id)]);
    return row === undefined ? null : fromRow(row);
  }

  async ofIntegration(id: IntegrationId): Promise<readonly Installation[]> {
    const rows = await this.#db<InstallationRow>(TABLES.installation)
      .where('integration_id', storableText(id))
      .orderBy('id');
    return rows.map(fromRow);
  }

  async ofOrganization(id: OrganizationId): Promise<readonly Installation[]> {
    const rows = await this.#db<InstallationRow>(TABLES.installation)
      .where('organization_id', storableText(id))
      .orderBy('id');
    return rows.map(fromRow);
  }

  async save(installation: Installation): Promise<void> {
    const { id, settings } = toRow(installation);
    await this.#db<InstallationRow>(TABLES.installation).where('id', id).update({ settings });
  }

  async saveTracker(id: InstallationId, tracker: TrackerSettings): Promise<void> {
    await this.#db<InstallationRow>(TABLES.installation).where('id', id).update(toTrackerColumns(tracker));
  }

  async noteTrackerProblem(id: InstallationId, problem: TrackerProblem | null): Promise<void> {
    await this.#db<InstallationRow>(TABLES.installation).where('id', id).update(toProblemColumns(problem));
  }

  async noteRemoved(id: InstallationId, at: Date): Promise<void> {
    await this.#db<InstallationRow>(TABLES.installation).where('id', id).update({ removed_at: at });
  }
}
