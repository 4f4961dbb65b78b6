import type { JiraIssueRef } from '../../domain/ids.ts';
import type { Backlog } from '../../application/ports/backlog.ts';
import type { Clock } from '../../application/ports/clock.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';
import { isSameIssue, issueName, type Tables } from './tables.ts';

/** Finds what is to be done by looking at everything. */
export class InMemoryBacklog implements Backlog {
  readonly #unitOfWork: InMemoryUnitOfWork;
  readonly #clock: Clock;

  constructor(unitOfWork: InMemoryUnitOfWork, clock: Clock) {
    this.#unitOfWork = unitOfWork;
    this.#clock = clock;
  }

  async hasWork(issue: JiraIssueRef, now: Date): Promise<boolean> {
    return workIn(this.#unitOfWork.committed, now).some(({ issue: other }) => isSameIssue(other, issue));
  }

  async issuesWithWork(now: Date, limit: number): Promise<readonly JiraIssueRef[]> {
    const tables = this.#unitOfWork.committed;
    const time = this.#clock.now().getTime();
    const free = workIn(tables, now)
      .filter(({ issue }) => (tables.leases.get(issueName(issue))?.until ?? 0) <= time)
      .sort((one, other) => one.since.getTime() - other.since.getTime());
    return [...new Map(free.map(({ issue }) => [issueName(issue), issue])).values()].slice(0, limit);
  }
}

interface Work {
  readonly issue: JiraIssueRef;
  readonly since: Date;
}

function workIn({ deliveries, effects }: Tables, now: Date): readonly Work[] {
  const unprocessed = [...deliveries.values()]
    .filter(({ state }) => state === 'pending')
    .map(({ integrationId, jiraIssueId, receivedAt }) => ({
      issue: { integrationId, jiraIssueId },
      since: receivedAt,
    }));
  const due = [...effects.values()]
    .filter((effect) => effect.isDueAt(now))
    .map((effect) => ({
      issue: effect.issue,
      since: effect.toProps().nextAttemptAt ?? effect.toProps().createdAt,
    }));
  return [...unprocessed, ...due];
}
