/** What is counted, with the labels each count has. */
export interface Counts {
  /** A webhook request, by what became of it. */
  webhook_requests: { readonly outcome: string };
  /** A Delivery that is over, by how it ended. */
  deliveries: { readonly outcome: 'processed' | 'ignored' | 'dead' };
  /** An Effect that is over, by its kind, how it ended and why. */
  effects: { readonly kind: string; readonly outcome: string; readonly reason: string };
  /** A try that failed and is to be made again, by who was in the way. */
  retries: { readonly of: 'delivery' | 'effect'; readonly cause: 'jira' | 'tracker' | 'lockstep' };
  /** Daily, an Integration whose authorization ends within 30 days, or should have ended: a person has to act. */
  expiry_warnings: { readonly end: 'ahead' | 'past' };
  /** A call of Jira's REST API or OAuth servlets, by the endpoint's pattern and the status class or error code. */
  jira_calls: { readonly endpoint: string; readonly outcome: string };
  /** A request to the admin API that was let in nowhere, by why: it was no change, and is in no trail. */
  api_refusals: { readonly reason: 'no_key' | 'unknown_key' | 'too_many_failures' | 'role' };
  /** A call of a tracker, by its type or the endpoint's pattern and whether it was answered as it should be. */
  tracker_calls: {
    readonly tracker: 'http' | 'sentry';
    readonly call: string;
    readonly outcome: '2xx' | 'failed';
  };
  /** An event of a tracker, or a request with such that was refused, by what became of it. */
  tracker_events: { readonly outcome: string };
  /** A disagreement of a link with Jira that a reconciliation found, by what it is on. */
  reconciliation_drift: { readonly kind: string };
  /** A request that was answered or broken off, by the route's pattern. */
  http_requests: { readonly method: string; readonly route: string; readonly status: string };
}

/** What is timed, with the labels each time has: fewer than its count has, for each of them is many series. */
export interface Times {
  /** One request to Jira, whatever came of it. */
  jira_call: { readonly endpoint: string };
  /** One request to a tracker, whatever came of it. */
  tracker_call: { readonly tracker: 'http' | 'sentry'; readonly call: string };
  /** A request from its headers to its answer. */
  http_request: { readonly method: string; readonly route: string };
}

/** Counts and times what happens. Labels are of small, fixed sets: never an id, a key or an address. */
export interface Meter {
  count<Name extends keyof Counts>(name: Name, labels: Counts[Name]): void;
  /** A time below zero, as a clock that is set back makes them, is taken for none at all. */
  time<Name extends keyof Times>(name: Name, labels: Times[Name], milliseconds: number): void;
}
