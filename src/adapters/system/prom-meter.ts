import { Counter, Registry } from 'prom-client';
import type { Counts, Meter } from '../../application/ports/meter.ts';

type LabelsOf = { readonly [Name in keyof Counts]: readonly (keyof Counts[Name])[] };

const LABELS = {
  webhook_requests: ['outcome'],
  effects: ['kind', 'outcome', 'reason'],
  expiry_warnings: ['end'],
  jira_calls: ['endpoint', 'outcome'],
  tracker_calls: ['type', 'outcome'],
  tracker_events: ['outcome'],
  reconciliation_drift: ['kind'],
} as const satisfies LabelsOf;

const HELP: Readonly<Record<keyof Counts, string>> = {
  webhook_requests: 'Webhook requests, by what became of them.',
  effects: 'Effects that are over, by kind, how they ended and why.',
  expiry_warnings:
    'Integrations whose authorization ends within 30 days or should have ended, counted daily.',
  jira_calls: "Calls of Jira, by the endpoint's pattern and the status class or error code.",
  tracker_calls: 'Calls of http trackers, by type and outcome.',
  tracker_events: 'Events of trackers, and refused requests with such, by what became of them.',
  reconciliation_drift: 'Disagreements of links with Jira that reconciliations found, by what they are on.',
};

/** Counts for Prometheus: `lockstep_<name>_total`, in a registry of its own. */
export class PromMeter implements Meter {
  readonly #registry: Registry;
  readonly #counters: Readonly<Record<keyof Counts, Counter>>;

  constructor(registry: Registry = new Registry()) {
    this.#registry = registry;
    this.#counters = {
      webhook_requests: counter('webhook_requests', registry),
      effects: counter('effects', registry),
      expiry_warnings: counter('expiry_warnings', registry),
      jira_calls: counter('jira_calls', registry),
      tracker_calls: counter('tracker_calls', registry),
      tracker_events: counter('tracker_events', registry),
      reconciliation_drift: counter('reconciliation_drift', registry),
    };
  }

  count<Name extends keyof Counts>(name: Name, labels: Counts[Name]): void {
    this.#counters[name].inc({ ...labels });
  }

  /** Everything that was counted, in Prometheus' text format, version 0.0.4. */
  async render(): Promise<string> {
    return this.#registry.metrics();
  }
}

function counter(name: keyof Counts, registry: Registry): Counter {
  return new Counter({
    name: `lockstep_${name}_total`,
    help: HELP[name],
    labelNames: LABELS[name],
    registers: [registry],
  });
}
