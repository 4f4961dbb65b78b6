import type { IssueCreation } from '../../domain/creation/issue-creation.ts';
import { retryDelay } from '../../domain/retry-delay.ts';
import { isCircumstance, problemOf } from '../inbound/unexpected-failure.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Storage } from '../ports/storage.ts';
import type { CarryOutCreation } from './carry-out-creation.ts';
import type { SaveCreation } from './save-creation.ts';

export interface TryCreationPorts {
  readonly storage: Pick<Storage, 'stores' | 'leases' | 'isUnavailable'>;
  readonly randomness: Pick<Randomness, 'chance'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Carries out a creation where nobody else does; one that fails unexpectedly is tried again later. */
export class TryCreation {
  readonly #ports: TryCreationPorts;
  readonly #carryOut: CarryOutCreation;
  readonly #save: SaveCreation;

  constructor(ports: TryCreationPorts, carryOut: CarryOutCreation, save: SaveCreation) {
    this.#ports = ports;
    this.#carryOut = carryOut;
    this.#save = save;
  }

  /** `busy` when another process works on it. @throws what says that the storage is away. */
  async execute({ id, lease: ref }: IssueCreation): Promise<'done' | 'busy'> {
    const { storage, clock, randomness, log } = this.#ports;
    return storage.leases.runExclusively(ref, async (lease) => {
      const creation = await storage.stores.creations.find(id);
      if (creation?.isDueAt(clock.now(), true) !== true) return;
      try {
        await this.#carryOut.execute(creation, lease);
      } catch (error) {
        if (isCircumstance(error, storage)) throw error;
        log.error('jira_issue_creation_fault', { creationId: id, error });
        // Whatever was written down meanwhile holds: Jira may have been asked.
        const present = (await storage.stores.creations.find(id)) ?? creation;
        const delay = retryDelay(present.toProps().attempts + 1, randomness.chance(), null);
        const nextAttemptAt = new Date(clock.now().getTime() + delay);
        await this.#save.execute(present.hindered({ problem: problemOf(error), nextAttemptAt }), lease);
      }
    });
  }
}
