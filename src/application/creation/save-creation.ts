import type { IssueCreation } from '../../domain/creation/issue-creation.ts';
import type { IssueLease } from '../ports/issue-leases.ts';
import type { Log } from '../ports/log.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';

export interface SaveCreationPorts {
  readonly unitOfWork: UnitOfWork;
  readonly log: Log;
}

/** Writes down how far a creation is, and says so when it was given up. */
export class SaveCreation {
  readonly #ports: SaveCreationPorts;

  constructor(ports: SaveCreationPorts) {
    this.#ports = ports;
  }

  /** @throws {LeaseLost} when another process works on it by now; nothing is changed then. */
  async execute(creation: IssueCreation, lease: IssueLease): Promise<void> {
    await this.#ports.unitOfWork.run(async (stores) => {
      await stores.leases.confirm(lease);
      await stores.creations.save(creation);
    });
    const { problem, installationId } = creation.toProps();
    if (creation.isGivenUp) {
      this.#ports.log.warn('jira_issue_not_made', {
        ...{ creationId: creation.id, installationId, state: creation.state, problem },
      });
    }
  }
}
