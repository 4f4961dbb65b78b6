/**
 * What grows old. `bodies`: of Deliveries that are processed or ignored. `deliveries`: whole, once their bodies are gone.
 * `effects`: that are applied, skipped or failed, with the decisions on them. `attempts`: AuthorizationAttempts, used or
 * not. `trackerEvents`: that one was taken, by which it is known when it comes again. `requests`: with an idempotency key.
 * `sessions`: of the console. `auditEntries`: who changed what.
 */
export type Forgettable =
  | 'bodies'
  | 'deliveries'
  | 'effects'
  | 'attempts'
  | 'trackerEvents'
  | 'requests'
  | 'sessions'
  | 'auditEntries';

/** Forgets what is old, so much at a time. */
export interface Retention {
  /**
   * Forgets at most `limit` of what was over before `before`: Deliveries by when they were done with, Effects by the last
   * decision on them, AuthorizationAttempts and sessions by when they expired, tracker events by when they were taken, requests and
   * changes by when they were begun. Answers how many; fewer than `limit` once nothing is
   * left, or the rest is in use. What is pending, open or dead is never old, whatever its age; the links keep their
   * watermarks. Several processes at once do no harm.
   */
  forget(what: Forgettable, old: { readonly before: Date; readonly limit: number }): Promise<number>;
}
