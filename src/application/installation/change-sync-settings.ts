import type { Scope } from '../../domain/api-key.ts';
import { Conflict, NotFound } from '../../domain/domain-error.ts';
import type { InstallationId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import type { SyncSettings } from '../../domain/sync-settings.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { heldInstallation } from '../tracking/held-installation.ts';
import type { CheckSettingsAgainstJira } from './check-settings-against-jira.ts';

export interface ChangeSyncSettingsPorts {
  readonly reads: Pick<AdminReads, 'installation'>;
  readonly unitOfWork: UnitOfWork;
}

export interface ChangeSyncSettingsCommand {
  readonly scope: Scope;
  readonly installationId: InstallationId;
  /**
   * What they are to be, or how that is made of what they are: asked again when somebody else has changed them while
   * Jira was asked. What it throws ends the change.
   */
  readonly settings: SyncSettings | ((present: SyncSettings) => SyncSettings);
}

/** So often is a change made anew of what somebody else has changed meanwhile. */
const MOST_TRIES = 5;

/** Changes the settings of an Installation, whole or not at all. What was synced before stays as it is. */
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
   * @throws {IntegrationNotActive} when the Installation is over, or they name such things and the Jira is not authorized.
   * @throws {JiraFailure} when they name such things, and Jira could not be asked.
   * @throws {Conflict} when others change them again and again meanwhile.
   */
  async execute({ scope, installationId, settings }: ChangeSyncSettingsCommand): Promise<Installation> {
    const make = typeof settings === 'function' ? settings : () => settings;
    for (let tried = 0; tried < MOST_TRIES; tried += 1) {
      const installation = await this.#ports.reads.installation(scope, installationId);
      if (installation === null) throw new NotFound(`there is no Installation ${installationId}`);
      const changed = await this.#changed(installation, make(installation.settings));
      if (changed !== null) return changed;
    }
    throw new Conflict('the settings were changed by others again and again meanwhile: try again');
  }

  /** The Installation with these settings, kept; null when others have changed them since it was read. */
  async #changed(installation: Installation, settings: SyncSettings): Promise<Installation | null> {
    const { integrationId, settings: before } = installation;
    installation.withSettings(settings);
    await this.#check.execute({ integrationId, settings, before });
    return this.#ports.unitOfWork.run(async (stores) => {
      const present = await heldInstallation(stores, installation);
      if (!isSame(present.settings, before)) return null;
      const changed = present.withSettings(settings);
      await stores.installations.save(changed);
      return changed;
    });
  }
}

/** Both are as the store gave them, so that their parts stand in one order. */
function isSame(one: SyncSettings, other: SyncSettings): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
