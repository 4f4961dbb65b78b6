import type { Scope } from '../../domain/api-key.ts';
import { NotFound } from '../../domain/domain-error.ts';
import type { TrackerIssueId } from '../../domain/ids.ts';
import type { TrackerChange } from '../../domain/outbound/tracker-event.ts';
import type { LocalTrackerIssue } from '../../domain/tracker-issue.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import type { TellOfLocalTracker } from './tell-of-local-tracker.ts';

export interface ActInLocalTrackerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly signal: WorkSignal;
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
  readonly #tell: TellOfLocalTracker;

  constructor(ports: ActInLocalTrackerPorts, tell: TellOfLocalTracker) {
    this.#ports = ports;
    this.#tell = tell;
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
      const { result, change } = await act(issue, stores);
      if (change === null) return { result, toWake: null };
      return { result, toWake: await this.#tell.execute({ issue, change, by }, stores) };
    });
    if (toWake !== null) await signal.wake(toWake);
    return result;
  }
}
