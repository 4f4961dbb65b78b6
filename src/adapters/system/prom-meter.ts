import { Counter, Histogram, Registry } from 'prom-client';
import type { Counts, Meter, Times } from '../../application/ports/meter.ts';

type LabelsOf<Metrics> = { readonly [Name in keyof Metrics]: readonly (keyof Metrics[Name])[] };

const COUNT_LABELS = {
  webhook_requests: ['outcome'],
  deliveries: ['outcome'],
  effects: ['kind', 'outcome', 'reason'],
  retries: ['of', 'cause'],
  expiry_warnings: ['end'],
  jira_calls: ['endpoint', 'outcome'],
  api_refusals: ['reason'],
  tracker_calls: ['tracker', 'call', 'outcome'],
  tracker_events: ['outcome'],
  reconciliation_drift: ['kind'],
  http_requests: ['method', 'route', 'status'],
} as const satisfies LabelsOf<Counts>;

const COUNT_HELP: Readonly<Record<keyof Counts, string>> = {
  webhook_requests: 'Webhook requests, by what became of them.',
  deliveries: 'Deliveries that are over, by how they ended.',
  effects: 'Effects that are over, by kind, how they ended and why.',
  retries: 'Tries of Deliveries and Effects that failed and are to be made again, by who was in the way.',
  expiry_warnings:
    'Integrations whose authorization ends within 30 days or should have ended, counted daily.',
  jira_calls: "Calls of Jira, by the endpoint's pattern and the status class or error code.",
  api_refusals: 'Requests to the admin API that no key let in, by why.',
  tracker_calls: 'Calls of trackers, by the kind of tracker, what was called and outcome.',
  tracker_events: 'Events of trackers, and refused requests with such, by what became of them.',
  reconciliation_drift: 'Disagreements of links with Jira that reconciliations found, by what they are on.',
  http_requests: "HTTP requests, by method, the route's pattern and status.",
};

const TIME_LABELS = {
  jira_call: ['endpoint'],
  tracker_call: ['tracker', 'call'],
  http_request: ['method', 'route'],
} as const satisfies LabelsOf<Times>;

const TIME_HELP: Readonly<Record<keyof Times, string>> = {
  jira_call: "How long requests to Jira took, by the endpoint's pattern.",
  tracker_call: 'How long requests to trackers took, by the kind of tracker and what was called.',
  http_request: "How long HTTP requests took, by method and the route's pattern.",
};

/** From a webhook that is answered at once to a Jira that is given up. */
const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Counts and times for Prometheus: `lockstep_<name>_total` and `lockstep_<name>_duration_seconds`. */
export class PromMeter implements Meter {
  /** Its own; others may add to it what is to be rendered along. */
  readonly registry: Registry;
  readonly #counters: Readonly<Record<keyof Counts, Counter>>;
  readonly #histograms: Readonly<Record<keyof Times, Histogram>>;

  constructor(registry: Registry = new Registry()) {
    this.registry = registry;
    this.#counters = {
      webhook_requests: counter('webhook_requests', registry),
      deliveries: counter('deliveries', registry),
      effects: counter('effects', registry),
      retries: counter('retries', registry),
      expiry_warnings: counter('expiry_warnings', registry),
      jira_calls: counter('jira_calls', registry),
      api_refusals: counter('api_refusals', registry),
      tracker_calls: counter('tracker_calls', registry),
      tracker_events: counter('tracker_events', registry),
      reconciliation_drift: counter('reconciliation_drift', registry),
      http_requests: counter('http_requests', registry),
    };
    this.#histograms = {
      jira_call: histogram('jira_call', registry),
      tracker_call: histogram('tracker_call', registry),
      http_request: histogram('http_request', registry),
    };
  }

  count<Name extends keyof Counts>(name: Name, labels: Counts[Name]): void {
    this.#counters[name].inc({ ...labels });
  }

  time<Name extends keyof Times>(name: Name, labels: Times[Name], milliseconds: number): void {
    this.#histograms[name].observe({ ...labels }, Math.max(0, milliseconds) / 1000);
  }

  /** Everything that was counted and timed, in Prometheus' text format, version 0.0.4. */
  async render(): Promise<string> {
    return this.registry.metrics();
  }
}

function counter(name: keyof Counts, registry: Registry): Counter {
  return new Counter({
    name: `lockstep_${name}_total`,
    help: COUNT_HELP[name],
    labelNames: COUNT_LABELS[name],
    registers: [registry],
  });
}

function histogram(name: keyof Times, registry: Registry): Histogram {
  return new Histogram({
    name: `lockstep_${name}_duration_seconds`,
    help: TIME_HELP[name],
    labelNames: TIME_LABELS[name],
    buckets: BUCKETS_SECONDS,
    registers: [registry],
  });
}
