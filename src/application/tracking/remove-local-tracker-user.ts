import type { Scope } from '../../domain/api-key.ts';
import type { JiraIssueRef, TrackerUserId } from '../../domain/ids.ts';
import { noSuch } from '../../domain/no-such.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import type { TellOfLocalTracker } from './tell-of-local-tracker.ts';

export interface RemoveLocalTrackerUserPorts {
  readonly unitOfWork: UnitOfWork;
  readonly signal: WorkSignal;
  readonly clock: Clock;
}

export interface RemoveLocalTrackerUserCommand {
  readonly scope: Scope;
  readonly trackerUserId: TrackerUserId;
  /** Whom the timelines of their issues name. */
  readonly by: string;
}

/**
 * Takes a person out of the local tracker. Their issues are assigned to nobody from then on, which Jira follows as it does
 * what people do. Their comments stay.
 */
export class RemoveLocalTrackerUser {
  readonly #ports: RemoveLocalTrackerUserPorts;
  readonly #tell: TellOfLocalTracker;

  constructor(ports: RemoveLocalTrackerUserPorts, tell: TellOfLocalTracker) {
    this.#ports = ports;
    this.#tell = tell;
  }

  /** @throws {NotFound} when the scope has no such person. */
  async execute(command: RemoveLocalTrackerUserCommand): Promise<void> {
    const { unitOfWork, signal } = this.#ports;
    const toWake = await unitOfWork.run((stores) => this.#remove(stores, command));
    for (const issue of toWake) await signal.wake(issue);
  }

  async #remove(
    stores: Stores,
    { scope, trackerUserId, by }: RemoveLocalTrackerUserCommand,
  ): Promise<readonly JiraIssueRef[]> {
    const { localTracker } = stores;
    const person = await localTracker.findPerson(scope, trackerUserId);
    if (person === null) throw noSuch('person', scope);

    const toWake: JiraIssueRef[] = [];
    for (const issue of await localTracker.issuesOf(person.id)) {
      await localTracker.saveIssue({ ...issue, assigneeId: null, changedAt: this.#ports.clock.now() });
      const told = await this.#tell.execute({ issue, change: { kind: 'assignee', user: null }, by }, stores);
      if (told !== null) toWake.push(told);
    }
    await localTracker.removePerson(person.id);
    return toWake;
  }
}
