import type { ProcessIssue } from '../inbound/process-issue.ts';
import { JiraAccess } from '../installation/jira-access.ts';
import type { Clock } from '../ports/clock.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Log } from '../ports/log.ts';
import type { Meter } from '../ports/meter.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Storage } from '../ports/storage.ts';
import type { ReconciliationIntervals } from '../ports/reconciliation-runs.ts';
import { ChooseRun } from './choose-run.ts';
import { CompareAbsent } from './compare-absent.ts';
import { CompareComments } from './compare-comments.ts';
import { CompareShown } from './compare-shown.ts';
import { HealDrift } from './heal-drift.ts';
import { ReconcileDue } from './reconcile-due.ts';
import { Reconcile } from './reconcile.ts';
import { RequestReconciliation } from './request-reconciliation.ts';
import { SearchIssues } from './search-issues.ts';
import { SweepLinks } from './sweep-links.ts';
import { SweepRecent } from './sweep-recent.ts';

export interface ReconciliationPorts {
  readonly storage: Pick<
    Storage,
    'stores' | 'unitOfWork' | 'leases' | 'backlog' | 'chores' | 'reads' | 'isUnavailable'
  >;
  readonly jira: Pick<JiraServer, 'issues' | 'comments'>;
  readonly randomness: Randomness;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly log: Log;
}

export interface Reconciliation {
  readonly requestReconciliation: RequestReconciliation;
  readonly reconcile: Reconcile;
  /** To be run every second. */
  readonly reconcileDue: ReconcileDue;
}

/** What is recent every five minutes, everything once a day. */
export const RECONCILIATION_INTERVALS: ReconciliationIntervals = {
  recentEveryMs: 5 * 60_000,
  fullEveryMs: 24 * 60 * 60_000,
};

/** The comparing of links with Jira, on these ports; what it finds is carried out by `processIssue`. */
export function composeReconciliation(
  ports: ReconciliationPorts,
  processIssue: ProcessIssue,
  intervals: ReconciliationIntervals = RECONCILIATION_INTERVALS,
): Reconciliation {
  const { jira, randomness, clock, meter, log } = ports;
  const { stores, unitOfWork, leases, backlog, chores, reads } = ports.storage;

  const access = new JiraAccess({ stores, unitOfWork, clock, log });
  const search = new SearchIssues({ access, jira });
  const heal = new HealDrift({ stores, unitOfWork, leases, backlog, randomness, clock, meter }, processIssue);
  const compare = new CompareShown({ unitOfWork }, heal);
  const comments = new CompareComments({ access, jira, stores, unitOfWork, clock, log }, heal);
  const absent = new CompareAbsent({ access, jira, unitOfWork, clock }, { heal, compare, search });
  const reconcile = new Reconcile(
    { stores, unitOfWork, chores, randomness, clock, log },
    {
      choose: new ChooseRun({ stores, randomness, clock }, intervals),
      links: new SweepLinks({ stores, backlog }, { search, compare, absent, comments }),
      recent: new SweepRecent({ stores, backlog, clock }, { search, compare, comments }),
    },
  );
  return {
    requestReconciliation: new RequestReconciliation({ reads, stores, randomness, clock }),
    reconcile,
    reconcileDue: new ReconcileDue({ storage: ports.storage, stores, clock, log }, reconcile, intervals),
  };
}
