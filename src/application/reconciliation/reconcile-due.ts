import type { IntegrationId } from '../../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { ReconciliationIntervals } from '../ports/reconciliation-runs.ts';
import type { Stores } from '../ports/stores.ts';
import type { Storage } from '../ports/storage.ts';
import { isCircumstance } from '../inbound/unexpected-failure.ts';
import type { Reconcile } from './reconcile.ts';

export interface ReconcileDuePorts {
  readonly storage: Pick<Storage, 'isUnavailable'>;
  readonly stores: Pick<Stores, 'reconciliations'>;
  readonly clock: Clock;
  readonly log: Log;
}

const MOST_AT_ONCE = 4;

/** Begins with each Jira where something is due, and waits for none. To be run every second. */
export class ReconcileDue {
  readonly #ports: ReconcileDuePorts;
  readonly #reconcile: Reconcile;
  readonly #intervals: ReconciliationIntervals;
  readonly #underWay = new Map<IntegrationId, Promise<void>>();

  constructor(ports: ReconcileDuePorts, reconcile: Reconcile, intervals: ReconciliationIntervals) {
    this.#ports = ports;
    this.#reconcile = reconcile;
    this.#intervals = intervals;
  }

  /** A fault is logged, a storage that is away as a warning; what was under way goes on with the next run. */
  async execute(stopping: AbortSignal): Promise<void> {
    const { stores, clock } = this.#ports;
    const due = await stores.reconciliations.integrationsDue(clock.now(), this.#intervals);
    for (const id of due) {
      if (stopping.aborted || this.#underWay.size >= MOST_AT_ONCE) return;
      if (!this.#underWay.has(id)) this.#underWay.set(id, this.#begin(id, stopping));
    }
  }

  /** Resolves once nothing is under way in this process. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay.values());
  }

  async #begin(integrationId: IntegrationId, stopping: AbortSignal): Promise<void> {
    try {
      await this.#reconcile.execute({ integrationId, stopping });
    } catch (error) {
      const { log, storage } = this.#ports;
      const level = isCircumstance(error, storage) ? 'warn' : 'error';
      log[level]('reconciliation_fault', { integrationId, error });
    } finally {
      this.#underWay.delete(integrationId);
    }
  }
}
