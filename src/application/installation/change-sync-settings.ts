import type { Scope } from '../../domain/api-key.ts';
import { NotFound } from '../../domain/domain-error.ts';
import type { InstallationId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import type { SyncSettings } from '../../domain/sync-settings.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Stores } from '../ports/stores.ts';
import type { CheckSettingsAgainstJira } from './check-settings-against-jira.ts';

export interface ChangeSyncSettingsPorts {
  readonly reads: AdminReads;
  readonly stores: Pick<Stores, 'installations'>;
}

export interface ChangeSyncSettingsCommand {
  readonly scope: Scope;
  readonly installationId: InstallationId;
  readonly settings: SyncSettings;
}

/** Replaces the settings of an Installation, whole. What was synced before stays as it is. */
export class ChangeSyncSettings {
  readonly #ports: ChangeSyncSettingsPorts;

  readonly #check: CheckSettingsAgainstJira;

  constructor(ports: ChangeSyncSettingsPorts, check: CheckSettingsAgainstJira) {
    this.#ports = ports;
    this.#check = check;
  }

  /**
   * @throws {NotFound} when the scope has no such Installation.
   * @throws {InvalidValue} when the settings make no sense, or name for the first time what Jira does not have; nothing
   * is changed.
   * @throws {IntegrationNotActive} when they name such things, and the Jira is not authorized.
   * @throws {JiraFailure} when they name such things, and Jira could not be asked.
   */
  async execute({ scope, installationId, settings }: ChangeSyncSettingsCommand): Promise<Installation> {
    const { reads, stores } = this.#ports;
    const installation = await reads.installation(scope, installationId);
    if (installation === null) throw new NotFound(`there is no Installation ${installationId}`);

    const changed = installation.withSettings(settings);
    const { integrationId } = installation.toProps();
    await this.#check.execute({ integrationId, settings, before: installation.settings });
    await stores.installations.save(changed);
    return changed;
  }
}
