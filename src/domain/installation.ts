import type { InstallationId, IntegrationId, OrganizationId } from './ids.ts';
import { DEFAULT_SYNC_SETTINGS, validateSyncSettings, type SyncSettings } from './sync-settings.ts';
import { validateTrackerSettings, type TrackerSettings } from './tracker-settings.ts';

/** What the tracker of an Installation cannot be asked for, said once. */
export interface TrackerProblem {
  readonly message: string;
  readonly since: Date;
}

export interface InstallationProps {
  readonly id: InstallationId;
  readonly organizationId: OrganizationId;
  readonly integrationId: IntegrationId;
  readonly tracker: TrackerSettings;
  /** Null while the tracker answers. */
  readonly trackerProblem: TrackerProblem | null;
  readonly settings: SyncSettings;
  readonly createdAt: Date;
  /** From then on it is over: its links are not kept in lockstep any more. Null while it is there. */
  readonly removedAt: Date | null;
}

/** An Integration enabled for an Organization, with its settings and its tracker. */
export class Installation {
  readonly #props: InstallationProps;

  private constructor(props: InstallationProps) {
    this.#props = Object.freeze({ ...props });
  }

  static create(props: Omit<InstallationProps, 'settings' | 'trackerProblem' | 'removedAt'>): Installation {
    return new Installation({
      ...props,
      settings: DEFAULT_SYNC_SETTINGS,
      trackerProblem: null,
      removedAt: null,
    });
  }

  static restore(props: InstallationProps): Installation {
    return new Installation(props);
  }

  get id(): InstallationId {
    return this.#props.id;
  }

  get integrationId(): IntegrationId {
    return this.#props.integrationId;
  }

  get settings(): SyncSettings {
    return this.#props.settings;
  }

  get tracker(): TrackerSettings {
    return this.#props.tracker;
  }

  get trackerProblem(): TrackerProblem | null {
    return this.#props.trackerProblem;
  }

  /** Whether its Organization has left this Jira. */
  get isRemoved(): boolean {
    return this.#props.removedAt !== null;
  }

  /** @throws {InvalidValue} when the settings make no sense. */
  withSettings(settings: SyncSettings): Installation {
    return new Installation({ ...this.#props, settings: validateSyncSettings(settings) });
  }

  /** @throws {InvalidValue} when the settings make no sense. */
  withTracker(tracker: TrackerSettings): Installation {
    return new Installation({ ...this.#props, tracker: validateTrackerSettings(tracker) });
  }

  toProps(): InstallationProps {
    return this.#props;
  }
}
