import type { Scope } from '../../domain/api-key.ts';
import { NotFound } from '../../domain/domain-error.ts';
import type { InstallationId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import type { SyncSettings } from '../../domain/sync-settings.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Stores } from '../ports/stores.ts';

export interface ChangeSyncSettingsPorts {
  readonly reads: AdminReads;
  readonly stores: Pick<Stores, 'installations'>;
}

export interface ChangeSyncSettingsCommand {
  readonly scope: Scope;
  readonly installationId: InstallationId;
  readonly settings: SyncSettings;
}

/** Replaces the settings of an Installation. What was synced before stays as it is. */
export class ChangeSyncSettings {
  readonly #ports: ChangeSyncSettingsPorts;

  constructor(ports: ChangeSyncSettingsPorts) {
    this.#ports = ports;
  }

  /**
   * @throws {NotFound} when the scope has no such Installation.
   * @throws {InvalidValue} when the settings make no sense; nothing is changed.
   */
  async execute({ scope, installationId, settings }: ChangeSyncSettingsCommand): Promise<Installation> {
    const { reads, stores } = this.#ports;
    const installation = await reads.installation(scope, installationId);
    if (installation === null) throw new NotFound(`there is no Installation ${installationId}`);

    const changed = installation.withSettings(settings);
    await stores.installations.save(changed);
    return changed;
  }
}
