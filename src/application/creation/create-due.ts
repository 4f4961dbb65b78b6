import type { IssueCreation } from '../../domain/creation/issue-creation.ts';
import type { IssueCreationId } from '../../domain/ids.ts';
import { isCircumstance } from '../inbound/unexpected-failure.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Storage } from '../ports/storage.ts';
import type { TryCreation } from './try-creation.ts';

export interface CreateDuePorts {
  readonly storage: Pick<Storage, 'stores' | 'isUnavailable'>;
  readonly clock: Clock;
  readonly log: Log;
}

const MOST_AT_ONCE = 4;
/** More than are under way, so that those of a slow Jira do not hide the others. */
const LOOKED_AT = 50;

/** Begins with each creation whose time has come, and waits for none. To be run every second. */
export class CreateDue {
  readonly #ports: CreateDuePorts;
  readonly #tryCreation: TryCreation;
  readonly #underWay = new Map<IssueCreationId, Promise<void>>();

  constructor(ports: CreateDuePorts, tryCreation: TryCreation) {
    this.#ports = ports;
    this.#tryCreation = tryCreation;
  }

  /** A fault is logged, a storage that is away as a warning; what was under way goes on with the next run. */
  async execute(stopping: AbortSignal): Promise<void> {
    const { storage, clock } = this.#ports;
    for (const creation of await storage.stores.creations.due(clock.now(), LOOKED_AT)) {
      if (stopping.aborted || this.#underWay.size >= MOST_AT_ONCE) return;
      if (!this.#underWay.has(creation.id)) this.#underWay.set(creation.id, this.#begin(creation));
    }
  }

  /** Resolves once nothing is under way in this process. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay.values());
  }

  async #begin(creation: IssueCreation): Promise<void> {
    try {
      await this.#tryCreation.execute(creation);
    } catch (error) {
      const { log, storage } = this.#ports;
      const level = isCircumstance(error, storage) ? 'warn' : 'error';
      log[level]('jira_issue_creation_fault', { creationId: creation.id, error });
    } finally {
      this.#underWay.delete(creation.id);
    }
  }
}
