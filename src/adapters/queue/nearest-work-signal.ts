import type { WorkSignal } from '../../application/ports/work-signal.ts';
import type { JiraIssueRef } from '../../domain/ids.ts';

/** What works in this very process. */
export interface WorkHere extends WorkSignal {
  /** Whether a signal for the issue would be followed here without waiting for other issues. */
  hasRoomFor(issue: JiraIssueRef): boolean;
}

/**
 * Wakes this process where it has room for the issue, which costs nothing and takes no time; else whichever process has
 * room, through `anywhere`.
 */
export class NearestWorkSignal implements WorkSignal {
  readonly #here: WorkHere;
  readonly #anywhere: WorkSignal;

  constructor(here: WorkHere, anywhere: WorkSignal) {
    this.#here = here;
    this.#anywhere = anywhere;
  }

  async wake(issue: JiraIssueRef): Promise<void> {
    const signal = this.#here.hasRoomFor(issue) ? this.#here : this.#anywhere;
    await signal.wake(issue);
  }
}
