import type { IntegrationId } from '../../domain/ids.ts';
import type { ReconciliationKind, ReconciliationRun } from '../../domain/reconciliation-run.ts';
import type {
  ReconciliationIntervals,
  ReconciliationRuns,
} from '../../application/ports/reconciliation-runs.ts';
import type { Tables } from './tables.ts';

/** The reconciliations among these very tables. */
export function reconciliationRunsOver(tables: Tables): ReconciliationRuns {
  const { reconciliations } = tables;
  const of = (id: IntegrationId) => runsOf(tables, id);

  return {
    async open(run) {
      const same = of(run.toProps().integrationId).find((other) => !other.isOver && isSame(run, other));
      if (same === undefined) reconciliations.set(run.id, run);
      return same ?? run;
    },
    async find(id) {
      return reconciliations.get(id) ?? null;
    },
    async save(run, before) {
      if (reconciliations.get(run.id)?.toProps().step !== before.toProps().step) return false;
      reconciliations.set(run.id, run);
      return true;
    },
    async underWay(id) {
      return of(id).filter((run) => !run.isOver);
    },
    async lastScheduled(id, kind) {
      return lastScheduled(tables, id, kind);
    },
    async seenUntil(id) {
      const seen = of(id)
        .map((run) => run.toProps())
        .filter(({ state, kind, isRequested }) => state === 'done' && kind === 'recent' && !isRequested)
        .map(({ seenUntil }) => seenUntil?.getTime() ?? 0);
      return seen.length === 0 ? null : new Date(Math.max(...seen));
    },
    async integrationsDue(now, intervals) {
      return [...tables.integrations.keys()].filter((id) => isDue(tables, id, { now, ...intervals })).sort();
    },
    async forget(id, before) {
      for (const run of of(id)) {
        const { finishedAt } = run.toProps();
        if (finishedAt !== null && finishedAt < before) reconciliations.delete(run.id);
      }
    },
  };
}

/** Oldest first. */
function runsOf({ reconciliations }: Tables, id: IntegrationId): readonly ReconciliationRun[] {
  return [...reconciliations.values()]
    .filter((run) => run.toProps().integrationId === id)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

function lastScheduled(
  tables: Tables,
  id: IntegrationId,
  kind: ReconciliationKind,
): ReconciliationRun | null {
  const scheduled = runsOf(tables, id).filter(
    (run) => run.toProps().kind === kind && !run.toProps().isRequested,
  );
  return scheduled.at(-1) ?? null;
}

function isSame(one: ReconciliationRun, other: ReconciliationRun): boolean {
  const nameOf = (run: ReconciliationRun) => {
    const { organizationId, kind, isRequested, range } = run.toProps();
    return JSON.stringify([organizationId, kind, isRequested, range]);
  };
  return nameOf(one) === nameOf(other);
}

function isDue(
  tables: Tables,
  id: IntegrationId,
  { now, recentEveryMs, fullEveryMs }: ReconciliationIntervals & { readonly now: Date },
): boolean {
  const integration = tables.integrations.get(id)?.toProps();
  const hasLinks = [...tables.links.values()].some((link) => !link.isOver && link.issue.integrationId === id);
  if (integration?.state !== 'active' || !hasLinks) return false;

  const underWay = runsOf(tables, id).filter((run) => !run.isOver);
  if (underWay.some((run) => !run.isDueAt(now))) return false;
  const isOld = (kind: ReconciliationKind, everyMs: number) => {
    const last = lastScheduled(tables, id, kind)?.toProps().createdAt ?? integration.createdAt;
    return last.getTime() <= now.getTime() - everyMs;
  };
  return underWay.length > 0 || isOld('recent', recentEveryMs) || isOld('full', fullEveryMs);
}
