import type { WebhookApi } from './jira-version.ts';

/** How Jira's requests to our webhook fared, as Jira 10 and newer count it over about a day. */
export interface WebhookStatistics {
  readonly successes: number;
  /** Answered with something else than a 2xx. */
  readonly failures: number;
  /** Not answered at all. */
  readonly errors: number;
  /** Null when Jira tells of none. */
  readonly lastSuccessAt: Date | null;
  /** Null when Jira tells of none. */
  readonly lastFailureAt: Date | null;
  /** What Jira says went wrong last; null when it does not tell. Holds no address. */
  readonly lastFailure: string | null;
}

/**
 * What is known of our webhook in Jira.
 * `none`: not tried yet. `managed`: it stands, made by us. `manual`: we may not make it, a person pastes it.
 * `missing`: making it failed and is tried again. `problem` says what is wrong, to the person who can mend it.
 */
export interface WebhookHealth {
  readonly mode: 'none' | 'managed' | 'manual' | 'missing';
  readonly jiraWebhookId: string | null;
  readonly api: WebhookApi | null;
  readonly checkedAt: Date | null;
  readonly problem: string | null;
  /** Whether an event has come since the webhook's address was made or changed: it bore the newest token. */
  readonly isProven: boolean;
  /** Null for Jira 9 and older, which count nothing, and until they were read. */
  readonly statistics: WebhookStatistics | null;
}

/** Of a webhook that nobody has tried to make. */
export const UNTRIED_WEBHOOK: WebhookHealth = {
  mode: 'none',
  jiraWebhookId: null,
  api: null,
  checkedAt: null,
  problem: null,
  isProven: false,
  statistics: null,
};

/** So long without an event is nothing to speak of, even after a failure. */
const SHORT_SILENCE_MS = 15 * 60_000;

/**
 * What is wrong with how Jira's requests fare, by its own statistics: they fail, and none has come through since.
 * Null while nothing tells of that; a Jira in which nothing happens is silent too.
 */
export function deliveryProblem(
  { statistics, checkedAt }: Pick<WebhookHealth, 'statistics' | 'checkedAt'>,
  lastEventAt: Date | null,
): string | null {
  if (statistics === null || checkedAt === null) return null;
  const { failures, errors } = statistics;
  if (failures + errors === 0 || hasComeThrough(statistics, lastEventAt)) return null;
  if (lastEventAt !== null && checkedAt.getTime() - lastEventAt.getTime() < SHORT_SILENCE_MS) return null;

  const { lastFailureAt, lastFailure } = statistics;
  const when = lastFailureAt === null ? '' : `, the last at ${lastFailureAt.toISOString()}`;
  const why = lastFailure === null ? '' : ` (${lastFailure})`;
  const since = lastEventAt === null ? 'and no event has come yet' : 'and no event has come since';
  return `Jira counts ${failures + errors} requests to this webhook that failed${when}${why}, ${since}. ${advice(statistics)}`;
}

function hasComeThrough(
  { successes, lastSuccessAt, lastFailureAt }: WebhookStatistics,
  lastEventAt: Date | null,
): boolean {
  // Jira counts, but does not say when: whether it is over by now nobody can tell.
  if (lastFailureAt === null) return successes > 0;
  return [lastSuccessAt, lastEventAt].some((at) => at !== null && at > lastFailureAt);
}

function advice({ errors }: WebhookStatistics): string {
  return errors > 0
    ? 'See that the machine Jira runs on reaches LOCKSTEP_PUBLIC_URL: its name, its port, a firewall, and a certificate that Jira’s Java trusts.'
    : 'Something answers at LOCKSTEP_PUBLIC_URL, but not with success: see which program that is, and that a proxy in between passes path and body on as they are.';
}
