import { DomainError } from '../../domain/domain-error.ts';

/** Which way a call of Jira failed, by what can be done about it. */
export type JiraFailureCode =
  /** Network, time-out, 5xx, a proxy's page: try again later. */
  | 'jira_unreachable'
  /** 429: try again, not before `retryAfterMs`. */
  | 'jira_rate_limited'
  /** Token revoked, expired or ignored: a person authorizes again. */
  | 'jira_needs_reauthorization'
  /** The OAuth dance was refused or is over: start it again. */
  | 'jira_authorization_refused'
  /** The application link, the key or the clock does not fit: an admin mends it. */
  | 'jira_misconfigured'
  /** The account may not do this, or must log in by hand first. */
  | 'jira_forbidden'
  /** There is no such thing, or the account may not see it. */
  | 'jira_not_found'
  /** Jira takes the request for wrong: asking again unchanged is no use. */
  | 'jira_refused'
  /** Jira answered what nobody can make sense of. */
  | 'jira_unexpected_answer';

export interface JiraFailureDetails {
  /** HTTP status; null when there was no answer. */
  readonly status?: number | null;
  readonly oauthProblem?: string | null;
  readonly retryAfterMs?: number | null;
  /** Jira's own words, for people. */
  readonly jiraMessages?: readonly string[];
  /** Jira's own words per field. */
  readonly fieldMessages?: Readonly<Record<string, string>>;
}

/** A call of Jira that failed. The message says what is wrong and what to do next; it holds no secret and no HTML. */
export class JiraFailure extends DomainError {
  readonly code: JiraFailureCode;
  readonly status: number | null;
  readonly oauthProblem: string | null;
  readonly retryAfterMs: number | null;
  readonly jiraMessages: readonly string[];
  readonly fieldMessages: Readonly<Record<string, string>>;

  constructor(code: JiraFailureCode, message: string, details: JiraFailureDetails & ErrorOptions = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.status = details.status ?? null;
    this.oauthProblem = details.oauthProblem ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.jiraMessages = details.jiraMessages ?? [];
    this.fieldMessages = details.fieldMessages ?? {};
  }

  /** Whether the same call may succeed later without anybody doing anything. */
  get isTransient(): boolean {
    return this.code === 'jira_unreachable' || this.code === 'jira_rate_limited';
  }
}

/** Nothing was sent: a short while ago this Jira asked to be left alone, and that time is not over. */
export class QuietTime extends JiraFailure {
  constructor(baseUrl: string, retryAfterMs: number) {
    const seconds = Math.ceil(retryAfterMs / 1000);
    super(
      'jira_rate_limited',
      `Jira at ${baseUrl} asked to be left alone: Lockstep sends it nothing for ${seconds} s more, and goes on by itself then.`,
      { status: 429, retryAfterMs },
    );
  }
}
