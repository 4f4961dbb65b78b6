import type { InstallationId } from '../../domain/ids.ts';
import type { TrackerEvent } from '../../domain/outbound/tracker-event.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import type { MadeOfEvent, MakeOutboundEffects } from './make-outbound-effects.ts';

export interface ReceiveTrackerEventsPorts {
  readonly unitOfWork: UnitOfWork;
  readonly signal: WorkSignal;
  readonly clock: Clock;
}

export interface ReceiveTrackerEventsCommand {
  readonly installationId: InstallationId;
  /** In the order in which they happened, as far as the tracker tells. */
  readonly events: readonly TrackerEvent[];
}

/** What became of one event. `known`: it was taken before. The others as `MadeOfEvent` has them. */
export interface ReceivedTrackerEvent {
  readonly id: string;
  readonly outcome: MadeOfEvent['outcome'] | 'known';
}

/** Takes what happened in a tracker, each event once, and has Jira follow it. Does not act on it. */
export class ReceiveTrackerEvents {
  readonly #ports: ReceiveTrackerEventsPorts;
  readonly #makeEffects: MakeOutboundEffects;

  constructor(ports: ReceiveTrackerEventsPorts, makeEffects: MakeOutboundEffects) {
    this.#ports = ports;
    this.#makeEffects = makeEffects;
  }

  /**
   * All of them in one transaction, durable once this resolves; what became of each, in their order. Of an Installation
   * that is over, or not there, nothing is linked. Does not prove that they are of that tracker.
   */
  async execute(command: ReceiveTrackerEventsCommand): Promise<readonly ReceivedTrackerEvent[]> {
    const made = await this.#ports.unitOfWork.run((stores) => this.#take(command, stores));

    const toWake = made.map((one) => one.toWake).filter((issue) => issue !== null);
    const byId = new Map(toWake.map((issue) => [issue.jiraIssueId, issue]));
    for (const issue of byId.values()) await this.#ports.signal.wake(issue);
    return made.map(({ id, outcome }) => ({ id, outcome }));
  }

  async #take(
    { installationId, events }: ReceiveTrackerEventsCommand,
    stores: Stores,
  ): Promise<readonly (ReceivedTrackerEvent & Pick<MadeOfEvent, 'toWake'>)[]> {
    const installation = await stores.installations.find(installationId);
    if (installation?.isRemoved !== false) {
      return events.map(({ id }) => ({ id, outcome: 'not_linked', toWake: null }));
    }
    const ids = events.map(({ id }) => id);
    const fresh = new Set(await stores.trackerEvents.take(installationId, ids, this.#ports.clock.now()));

    const made = [];
    for (const event of events) {
      // Deleted, so that the same event twice in one request is taken once.
      if (fresh.delete(event.id)) {
        made.push({ id: event.id, ...(await this.#makeEffects.execute(event, installation, stores)) });
      } else {
        made.push({ id: event.id, outcome: 'known' as const, toWake: null });
      }
    }
    return made;
  }
}
