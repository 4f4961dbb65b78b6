import type { WorkSignal } from '../../src/application/ports/work-signal.ts';
import type { JiraIssueRef } from '../../src/domain/ids.ts';

/** Keeps who was woken until the test has the work done. */
export class HandWorkedSignal implements WorkSignal {
  #woken: JiraIssueRef[] = [];
  /** Whether signals are lost at present, as when a process dies that had not run them. */
  isLosing = false;

  get woken(): readonly JiraIssueRef[] {
    return this.#woken;
  }

  async wake(issue: JiraIssueRef): Promise<void> {
    if (!this.isLosing) this.#woken.push(issue);
  }

  /** Runs `work` for whom was woken, one after the other, until nobody is left. An error of it is the test's. */
  async settle(work: (issue: JiraIssueRef) => Promise<unknown>): Promise<void> {
    for (let issue = this.#woken.shift(); issue !== undefined; issue = this.#woken.shift()) await work(issue);
  }
}
