import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '../../application/ports/clock.ts';
import type { Workload } from '../../domain/workload.ts';
import type { LatestWorkload } from './latest-workload.ts';

/** What a gauge shows: one number, one for each value of its label, or nothing. */
type Shown = number | Readonly<Record<string, number>> | null;

interface Measure {
  readonly help: string;
  /** The label, where there is one number for each of its values. */
  readonly label?: string;
  readonly of: (workload: Workload, now: Date) => Shown;
}

const MEASURES: Readonly<Record<string, Measure>> = {
  lockstep_effects_open: {
    help: 'Effects that are due, wait for their next try, or wait for an authorization; counted up to 50000 each.',
    label: 'state',
    of: ({ effects: { due, waiting, awaitingAuthorization } }) => ({
      due,
      waiting,
      awaiting_authorization: awaitingAuthorization,
    }),
  },
  lockstep_effects_dead: {
    help: 'Effects that were given up and not replayed since; counted up to 50000.',
    of: ({ effects }) => effects.dead,
  },
  lockstep_deliveries_pending: {
    help: 'Deliveries that nobody has processed; counted up to 50000.',
    of: ({ deliveries }) => deliveries.pending,
  },
  lockstep_deliveries_dead: {
    help: 'Deliveries that were given up and not replayed since; counted up to 50000.',
    of: ({ deliveries }) => deliveries.dead,
  },
  lockstep_creations_open: {
    help: 'Jira issues that are to be made.',
    of: ({ creations }) => creations.open,
  },
  lockstep_creations_dead: {
    help: 'Jira issues whose making was given up and not replayed since.',
    of: ({ creations }) => creations.dead,
  },
  lockstep_oldest_due_effect_age_seconds: {
    help: 'For how long the oldest Effect that is due has been so; 0 when none is.',
    of: ({ oldestDueEffectAt }, now) => ageSeconds(oldestDueEffectAt, now),
  },
  lockstep_oldest_pending_delivery_age_seconds: {
    help: 'For how long the oldest Delivery that nobody has processed was to be; 0 when there is none.',
    of: ({ oldestPendingDeliveryAt }, now) => ageSeconds(oldestPendingDeliveryAt, now),
  },
  lockstep_integrations: {
    help: 'Integrations that are not uninstalled, by state.',
    label: 'state',
    of: ({ integrations }) => integrations,
  },
  lockstep_last_event_timestamp_seconds: {
    help: 'When Jira last told of anything, whichever Jira; left out when none ever has.',
    of: ({ lastEventAt }) => (lastEventAt === null ? null : lastEventAt.getTime() / 1000),
  },
};

/**
 * Has `registry` show how much there is to do. When the database is away, `lockstep_database_up` is 0, and the others are
 * left out: an old number would be taken for a true one.
 */
export function addWorkloadGauges(registry: Registry, latest: LatestWorkload, clock: Clock): void {
  for (const [name, measure] of Object.entries(MEASURES))
    addGauge(registry, { name, measure, latest, clock });
  new Gauge({
    name: 'lockstep_database_up',
    help: 'Whether the database answered when it was last asked: 1, or 0.',
    registers: [registry],
    async collect() {
      this.set((await latest.read()) === null ? 0 : 1);
    },
  });
}

function addGauge(
  registry: Registry,
  {
    name,
    measure,
    latest,
    clock,
  }: {
    readonly name: string;
    readonly measure: Measure;
    readonly latest: LatestWorkload;
    readonly clock: Clock;
  },
): void {
  const { help, label, of } = measure;
  new Gauge({
    name,
    help,
    labelNames: label === undefined ? [] : [label],
    registers: [registry],
    async collect() {
      const workload = await latest.read();
      const shown = workload === null ? null : of(workload, clock.now());
      this.reset();
      // Without a label, `reset` leaves a zero.
      if (shown === null && label === undefined) this.remove();
      if (shown === null) return;
      if (typeof shown === 'number') this.set(shown);
      else for (const [value, number] of Object.entries(shown)) this.set({ [label ?? '']: value }, number);
    },
  });
}

function ageSeconds(since: Date | null, now: Date): number {
  return since === null ? 0 : Math.max(0, now.getTime() - since.getTime()) / 1000;
}
