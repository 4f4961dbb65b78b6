import type { Knex } from 'knex';
import type { Clock } from '../application/ports/clock.ts';
import type { Log } from '../application/ports/log.ts';
import type { Storage } from '../application/ports/storage.ts';
import { poolState } from '../adapters/persistence/database/pool-state.ts';
import { LatestWorkload } from '../adapters/system/latest-workload.ts';
import { addProcessGauges } from '../adapters/system/process-gauges.ts';
import type { PromMeter } from '../adapters/system/prom-meter.ts';
import { addWorkloadGauges } from '../adapters/system/workload-gauges.ts';
import { version } from './version.ts';

/** Has /metrics show, beside what is counted, how much there is to do and how this process is. */
export function showWorkload(
  { registry }: PromMeter,
  {
    storage: { workload: reads },
    knex,
    clock,
    log,
  }: {
    readonly storage: Pick<Storage, 'workload'>;
    readonly knex: Knex;
    readonly clock: Clock;
    readonly log: Log;
  },
): void {
  addWorkloadGauges(registry, new LatestWorkload({ reads, clock, log }), clock);
  addProcessGauges(registry, { version: version(), pool: () => poolState(knex) });
}
