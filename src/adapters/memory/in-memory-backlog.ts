import type { IntegrationId, JiraIssueId, JiraIssueRef } from '../../domain/ids.ts';
import type { Backlog } from '../../application/ports/backlog.ts';
import type { BacklogDepth } from '../../domain/backlog-depth.ts';
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
    return inTurns([...new Map(free.map(({ issue }) => [issueName(issue), issue])).values()]).slice(0, limit);
  }

  async unfinished(id: IntegrationId, issues: readonly JiraIssueId[]): Promise<readonly JiraIssueId[]> {
    const { deliveries, effects } = this.#unitOfWork.committed;
    const open: readonly JiraIssueRef[] = [
      ...[...deliveries.values()].filter(({ state }) => state === 'pending'),
      ...[...effects.values()].filter(({ isOpen }) => isOpen).map(({ issue }) => issue),
    ];
    const ids = open
      .filter(({ integrationId }) => integrationId === id)
      .map(({ jiraIssueId }) => jiraIssueId);
    return [...new Set(ids)].filter((issue) => issues.includes(issue));
  }

  async depth(id: IntegrationId): Promise<BacklogDepth> {
    const tables = this.#unitOfWork.committed;
    const effects = [...tables.effects.values()].filter(({ issue }) => issue.integrationId === id);
    const due = dueSomeTimeIn(tables)
      .filter(({ issue }) => issue.integrationId === id)
      .map(({ since }) => since.getTime());
    return {
      pendingDeliveries: [...tables.deliveries.values()].filter(
        ({ integrationId, state }) => integrationId === id && state === 'pending',
      ).length,
      openEffects: effects.filter(({ isOpen }) => isOpen).length,
      waitingEffects: effects.filter((effect) => effect.toProps().state === 'waiting').length,
      deadEffects: effects.filter((effect) => effect.toProps().state === 'dead').length,
      oldestDueAt: due.length === 0 ? null : new Date(Math.min(...due)),
    };
  }
}

/** The first of each Integration, then the second of each, and so on. */
function inTurns(issues: readonly JiraIssueRef[]): readonly JiraIssueRef[] {
  const met = new Map<IntegrationId, number>();
  const placed = issues.map((issue) => {
    const place = met.get(issue.integrationId) ?? 0;
    met.set(issue.integrationId, place + 1);
    return { issue, place };
  });
  return placed.toSorted((one, other) => one.place - other.place).map(({ issue }) => issue);
}

interface Work {
  readonly issue: JiraIssueRef;
  readonly since: Date;
  /** Null for what is due whatever the time is. */
  readonly from: Date | null;
}

/** What is due counts from when it was made or replayed, what waits from when it is to be tried again. */
function dueSomeTimeIn({ deliveries, effects }: Tables): readonly Work[] {
  const unprocessed = [...deliveries.values()]
    .filter(({ state }) => state === 'pending')
    .map(({ integrationId, jiraIssueId, receivedAt, nextAttemptAt, replay }) => ({
      issue: { integrationId, jiraIssueId },
      since: nextAttemptAt ?? replay?.at ?? receivedAt,
      from: nextAttemptAt,
    }));
  const due = [...effects.values()]
    .filter((effect) => effect.isOpen && !effect.awaitsAuthorization)
    .map((effect) => {
      const { nextAttemptAt, createdAt, replay } = effect.toProps();
      return { issue: effect.issue, since: nextAttemptAt ?? replay?.at ?? createdAt, from: nextAttemptAt };
    });
  return [...unprocessed, ...due];
}

function workIn(tables: Tables, now: Date): readonly Work[] {
  return dueSomeTimeIn(tables).filter(({ from }) => from === null || from <= now);
}
