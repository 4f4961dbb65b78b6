import type { Scope } from '../../domain/api-key.ts';
import type { TrackerUserId } from '../../domain/ids.ts';
import { noSuch } from '../../domain/no-such.ts';
import { givenPerson, type GivenPerson, type LocalTrackerUser } from '../../domain/tracker-user.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';

export interface ChangeLocalTrackerUserCommand {
  readonly scope: Scope;
  readonly trackerUserId: TrackerUserId;
  /** What is to be known of them, made of what is. What it throws ends the change. */
  readonly person: (present: LocalTrackerUser) => GivenPerson;
}

/** Changes what the local tracker knows of a person; what is assigned to them stays so. */
export class ChangeLocalTrackerUser {
  readonly #unitOfWork: UnitOfWork;

  constructor(unitOfWork: UnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  /**
   * Nobody else changes them between what `person` is shown and what is kept.
   * @throws {NotFound} when the scope has no such person.
   * @throws {InvalidValue} when name or e-mail cannot be one, or an e-mail that is not given is to be verified.
   * @throws {Conflict} when the Organization has another person of this very name.
   */
  async execute(command: ChangeLocalTrackerUserCommand): Promise<LocalTrackerUser> {
    const { scope, trackerUserId, person } = command;
    return this.#unitOfWork.run(async ({ localTracker }) => {
      const present = await localTracker.findPerson(scope, trackerUserId);
      if (present === null) throw noSuch('person', scope);
      const changed = { ...present, ...givenPerson(person(present)) };
      await localTracker.savePerson(changed);
      return changed;
    });
  }
}
