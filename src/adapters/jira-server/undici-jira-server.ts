import type { Clock } from '../../application/ports/clock.ts';
import type { JiraCreation } from '../../application/ports/jira-creation.ts';
import type { JiraAssignments } from '../../application/ports/jira-assignments.ts';
import type { JiraComments } from '../../application/ports/jira-comments.ts';
import type {
  JiraAccounts,
  JiraAuthorization,
  JiraConnection,
  JiraIssues,
  JiraServer,
  JiraServerInfos,
  JiraStatuses,
  JiraWebhooks,
} from '../../application/ports/jira-server.ts';
import type { JiraRemoteLinks } from '../../application/ports/jira-remote-links.ts';
import type { JiraSearch } from '../../application/ports/jira-search.ts';
import type { JiraTransitions } from '../../application/ports/jira-transitions.ts';
import type { Log } from '../../application/ports/log.ts';
import type { Meter } from '../../application/ports/meter.ts';
import type { Tracing } from '../../application/ports/tracing.ts';
import { understandStatus, type JiraStatus } from '../../domain/jira-status.ts';
import { AccountRest } from './account-rest.ts';
import { CreationRest } from './creation-rest.ts';
import { EgressGuard } from '../egress/egress-guard.ts';
import { AssignmentRest } from './assignment-rest.ts';
import { CommentRest } from './comment-rest.ts';
import { IssueRest } from './issue-rest.ts';
import { JiraCaller } from './jira-caller.ts';
import { OAuthDance } from './oauth-dance.ts';
import { RemoteLinkRest } from './remote-link-rest.ts';
import { RestCaller } from './rest-caller.ts';
import { SearchRest } from './search-rest.ts';
import { ServerInfoRest } from './server-info-rest.ts';
import { TransitionRest } from './transition-rest.ts';
import { Transport } from '../egress/transport.ts';
import { userAgentOf } from '../egress/user-agent.ts';
import { WebhookRest } from './webhook-rest.ts';

export interface JiraServerOptions {
  /** Of Lockstep, for the User-Agent. */
  readonly version?: string;
  /** Whether addresses of private networks and of this machine may be called; Jira usually has one. */
  readonly allowPrivateAddresses?: boolean;
  readonly connectTimeoutMs?: number;
  /** For the head of an answer, and between two pieces of its body. */
  readonly answerTimeoutMs?: number;
  /** For a whole request, however steadily its answer drips. */
  readonly callTimeoutMs?: number;
  readonly maxAnswerBytes?: number;
}

interface JiraServerPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  readonly tracing?: Tracing;
  readonly options?: JiraServerOptions;
}

/** A Jira Server / Data Center over HTTP: OAuth 1.0a by an application link, and REST. */
export class UndiciJiraServer implements JiraServer {
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
  readonly #transport: Transport;
  readonly #rest: RestCaller;

  constructor({ clock, log, meter, tracing, options = {} }: JiraServerPorts) {
    const guard = new EgressGuard({ allowPrivateAddresses: options.allowPrivateAddresses ?? true });
    this.#transport = new Transport(guard, {
      connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
      answerTimeoutMs: options.answerTimeoutMs ?? 30_000,
      callTimeoutMs: options.callTimeoutMs ?? 60_000,
      maxAnswerBytes: options.maxAnswerBytes ?? 10 * 1024 * 1024,
      tracing,
    });
    const userAgent = userAgentOf(options.version);
    const caller = new JiraCaller({ clock, log, meter, transport: this.#transport, userAgent });
    this.#rest = new RestCaller(caller);
    this.serverInfo = new ServerInfoRest(caller, clock);
    this.authorization = new OAuthDance(caller, log);
    this.accounts = new AccountRest(this.#rest);
    this.webhooks = new WebhookRest(this.#rest);
    this.statuses = { list: (connection) => this.#statuses(connection) };
    this.issues = new IssueRest(this.#rest);
    this.search = new SearchRest(this.#rest);
    this.remoteLinks = new RemoteLinkRest(this.#rest);
    this.transitions = new TransitionRest(this.#rest);
    this.creation = new CreationRest(this.#rest);
    this.assignments = new AssignmentRest(this.#rest, this.accounts);
    this.comments = new CommentRest(this.#rest, this.accounts);
  }

  /** Takes no more calls, lets those under way end, then closes every connection. */
  close(): Promise<void> {
    return this.#transport.close();
  }

  #statuses(connection: JiraConnection): Promise<readonly JiraStatus[]> {
    const purpose = 'list the statuses of';
    return this.#rest.call({ connection, method: 'GET', pattern: '/rest/api/2/status', purpose }, (rows) =>
      Array.isArray(rows) ? rows.map(understandStatus).filter((status) => status !== null) : null,
    );
  }
}
