import type { Scope } from '../../domain/api-key.ts';
import { Conflict, InvalidValue, NotFound } from '../../domain/domain-error.ts';
import type { InstallationId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import {
  NO_SECRETS,
  signingSecretFrom,
  TRACKER_SECRET_PURPOSES,
  withNextSecret,
  type SecretByPurpose,
  type TrackerSecretPurpose,
} from '../../domain/tracker-secret.ts';
import type { TrackerSettings } from '../../domain/tracker-settings.ts';
import { endOfOverlap } from '../../domain/webhook-secrets.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { heldInstallation } from './held-installation.ts';

export interface RotateTrackerSecretsPorts {
  readonly reads: Pick<AdminReads, 'installation'>;
  readonly unitOfWork: UnitOfWork;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

export interface RotateTrackerSecretsCommand {
  readonly scope: Scope;
  readonly installationId: InstallationId;
  /** Which of an http tracker's are made anew. */
  readonly purposes: readonly TrackerSecretPurpose[];
  /** Those of a Sentry that take the place of others. */
  readonly secrets: SecretByPurpose;
  /** How long the secrets before still count; 0 for not at all, as when they have leaked. */
  readonly overlapHours: number;
}

export interface RotateTrackerSecretsOutcome {
  readonly installation: Installation;
  /** Those that Lockstep has made just now: nobody is shown them again. */
  readonly made: SecretByPurpose;
  /** When what is signed with an older secret is taken for the last time. */
  readonly oldAcceptedUntil: Date;
}

/** Replaces the secrets that are shared with a tracker; the old ones count for a while. */
export class RotateTrackerSecrets {
  readonly #ports: RotateTrackerSecretsPorts;

  constructor(ports: RotateTrackerSecretsPorts) {
    this.#ports = ports;
  }

  /**
   * @throws {NotFound} when the scope has no such Installation.
   * @throws {Conflict} when its tracker has no secrets.
   * @throws {InvalidValue} when the overlap is negative or too long, or no new secret is given for a Sentry.
   * @throws {IntegrationNotActive} when the Installation is over.
   */
  async execute(command: RotateTrackerSecretsCommand): Promise<RotateTrackerSecretsOutcome> {
    const { reads, unitOfWork, randomness, clock } = this.#ports;
    const { scope, installationId, overlapHours } = command;
    const installation = await reads.installation(scope, installationId);
    if (installation === null) throw new NotFound(`there is no Installation ${installationId}`);

    const now = clock.now();
    const retiresAt = endOfOverlap(now, overlapHours);
    return unitOfWork.run(async (stores) => {
      const present = await heldInstallation(stores, installation);
      const { next, made } = this.#nextFor(present.tracker, command);
      let secrets = await stores.trackerSecrets.of(installationId);
      for (const purpose of TRACKER_SECRET_PURPOSES) {
        const value = next[purpose];
        if (value === null) continue;
        secrets = withNextSecret(secrets, { id: randomness.id(), purpose, value }, { now, retiresAt });
      }
      await stores.trackerSecrets.save(installationId, secrets);
      return { installation: present, made, oldAcceptedUntil: retiresAt };
    });
  }

  #nextFor(
    { kind }: TrackerSettings,
    { purposes, secrets }: RotateTrackerSecretsCommand,
  ): { readonly next: SecretByPurpose; readonly made: SecretByPurpose } {
    if (kind === 'local') throw new Conflict('The local tracker has no secrets.');
    if (kind === 'http') {
      const of = (purpose: TrackerSecretPurpose) =>
        purposes.includes(purpose) ? signingSecretFrom(this.#ports.randomness.secret()) : null;
      const made = { call: of('call'), event: of('event') };
      return { next: made, made };
    }

    if (secrets.call === null && secrets.event === null)
      throw new InvalidValue('authToken', 'or clientSecret is needed: Sentry makes them');
    return { next: secrets, made: NO_SECRETS };
  }
}
