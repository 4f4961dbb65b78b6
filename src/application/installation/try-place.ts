import { Conflict } from '../../domain/domain-error.ts';
import type { Integration, JiraAccount } from '../../domain/integration.ts';
import type { JiraServerInfo } from '../../domain/jira-version.ts';
import { mayAuthorizeAt } from '../../domain/move-integration.ts';
import type { JiraTarget } from '../ports/jira-connection.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Stores } from '../ports/stores.ts';
import { connectionOf } from './jira-access.ts';

export interface TryPlacePorts {
  readonly stores: Pick<Stores, 'credentials'>;
  readonly jira: Pick<JiraServer, 'serverInfo' | 'accounts'>;
}

/** Finds out whether the Jira of an Integration answers at another place. Stores nothing. */
export class TryPlace {
  readonly #ports: TryPlacePorts;

  constructor(ports: TryPlacePorts) {
    this.#ports = ports;
  }

  /**
   * What the Jira there tells of itself. Where the Integration is authorized, that one takes its authorization as its
   * account's, which no other Jira knows; where it is not, or may not show that there, nothing shows that it is the same.
   * @throws {Conflict} when it does not take the authorization.
   * @throws {JiraFailure} when there is no Jira to be read, or it does not say whether it takes it.
   */
  async execute(integration: Integration, target: JiraTarget): Promise<JiraServerInfo> {
    const { stores, jira } = this.#ports;
    const { baseUrl, tls } = target;
    const serverInfo = await jira.serverInfo.read({ baseUrl, tls });
    const credentials = await stores.credentials.find(integration.id);
    const { account } = integration.toProps();
    if (!mayAuthorizeAt(integration, baseUrl)) return serverInfo;
    if (account === null || credentials?.accessToken == null) return serverInfo;

    const { accessToken } = credentials;
    const there = integration.movedTo({ baseUrl, tls, serverInfo });
    const found = await this.#accountAt(connectionOf(there, { ...credentials, accessToken }));
    if (!isSameAccount(account, found)) {
      throw anotherJira(baseUrl, `Its authorization is of ${found.name} there, and of ${account.name} here.`);
    }
    return serverInfo;
  }

  async #accountAt(connection: Parameters<JiraServer['accounts']['myself']>[0]): Promise<JiraAccount> {
    try {
      return await this.#ports.jira.accounts.myself(connection);
    } catch (error) {
      if (!(error instanceof JiraFailure) || !isRefusal(error)) throw error;
      // What else the failure advises is for a Jira that is known to be this one.
      const mayBeSame = error.oauthProblem === 'signature_invalid';
      throw anotherJira(
        connection.baseUrl,
        mayBeSame ? `Or it is the same one after all: ${error.message}` : '',
        error,
      );
    }
  }
}

function anotherJira(baseUrl: string, why: string, cause?: JiraFailure): Conflict {
  return new Conflict(
    `The Jira at ${baseUrl} does not know this Integration. It is another Jira, or one that was set up anew, where the ` +
      `linked issues are others: connect it as a new Integration. Nothing was changed. ${why}`.trimEnd(),
    { cause },
  );
}

/** Whether Jira has looked at the authorization, and does not know it: token, consumer key, or public key. */
function isRefusal({ code, oauthProblem }: JiraFailure): boolean {
  if (code === 'jira_needs_reauthorization') return true;
  return code === 'jira_misconfigured' && oauthProblem !== null && !OF_TIME.includes(oauthProblem);
}

const OF_TIME = ['timestamp_refused', 'nonce_used'];

/** A name may be changed, a key never is; old Jiras may tell none. */
function isSameAccount(known: JiraAccount, found: JiraAccount): boolean {
  return known.key === null || found.key === null ? known.name === found.name : known.key === found.key;
}
