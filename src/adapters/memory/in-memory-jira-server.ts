import type { Clock } from '../../application/ports/clock.ts';
import type { JiraAssignments } from '../../application/ports/jira-assignments.ts';
import type { JiraComments } from '../../application/ports/jira-comments.ts';
import type { JiraCreation } from '../../application/ports/jira-creation.ts';
import { JiraFailure } from '../../application/ports/jira-failure.ts';
import type {
  JiraAccounts,
  JiraAuthorization,
  JiraConnection,
  JiraConsumer,
  JiraIssues,
  JiraServer,
  JiraServerInfos,
  JiraStatuses,
  JiraWebhooks,
} from '../../application/ports/jira-server.ts';
import type { JiraRemoteLinks } from '../../application/ports/jira-remote-links.ts';
import type { JiraSearch } from '../../application/ports/jira-search.ts';
import type { JiraTransitions } from '../../application/ports/jira-transitions.ts';
import type { JiraAccount } from '../../domain/integration.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import type { JiraStatus } from '../../domain/jira-status.ts';
import { webhookApiOf, type JiraServerInfo } from '../../domain/jira-version.ts';
import type { Secret } from '../../domain/secret.ts';
import { InMemoryJiraCalls, type JiraCall, type SignedCall } from './in-memory-jira-calls.ts';
import { InMemoryJiraComments } from './in-memory-jira-comments.ts';
import { InMemoryJiraCreation } from './in-memory-jira-creation.ts';
import { InMemoryJiraGrants, type AllowedRequestToken } from './in-memory-jira-grants.ts';
import { InMemoryJiraIssues, type GivenIssue } from './in-memory-jira-issues.ts';
import { InMemoryJiraRemoteLinks } from './in-memory-jira-remote-links.ts';
import { InMemoryJiraSearch } from './in-memory-jira-search.ts';
import { InMemoryJiraPeople } from './in-memory-jira-people.ts';
import { InMemoryJiraTransitions } from './in-memory-jira-transitions.ts';
import { InMemoryJiraWebhooks } from './in-memory-jira-webhooks.ts';

export interface InMemoryJiraOptions {
  readonly baseUrl?: string;
  readonly version?: string;
  readonly account?: JiraAccount;
  /** Jira's own clock; this machine's when left out. */
  readonly clock?: Clock;
}

/**
 * One Jira in memory, which answers whatever base URL it is asked under. Checks tokens, the account's right to
 * administer webhooks and the version's webhook API; checks no signature.
 */
export class InMemoryJiraServer implements JiraServer {
  readonly #issues: InMemoryJiraIssues;
  readonly #statuses = new Map<string, JiraStatus>();
  readonly #calls = new InMemoryJiraCalls();
  readonly #grants: InMemoryJiraGrants;
  readonly #account: JiraAccount;
  #info: JiraServerInfo;

  /** What stands in this Jira, and the hand of its admin. */
  readonly hooks: InMemoryJiraWebhooks;
  readonly creating: InMemoryJiraCreation;
  readonly people: InMemoryJiraPeople;
  readonly commented: InMemoryJiraComments;
  /** The workflow of its issues; none leads anywhere until it is put. */
  readonly workflow: InMemoryJiraTransitions;

  /** What its issues are linked to elsewhere. */
  readonly elsewhere: InMemoryJiraRemoteLinks;
  /** What there is to choose from. */
  readonly choices: InMemoryJiraSearch;

  readonly webhooks: JiraWebhooks;
  readonly transitions: JiraTransitions;
  readonly assignments: JiraAssignments;
  readonly comments: JiraComments;
  readonly creation: JiraCreation;
  readonly search: JiraSearch;
  readonly remoteLinks: JiraRemoteLinks;

