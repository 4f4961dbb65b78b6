import type { Scope } from '../../domain/api-key.ts';
import { InvalidValue, NotFound } from '../../domain/domain-error.ts';
import type { OrganizationId, TrackerUserId } from '../../domain/ids.ts';
import { emailOf, userNameOf, type LocalTrackerUser } from '../../domain/tracker-user.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { LocalTrackerUsers } from '../ports/local-tracker-users.ts';
import type { Randomness } from '../ports/randomness.ts';

export interface AddLocalTrackerUserPorts {
  readonly reads: AdminReads;
  readonly trackerUsers: LocalTrackerUsers;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

export interface AddLocalTrackerUserCommand {
  readonly scope: Scope;
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly email: string | null;
  readonly isEmailVerified: boolean;
}

/** Adds a person to the local tracker of an Organization. */
export class AddLocalTrackerUser {
  readonly #ports: AddLocalTrackerUserPorts;

  constructor(ports: AddLocalTrackerUserPorts) {
    this.#ports = ports;
  }

  /**
   * @throws {NotFound} when the scope has no such Organization.
   * @throws {InvalidValue} when name or e-mail cannot be one, or an e-mail that is not given is to be verified.
   * @throws {Conflict} when the Organization has a person of this very name.
   */
  async execute({ scope, organizationId, ...given }: AddLocalTrackerUserCommand): Promise<LocalTrackerUser> {
    const { reads, trackerUsers, randomness, clock } = this.#ports;
    if ((await reads.organization(scope, organizationId)) === null) {
      throw new NotFound(`there is no Organization ${organizationId}`);
    }
    const email = given.email === null ? null : emailOf(given.email);
    if (email === null && given.isEmailVerified) {
      throw new InvalidValue('isEmailVerified', 'takes an e-mail to be verified');
    }

    const user: LocalTrackerUser = {
      id: randomness.id() as TrackerUserId,
      organizationId,
      name: userNameOf(given.name),
      email,
      isEmailVerified: given.isEmailVerified,
      createdAt: clock.now(),
    };
    await trackerUsers.add(user);
    return user;
  }
}
