/** Everything that can be switched to go wrong. To add one: a line here, and a `take` where it bites. */
export const FAULT_KINDS = {
  'drop-deliveries': 'Webhook deliveries are lost: nothing is sent.',
  'repeat-deliveries': 'Each webhook delivery is sent twice, the second time `ms` later.',
  'delay-deliveries': 'Webhook deliveries wait for `ms` before they are sent.',
  'reorder-deliveries':
    'Each webhook delivery is held back until the next one has been sent (or `ms` has passed).',
  'stale-changelog-on-delete': 'jira:issue_deleted carries the changelog of the change before.',
  'empty-changelogs': 'jira:issue_updated carries a changelog without items.',
  'localized-changelogs': 'Changelogs name fields in Russian; from Jira 9 on `fieldId` still says which.',
  'search-lag': 'Searches by time find nothing that was updated in the last `ms`, as behind a slow index.',
  'index-lag': 'Searches find no issue that was created in the last `ms`.',
  'rest-unavailable': 'REST answers 503, or `status`, with Retry-After if `retryAfterSeconds` says so.',
  'rest-too-many-requests': 'REST answers 429 with Retry-After: `retryAfterSeconds`.',
  'rate-limit':
    'A write is answered 429 with Retry-After: `retryAfterSeconds`, and so is everything until that time is over.',
  'rest-delay': 'REST answers after `ms`.',
  'rest-hang': 'REST takes the request and never answers.',
  'rest-reset': 'REST resets the connection.',
  'rest-login-page': 'REST answers 200 with an HTML login page, as a single sign-on in front of Jira does.',
  'rest-captcha': 'REST answers 403: this person must log in once and solve a CAPTCHA.',
  'rest-anonymous': 'REST ignores the credentials and serves the request as anonymous.',
  'webhook-creation-forbidden': 'Creating a webhook answers 403, or `status`, whoever asks.',
  'assigning-forbidden': 'Assigning an issue answers 403, or `status`, whoever asks.',
  'token-rejected': 'Every access token is answered token_rejected, every personal access token is dropped.',
  'signature-invalid': 'Every signature is found invalid, as when a proxy changes the URL.',
  'clock-shift': 'The clock of Jira is off by `ms` (may be negative).',
} as const;

export type FaultName = keyof typeof FAULT_KINDS;

export interface FaultSettings {
  /** How often it happens; until it is switched off when left out. */
  readonly times?: number | undefined;
  readonly ms?: number | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** Only each so many-th time. */
  readonly every?: number | undefined;
  /** Until so long after it was switched on, by the true clock. */
  readonly forMs?: number | undefined;
  /** Only requests whose path (without context path) starts so; `*` is any one part of it. */
  readonly path?: string | undefined;
  /** Only requests of this method. */
  readonly method?: string | undefined;
  /** The status of the answer. */
  readonly status?: number | undefined;
  /** The request is carried out first. */
  readonly afterWork?: boolean | undefined;
  /** Only deliveries that tell of this, such as `comment_created`. */
  readonly event?: string | undefined;
}

export const FAULT_NAMES = Object.keys(FAULT_KINDS) as readonly FaultName[];

export function isFaultName(text: string): text is FaultName {
  return Object.hasOwn(FAULT_KINDS, text);
}
