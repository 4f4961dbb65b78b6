import type { Scope } from '../../domain/api-key.ts';
import { Conflict, InvalidValue, NotFound } from '../../domain/domain-error.ts';
import type { InstallationId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import {
  NO_SECRETS,
  signingSecretFrom,
  TRACKER_SECRET_PURPOSES,
  type SecretByPurpose,
  type TrackerSecret,
} from '../../domain/tracker-secret.ts';
import { isSameTracker, type TrackerSettings } from '../../domain/tracker-settings.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { heldInstallation } from './held-installation.ts';

export interface ConnectTrackerPorts {
  readonly reads: Pick<AdminReads, 'installation'>;
  readonly unitOfWork: UnitOfWork;
  readonly randomness: Randomness;
}

export interface ConnectTrackerCommand {
  readonly scope: Scope;
  readonly installationId: InstallationId;
  readonly tracker: TrackerSettings;
  /** Those of a Sentry; null keeps the one before. */
  readonly secrets: SecretByPurpose;
}

export interface ConnectTrackerOutcome {
  readonly installation: Installation;
  /** Those that Lockstep has made just now: nobody is shown them again. */
  readonly made: SecretByPurpose;
}

/** What an Installation has of its tracker, before. */
interface Before {
  readonly tracker: TrackerSettings;
  readonly secrets: readonly TrackerSecret[];
}

/** Gives an Installation its tracker, or gives the one it has other settings. */
export class ConnectTracker {
  readonly #ports: ConnectTrackerPorts;

  constructor(ports: ConnectTrackerPorts) {
    this.#ports = ports;
  }

  /**
   * Another kind of tracker knows nothing of the one before: its secrets are forgotten.
   * @throws {NotFound} when the scope has no such Installation.
   * @throws {InvalidValue} naming the setting that makes no sense, or the secret that is missing.
   * @throws {Conflict} when it would be another kind of tracker, and there are links.
   * @throws {IntegrationNotActive} when the Installation is over.
   */
  async execute(command: ConnectTrackerCommand): Promise<ConnectTrackerOutcome> {
    const { reads, unitOfWork } = this.#ports;
    const { scope, installationId } = command;
    const installation = await reads.installation(scope, installationId);
    if (installation === null) throw new NotFound(`there is no Installation ${installationId}`);

    const { tracker } = installation.withTracker(command.tracker);
    return unitOfWork.run(async (stores) => {
      const present = await heldInstallation(stores, installation);
      if (present.tracker.kind !== tracker.kind && (await stores.links.hasAnyOf(installationId)))
        throw linked(present.tracker, tracker);

      const secrets = await stores.trackerSecrets.of(installationId);
      const next = this.#secretsFor(tracker, { tracker: present.tracker, secrets }, command.secrets);
      await stores.trackerSecrets.save(installationId, next.secrets);
      await stores.installations.saveTracker(installationId, tracker);
      return { installation: present.withTracker(tracker), made: next.made };
    });
  }

  #secretsFor(
    tracker: TrackerSettings,
    before: Before,
    given: SecretByPurpose,
  ): { readonly secrets: readonly TrackerSecret[]; readonly made: SecretByPurpose } {
    const kept = before.tracker.kind === tracker.kind ? before.secrets : [];
    if (tracker.kind === 'local') return { secrets: [], made: NO_SECRETS };
    if (tracker.kind === 'http') {
      const made = kept.length === 0 ? { call: this.#made(), event: this.#made() } : NO_SECRETS;
      return { secrets: [...this.#kept(made), ...kept], made };
    }

    if (given.call === null && !isSameTracker(before.tracker, tracker)) {
      // Else whoever may change the settings could have the token sent anywhere.
      throw new InvalidValue('authToken', 'is needed, as it is not given to another address');
    }
    const left = kept.filter(({ purpose }) => given[purpose] === null);
    return { secrets: [...this.#kept(given), ...left], made: NO_SECRETS };
  }

  #kept(secrets: SecretByPurpose): readonly TrackerSecret[] {
    return TRACKER_SECRET_PURPOSES.flatMap((purpose) => {
      const value = secrets[purpose];
      return value === null ? [] : [{ id: this.#ports.randomness.id(), purpose, value, retiresAt: null }];
    });
  }

  #made() {
    return signingSecretFrom(this.#ports.randomness.secret());
  }
}

function linked(before: TrackerSettings, next: TrackerSettings): Conflict {
  return new Conflict(
    `This Installation has links to issues of its ${before.kind} tracker, which are none of the ${next.kind} tracker: ` +
      'unlink them first, or connect this Jira for another Organization, which gets a tracker of its own.',
  );
}