  constructor(options: InMemoryJiraOptions = {}) {
    const version = options.version ?? '9.12.0';
    this.#info = {
      version,
      major: majorOf(version),
      baseUrl: options.baseUrl ?? 'https://jira.example.com',
      title: 'Jira',
      isCloud: false,
      clockAheadSeconds: 0,
    };
    this.#account = options.account ?? { key: 'JIRAUSER10000', name: 'lockstep', displayName: 'Lockstep' };
    const clock = options.clock ?? { now: () => new Date() };
    this.#issues = new InMemoryJiraIssues(clock);
    this.#grants = new InMemoryJiraGrants();
    this.workflow = new InMemoryJiraTransitions(this.#issues, clock);
    this.creating = new InMemoryJiraCreation(this.#issues, clock);
    this.hooks = new InMemoryJiraWebhooks(() => webhookApiOf(this.#info.major));
    this.people = new InMemoryJiraPeople(this.#issues, clock);
    this.commented = new InMemoryJiraComments(this.#issues, this.#account, clock);
    this.choices = new InMemoryJiraSearch(this.#issues, this.people, () => [...this.#statuses.values()]);
    this.elsewhere = new InMemoryJiraRemoteLinks(this.#issues);

    const signed: SignedCall = (call, connection, answer) => this.#signed(call, connection, answer);
    this.creation = this.creating.over((call, ...rest) => signed(`creation.${call}`, ...rest));
    this.webhooks = this.hooks.over(signed);
    this.transitions = this.workflow.over(signed);
    this.assignments = this.people.over(signed);
    this.comments = this.commented.over(signed);
    this.search = this.choices.over(signed);
    this.remoteLinks = this.elsewhere.over(signed);
  }

  readonly serverInfo: JiraServerInfos = {
    read: () => this.#answer('serverInfo.read', () => this.#serverInfo()),
  };

  readonly authorization: JiraAuthorization = {
    requestToken: (consumer, callbackUrl) =>
      this.#answer('authorization.requestToken', () => {
        const requestToken = this.#grants.request(consumer, callbackUrl);
        const query = new URLSearchParams({ oauth_token: requestToken.reveal() });
        return {
          requestToken,
          authorizeUrl: `${consumer.baseUrl}/plugins/servlet/oauth/authorize?${query.toString()}`,
        };
      }),
    accessToken: (consumer, requestToken, verifier) =>
      this.#answer('authorization.accessToken', () => ({
        accessToken: this.#grants.exchange(consumer, requestToken, verifier),
        expiresInSeconds: 157_680_000,
      })),
  };

  readonly accounts: JiraAccounts = {
    myself: (connection) => this.#signed('accounts.myself', connection, () => this.#account),
    permissions: (connection) =>
      this.#signed(
        'accounts.permissions',
        connection,
        () => new Set(['BROWSE_PROJECTS', ...(this.hooks.mayAdminister ? ['ADMINISTER'] : [])]),
      ),
  };

  readonly statuses: JiraStatuses = {
    list: (connection) => this.#signed('statuses.list', connection, () => [...this.#statuses.values()]),
  };

  readonly issues: JiraIssues = {
    read: (connection, idOrKey) => this.#signed('issues.read', connection, () => this.#issues.read(idOrKey)),
    search: (connection, search, stretch) =>
      this.#signed('issues.search', connection, () => this.#issues.search(search, stretch)),
  };

  /** The calls made so far, failed ones included, oldest first. */
  get calls(): readonly JiraCall[] {
    return this.#calls.made;
  }

  /** Puts an issue in place of the one with its id; it is found by the keys it had before, too. */
  putIssue(given: GivenIssue): JiraIssue {
    return this.#issues.put(given);
  }

  removeIssue(id: string): void {
    this.#issues.remove(id);
  }

  /** Hides a project from the account, as taking away the permission to browse it does; or shows it again. */
  hideProject(project: string, isHidden = true): void {
    this.#issues.hide(project, isHidden);
  }

  /** The most issues a search answers at a time, whatever it is asked for. */
  limitSearch(limit: number): void {
    this.#issues.limitSearch(limit);
  }

  /** Has a search for ids be refused when the account may not see one of them; else that one is left out. */
  refuseUnknownIds(): void {
    this.#issues.refuseUnknownIds();
  }

  putStatus(status: JiraStatus): void {
    this.#statuses.set(status.id, status);
  }

  /** Makes it a Jira of this version, as an upgrade does: webhooks stay, and move to the other API. */
  upgradeTo(version: string, deployment: 'Server' | 'Cloud' = 'Server'): void {
    this.#info = { ...this.#info, version, major: majorOf(version), isCloud: deployment === 'Cloud' };
  }

  /** Has its answers tell that its clock is this much ahead of ours. */
  runAhead(clockAheadSeconds: number): void {
    this.#info = { ...this.#info, clockAheadSeconds };
  }

  /** Plays the person who allows a request token: answers what the browser brings to the callback. */
  allow(requestToken: string): AllowedRequestToken {
    return this.#grants.allow(requestToken);
  }

  /** An access token without the dance. */
  grantAccess(consumer: JiraConsumer): JiraConnection {
    return { ...consumer, kind: 'oauth', accessToken: this.#grants.grant() };
  }

  /** Plays the person who makes a personal access token in Jira. */
  createPersonalAccessToken(): Secret {
    return this.#grants.grantPersonal();
  }

  /** Makes every token given so far worthless, personal ones too. */
  revokeAccess(): void {
    this.#grants.revokeAll();
  }

  /** Takes away the application link with this consumer key. */
  removeApplicationLink(consumerKey: string): void {
    this.#grants.removeLink(consumerKey);
  }

  /** Has a call fail, this many times or until `heal`. */
  failOn(call: JiraCall, failure: JiraFailure, times = Number.POSITIVE_INFINITY): void {
    this.#calls.failOn(call, failure, times);
  }

  heal(): void {
    this.#calls.heal();
  }

  #serverInfo(): JiraServerInfo {
    if (!this.#info.isCloud) return this.#info;
    throw new JiraFailure('jira_refused', 'This is a Jira Cloud.', { status: 200 });
  }

  #signed<Answer>(call: JiraCall, connection: JiraConnection, answer: () => Answer): Promise<Answer> {
    return this.#answer(call, () => {
      this.#grants.check(connection);
      return answer();
    });
  }

  #answer<Answer>(call: JiraCall, answer: () => Answer): Promise<Answer> {
    return this.#calls.answer(call, answer);
  }
}

function majorOf(version: string): number {
  return Number(version.split('.', 1)[0]);
}
