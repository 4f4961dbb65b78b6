import type { Scope } from '../../domain/api-key.ts';
import type { OrganizationId, TrackerUserId } from '../../domain/ids.ts';
import { noSuch } from '../../domain/no-such.ts';
import { givenPerson, type GivenPerson, type LocalTrackerUser } from '../../domain/tracker-user.ts';
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

export interface AddLocalTrackerUserCommand extends GivenPerson {
  readonly scope: Scope;
  readonly organizationId: OrganizationId;
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
      throw noSuch('Organization', scope);
    }
    const user: LocalTrackerUser = {
      ...givenPerson(given),
      id: randomness.id() as TrackerUserId,
      organizationId,
      createdAt: clock.now(),
    };
    await trackerUsers.add(user);
    return user;
  }
}
