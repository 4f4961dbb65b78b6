import type { JiraIssueRef } from '../../domain/ids.ts';
import type { TrackerChange } from '../../domain/outbound/tracker-event.ts';
import type { LocalTrackerIssue } from '../../domain/tracker-issue.ts';
import type { MakeOutboundEffects } from '../outbound/make-outbound-effects.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';

export interface TellOfLocalTrackerPorts {
  readonly randomness: Pick<Randomness, 'id'>;
  readonly clock: Clock;
}

/** What a person did to an issue of the local tracker. */
export interface DoneInLocalTracker {
  readonly issue: LocalTrackerIssue;
  readonly change: TrackerChange;
  /** Whom the timeline names. */
  readonly by: string;
}

/** Has Jira follow what a person did in the local tracker, within the transaction of that. */
export class TellOfLocalTracker {
  readonly #ports: TellOfLocalTrackerPorts;
  readonly #makeEffects: Pick<MakeOutboundEffects, 'execute'>;

  constructor(ports: TellOfLocalTrackerPorts, makeEffects: Pick<MakeOutboundEffects, 'execute'>) {
    this.#ports = ports;
    this.#makeEffects = makeEffects;
  }

  /** The Jira issue that has work now; null when none has. */
  async execute({ issue, change, by }: DoneInLocalTracker, stores: Stores): Promise<JiraIssueRef | null> {
    const installation = await stores.installations.find(issue.installationId);
    if (installation?.isRemoved !== false) return null;

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
