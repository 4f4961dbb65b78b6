import type { IntegrationId, ReconciliationRunId } from '../../domain/ids.ts';
import type { ReconciliationKind, ReconciliationRun } from '../../domain/reconciliation-run.ts';

/** How often a Jira is compared by itself, in milliseconds. */
export interface ReconciliationIntervals {
  readonly recentEveryMs: number;
  readonly fullEveryMs: number;
}

export interface ReconciliationRuns {
  /** Keeps the run, and answers it; or the one for the very same that is not over yet. */
  open(run: ReconciliationRun): Promise<ReconciliationRun>;
  find(id: ReconciliationRunId): Promise<ReconciliationRun | null>;
  /** Writes `run`, which `before` became; false, and nothing is changed, when another process has taken it further. */
  save(run: ReconciliationRun, before: ReconciliationRun): Promise<boolean>;
  /** Those that are not over, oldest first. */
  underWay(id: IntegrationId): Promise<readonly ReconciliationRun[]>;
  /** The newest of those that come by themselves. */
  lastScheduled(id: IntegrationId, kind: ReconciliationKind): Promise<ReconciliationRun | null>;
  /** Up to which moment of Jira's clock those that come by themselves have looked for what is recent. */
  seenUntil(id: IntegrationId): Promise<Date | null>;
  /**
   * The active Integrations with links where a run is under way, or one is due that comes by itself; without those
   * where one is paused beyond `now`. The first of each kind is due that long after the Integration was made.
   */
  integrationsDue(now: Date, intervals: ReconciliationIntervals): Promise<readonly IntegrationId[]>;
  /** Deletes what was over before `before`. */
  forget(id: IntegrationId, before: Date): Promise<void>;
}
