import type { JiraIssueId } from '../../domain/ids.ts';
import type { JiraAccount } from '../../domain/integration.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import type { JiraStatus } from '../../domain/jira-status.ts';
import type { JiraServerInfo, WebhookApi } from '../../domain/jira-version.ts';
import type { JiraWebhook, WantedWebhook } from '../../domain/jira-webhook.ts';
import type { Secret } from '../../domain/secret.ts';
import type { WebhookStatistics } from '../../domain/webhook-health.ts';
import type { JiraAssignments } from './jira-assignments.ts';
import type { JiraComments } from './jira-comments.ts';
import type { JiraConnection, JiraConsumer, JiraTarget } from './jira-connection.ts';
import type { JiraRemoteLinks } from './jira-remote-links.ts';
import type { JiraSearch } from './jira-search.ts';
import type { JiraTransitions } from './jira-transitions.ts';
import type { JiraCreation } from './jira-creation.ts';

export type * from './jira-connection.ts';

export interface JiraRequestToken {
  readonly requestToken: Secret;
  /** Where a person allows it, in a browser. */
  readonly authorizeUrl: string;
}

export interface JiraAccessToken {
  readonly accessToken: Secret;
  /** Null when Jira does not tell. */
  readonly expiresInSeconds: number | null;
}

/**
 * What Lockstep asks of a Jira Server / Data Center, by capability.
 * Every method may throw a JiraFailure; nothing else, but for bugs. Each request is signed anew, retries included.
 * What takes a JiraConnection does the same whichever kind it is.
 */
export interface JiraServer {
  readonly serverInfo: JiraServerInfos;
  readonly authorization: JiraAuthorization;
  readonly accounts: JiraAccounts;
  readonly webhooks: JiraWebhooks;
  readonly statuses: JiraStatuses;
  readonly issues: JiraIssues;
  readonly transitions: JiraTransitions;
  readonly creation: JiraCreation;
  readonly search: JiraSearch;
  readonly assignments: JiraAssignments;
  readonly comments: JiraComments;
  readonly remoteLinks: JiraRemoteLinks;
}

export interface JiraServerInfos {
  /** Unsigned. @throws {JiraFailure} also `jira_refused` for a Jira Cloud, which this is not for. */
  read(target: JiraTarget): Promise<JiraServerInfo>;
}

/** The OAuth 1.0a dance (RFC 5849, section 2). */
export interface JiraAuthorization {
  /** Asks for a request token, to be given back to `callbackUrl`. */
  requestToken(consumer: JiraConsumer, callbackUrl: string): Promise<JiraRequestToken>;

  /** Exchanges an allowed request token. */
  accessToken(consumer: JiraConsumer, requestToken: Secret, verifier: Secret): Promise<JiraAccessToken>;
}

export interface JiraAccounts {
  /** Whose permissions our calls have. Also the one true check of credentials: it is never served as anonymous. */
  myself(connection: JiraConnection): Promise<JiraAccount>;

  /**
   * The keys of the permissions the account has, such as `ADMINISTER`; one of projects counts when it is had in any.
   * Rejected credentials are answered as nobody's: ask `myself` first.
   */
  permissions(connection: JiraConnection): Promise<ReadonlySet<string>>;
}

/** A webhook as we want it. Jira 10 and newer sign its bodies with `bodySecret`; older ones do not know it. */
export interface WebhookOrder {
  readonly wanted: WantedWebhook;
  readonly bodySecret: Secret;
}

/** The webhooks of a whole Jira; takes the global permission Jira Administrators. */
export interface JiraWebhooks {
  list(connection: JiraConnection, api: WebhookApi): Promise<readonly JiraWebhook[]>;

  /** Null when there is none with this id. */
  read(connection: JiraConnection, api: WebhookApi, id: string): Promise<JiraWebhook | null>;

  /** A new one, as ordered. */
  create(connection: JiraConnection, api: WebhookApi, order: WebhookOrder): Promise<JiraWebhook>;

  /** Makes the webhook with this id as ordered. @throws {JiraFailure} also `jira_not_found` when it is gone. */
  update(
    connection: JiraConnection,
    api: WebhookApi,
    change: WebhookOrder & { readonly id: string },
  ): Promise<void>;

  /** How Jira's requests to it fared; null when it is gone, and on Jira 9 and older, which count nothing. */
  statistics(connection: JiraConnection, api: WebhookApi, id: string): Promise<WebhookStatistics | null>;

  /** Gone afterwards; also when it was gone before. */
  delete(connection: JiraConnection, api: WebhookApi, id: string): Promise<void>;
}

export interface JiraStatuses {
  /** Every status of the Jira, with its category. */
  list(connection: JiraConnection): Promise<readonly JiraStatus[]>;
}

/**
 * The issues with these numeric ids; with these keys, which may be of before a move; those whose texts have these words, or
 * those of some projects that were updated of late, each of the last two the newest first.
 */
export type IssueSearch =
  | { readonly kind: 'ids'; readonly ids: readonly JiraIssueId[] }
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  /** The words of a person, of which none is an operator whatever it looks like. */
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'updated';
      /** By key or numeric id. */
      readonly projects: readonly string[];
      /** How many minutes back, by Jira's own clock: it knows no seconds, and needs no time zone for this. */
      readonly sinceMinutes: number;
    };

/** A stretch of what a search finds: at most `limit` issues, without the first `startAt`. */
export interface SearchStretch {
  readonly startAt: number;
  readonly limit: number;
}

export interface FoundIssues {
  readonly issues: readonly JiraIssue[];
  /** Where the next stretch starts; null when this was the last. */
  readonly nextStartAt: number | null;
  /** When Jira answered, by its own clock; null when it does not tell. */
  readonly answeredAt: Date | null;
}

export interface JiraIssues {
  /** By numeric id or key; an old key of a moved issue finds it too. @throws {JiraFailure} `jira_not_found`. */
  read(connection: JiraConnection, idOrKey: string): Promise<JiraIssue>;

  /**
   * One request; Jira may answer fewer issues than the stretch has room for. An issue that it does not show is left
   * out, or the whole search is refused for its sake; so it is for a project that it does not show.
   * @throws {JiraFailure} `jira_refused` then.
   */
  search(connection: JiraConnection, search: IssueSearch, stretch: SearchStretch): Promise<FoundIssues>;
}
