import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';

export interface ProcessFacts {
  readonly version: string;
  /** The connections to the database, as they are when asked. */
  readonly pool: () => {
    readonly used: number;
    readonly free: number;
    readonly waiting: number;
    readonly most: number;
  };
}

/** Gauges whose names end as a counter's does; each has a sibling by type that tells more. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** Has `registry` show how this process is: memory, time, event loop, connections to the database, and its version. */
export function addProcessGauges(registry: Registry, { version, pool }: ProcessFacts): void {
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);

  new Gauge({
    name: 'lockstep_build_info',
    help: 'Which version runs; always 1.',
    labelNames: ['version'],
    registers: [registry],
  }).set({ version }, 1);
  new Gauge({
    name: 'lockstep_database_pool_connections',
    help: 'Connections that this process has to the database, used or free.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'used' }, pool().used);
      this.set({ state: 'free' }, pool().free);
    },
  });
  new Gauge({
    name: 'lockstep_database_pool_max_connections',
    help: 'The most connections to the database that this process opens for its work.',
    registers: [registry],
    collect() {
      this.set(pool().most);
    },
  });
  new Gauge({
    name: 'lockstep_database_pool_waiting',
    help: 'Callers in this process that wait for a connection to the database.',
    registers: [registry],
    collect() {
      this.set(pool().waiting);
    },
  });
}
