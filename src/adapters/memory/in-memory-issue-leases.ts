import type { JiraIssueRef } from '../../domain/ids.ts';
import type { Clock } from '../../application/ports/clock.ts';
import type { IssueLease, IssueLeases } from '../../application/ports/issue-leases.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';
import { issueName } from './tables.ts';

/** Leases that end with their work, or after `lengthMs`: by default never, as what is in memory dies with its holder. */
export class InMemoryIssueLeases implements IssueLeases {
  readonly #unitOfWork: InMemoryUnitOfWork;
  readonly #clock: Clock;
  readonly #lengthMs: number;
  #given = 0;

  constructor(unitOfWork: InMemoryUnitOfWork, clock: Clock, lengthMs = Infinity) {
    this.#unitOfWork = unitOfWork;
    this.#clock = clock;
    this.#lengthMs = lengthMs;
  }

  async runExclusively(
    issue: JiraIssueRef,
    work: (lease: IssueLease) => Promise<void>,
  ): Promise<'done' | 'busy'> {
    const lease = await this.#take(issue);
    if (lease === null) return 'busy';
    try {
      await work(lease);
      return 'done';
    } finally {
      await this.#giveUp(lease);
    }
  }

  #take(issue: JiraIssueRef): Promise<IssueLease | null> {
    return this.#unitOfWork.runOnTables(({ leases }) => {
      const now = this.#clock.now().getTime();
      const held = leases.get(issueName(issue));
      if (held !== undefined && held.until > now) return null;

      this.#given += 1;
      const lease = { issue, holder: String(this.#given), wasLeftBehind: held !== undefined };
      leases.set(issueName(issue), { holder: lease.holder, until: now + this.#lengthMs });
      return lease;
    });
  }

  #giveUp({ issue, holder }: IssueLease): Promise<void> {
    return this.#unitOfWork.runOnTables(({ leases }) => {
      if (leases.get(issueName(issue))?.holder === holder) leases.delete(issueName(issue));
    });
  }
}
