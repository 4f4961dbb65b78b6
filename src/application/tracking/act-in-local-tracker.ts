import type { Scope } from '../../domain/api-key.ts';
import { NotFound } from '../../domain/domain-error.ts';
import type { TrackerIssueId } from '../../domain/ids.ts';
import type { TrackerChange } from '../../domain/outbound/tracker-event.ts';
import type { LocalTrackerIssue } from '../../domain/tracker-issue.ts';
import type { MadeOfEvent, MakeOutboundEffects } from '../outbound/make-outbound-effects.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { WorkSignal } from '../ports/work-signal.ts';

export interface ActInLocalTrackerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly signal: WorkSignal;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

/** Who acts on which issue of the local tracker. */
export interface LocalTrackerActor {
  readonly scope: Scope;
  readonly trackerIssueId: TrackerIssueId;
  /** Whom the timeline names. */
  readonly by: string;
}

/** What an act came to, and what happened by it in the tracker; null when nothing did. */
export interface Acted<Result> {
  readonly result: Result;
  readonly change: TrackerChange | null;
}

/** Lets a person act in the local tracker, and has Jira follow: both or none. */
export class ActInLocalTracker {
  readonly #ports: ActInLocalTrackerPorts;
  readonly #makeEffects: MakeOutboundEffects;

  constructor(ports: ActInLocalTrackerPorts, makeEffects: MakeOutboundEffects) {
    this.#ports = ports;
    this.#makeEffects = makeEffects;
  }

  /**
   * Runs `act` on the issue as it is, in a transaction: these stores and nothing else.
   * @throws {NotFound} when the scope has no such issue.
   */
  async execute<Result>(
    { scope, trackerIssueId, by }: LocalTrackerActor,
    act: (issue: LocalTrackerIssue, stores: Stores) => Promise<Acted<Result>>,
  ): Promise<Result> {
    const { unitOfWork, signal } = this.#ports;
    const { result, toWake } = await unitOfWork.run(async (stores) => {
      const issue = await stores.localTracker.findIssue(scope, trackerIssueId);
      if (issue === null) throw new NotFound(`there is no tracker issue ${trackerIssueId}`);
      const acted = await act(issue, stores);
      return { result: acted.result, toWake: await this.#tell(acted.change, { issue, by, stores }) };
    });
    if (toWake !== null) await signal.wake(toWake);
    return result;
  }

  async #tell(
    change: TrackerChange | null,
    {
      issue,
      by,
      stores,
    }: { readonly issue: LocalTrackerIssue; readonly by: string; readonly stores: Stores },
  ): Promise<MadeOfEvent['toWake']> {
    const installation = await stores.installations.find(issue.installationId);
    if (change === null || installation?.isRemoved !== false) return null;

    const { randomness, clock } = this.#ports;
    const event = {
      id: randomness.id(),
      issue: issue.id,
      actor: { id: null, name: by, isLockstep: false },
      occurredAt: clock.now(),
      change,
      causedBy: null,
    };
    const { toWake } = await this.#makeEffects.execute(event, installation, stores);
    return toWake;
  }
}
