import type { Scope } from '../../domain/api-key.ts';
import { Conflict } from '../../domain/domain-error.ts';
import type { IssueCreationId } from '../../domain/ids.ts';
import { noSuch } from '../../domain/no-such.ts';
import type { CreationReads } from '../ports/creation-reads.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';

export interface ReplayCreationPorts {
  readonly creationReads: Pick<CreationReads, 'creation'>;
  readonly unitOfWork: UnitOfWork;
}

/** Has a creation that was given up tried anew, from its first try on, with what was given for it. */
export class ReplayCreation {
  readonly #ports: ReplayCreationPorts;

  constructor(ports: ReplayCreationPorts) {
    this.#ports = ports;
  }

  /**
   * `replayed`: due again. `open`: it is still to be carried out as it is.
   * @throws {NotFound} when there is no such creation, or not for this scope.
   * @throws {Conflict} when its issue was made and linked, or another one is being made for the tracker issue.
   */
  async execute({
    scope,
    creationId,
  }: {
    readonly scope: Scope;
    readonly creationId: IssueCreationId;
  }): Promise<'replayed' | 'open'> {
    const { creationReads, unitOfWork } = this.#ports;
    if ((await creationReads.creation(scope, creationId)) === null) throw noSuch('creation', scope);
    return unitOfWork.run(async ({ creations }) => {
      const creation = await creations.find(creationId);
      if (creation?.isOpen === true) return 'open';
      if (creation?.isGivenUp !== true)
        throw new Conflict('This creation is over: its issue was made, and is linked.');
      if (await creations.save(creation.replayed())) return 'replayed';
      throw new Conflict('Another Jira issue is being made for this tracker issue.');
    });
  }
}
