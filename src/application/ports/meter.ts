/** What is counted, with the labels each count has. */
export interface Counts {
  /** A webhook request, by what became of it. */
  webhook_requests: { readonly outcome: string };
  /** An Effect that is over, by its kind, how it ended and why. */
  effects: { readonly kind: string; readonly outcome: string; readonly reason: string };
  /** Daily, an Integration whose authorization ends within 30 days, or should have ended: a person has to act. */
  expiry_warnings: { readonly end: 'ahead' | 'past' };
  /** A call of Jira's REST API or OAuth servlets, by the endpoint's pattern and the status class or error code. */
  jira_calls: { readonly endpoint: string; readonly outcome: string };
  /** A call of an http tracker, by its type and whether it was answered as it should be. */
  tracker_calls: { readonly type: string; readonly outcome: string };
  /** An event of a tracker, or a request with such that was refused, by what became of it. */
  tracker_events: { readonly outcome: string };
  /** A disagreement of a link with Jira that a reconciliation found, by what it is on. */
  reconciliation_drift: { readonly kind: string };
}

/** Counts what happens. Labels are of small, fixed sets: never an id, a key or an address. */
export interface Meter {
  count<Name extends keyof Counts>(name: Name, labels: Counts[Name]): void;
}
