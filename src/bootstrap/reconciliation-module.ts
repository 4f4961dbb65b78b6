import { ContainerModule } from 'inversify';
import { ProcessIssue } from '../application/inbound/process-issue.ts';
import type { Clock } from '../application/ports/clock.ts';
import type { JiraServer } from '../application/ports/jira-server.ts';
import type { Log } from '../application/ports/log.ts';
import type { Meter } from '../application/ports/meter.ts';
import type { Randomness } from '../application/ports/randomness.ts';
import type { Storage } from '../application/ports/storage.ts';
import {
  composeReconciliation,
  type Reconciliation,
} from '../application/reconciliation/compose-reconciliation.ts';
import { ReconcileDue } from '../application/reconciliation/reconcile-due.ts';
import { Reconcile } from '../application/reconciliation/reconcile.ts';
import { RequestReconciliation } from '../application/reconciliation/request-reconciliation.ts';
import { CLOCK, JIRA_SERVER, LOG, METER, RANDOMNESS, RECONCILIATION, STORAGE } from './tokens.ts';

/** The comparing of links with Jira. */
export const reconciliationModule = new ContainerModule(({ bind }) => {
  bind(RECONCILIATION).toResolvedValue(
    (
      storage: Storage,
      jira: JiraServer,
      randomness: Randomness,
      clock: Clock,
      meter: Meter,
      log: Log,
      processIssue: ProcessIssue,
    ) => composeReconciliation({ storage, jira, randomness, clock, meter, log }, processIssue),
    [STORAGE, JIRA_SERVER, RANDOMNESS, CLOCK, METER, LOG, ProcessIssue],
  );
  bind(RequestReconciliation).toResolvedValue(
    (reconciliation: Reconciliation) => reconciliation.requestReconciliation,
    [RECONCILIATION],
  );
  bind(Reconcile).toResolvedValue(
    (reconciliation: Reconciliation) => reconciliation.reconcile,
    [RECONCILIATION],
  );
  bind(ReconcileDue).toResolvedValue(
    (reconciliation: Reconciliation) => reconciliation.reconcileDue,
    [RECONCILIATION],
  );
});
