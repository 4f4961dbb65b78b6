import type { Scope } from '../../domain/api-key.ts';
import { InvalidValue, NotFound } from '../../domain/domain-error.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { Integration, JiraAccount } from '../../domain/integration.ts';
import type { JiraServerInfo } from '../../domain/jira-version.ts';
import { checkPersonalAccessToken, knowsPersonalAccessTokens } from '../../domain/personal-access-token.ts';
import type { Secret } from '../../domain/secret.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraConnection, JiraServer } from '../ports/jira-server.ts';
import type { AcceptAuthorization } from './accept-authorization.ts';

export interface AuthorizeWithTokenPorts {
  readonly reads: AdminReads;
  readonly jira: Pick<JiraServer, 'accounts' | 'serverInfo'>;
  readonly clock: Clock;
}

export interface AuthorizeWithTokenCommand {
  readonly scope: Scope;
  readonly integrationId: IntegrationId;
  readonly token: Secret;
  /** As the person who made it chose it in Jira; null when it never expires, or nobody knows. */
  readonly expiresAt: Date | null;
}

/** Authorizes an Integration by a personal access token: the second way beside the OAuth dance, and without one. */
export class AuthorizeWithToken {
  readonly #ports: AuthorizeWithTokenPorts;
  readonly #accept: Pick<AcceptAuthorization, 'execute'>;

  constructor(ports: AuthorizeWithTokenPorts, accept: Pick<AcceptAuthorization, 'execute'>) {
    this.#ports = ports;
    this.#accept = accept;
  }

  /**
   * Takes a token that Jira takes, in the place of what authorized before; any other changes nothing. The Integration
   * as it is now; its webhook health tells whether the webhook stands.
   * @throws {InvalidValue} naming `token` or `expiresAt`, also when Jira does not take the token.
   * @throws {NotFound} when the scope has no such Integration.
   * @throws {IntegrationNotActive} when it is disabled.
   * @throws {JiraFailure} when Jira does not say whether it takes it.
   */
  async execute(command: AuthorizeWithTokenCommand): Promise<Integration> {
    const { reads, clock } = this.#ports;
    const { scope, integrationId, token, expiresAt } = command;
    checkPersonalAccessToken('token', token);
    if (expiresAt !== null && expiresAt <= clock.now()) {
      throw new InvalidValue('expiresAt', 'has passed: make a new token in Jira');
    }
    const integration = await reads.integration(scope, integrationId);
    if (integration === null) throw new NotFound(`there is no Integration ${integrationId}`);
    integration.checkAuthorizable();

    const kind = 'personal_access_token';
    const { baseUrl, tls } = integration.toProps();
    const account = await this.#accountOf({ baseUrl, tls, kind, accessToken: token });
    return this.#accept.execute(integrationId, { accessToken: { kind, value: token }, account, expiresAt });
  }

  async #accountOf(connection: JiraConnection): Promise<JiraAccount> {
    try {
      return await this.#ports.jira.accounts.myself(connection);
    } catch (error) {
      if (!(error instanceof JiraFailure) || error.code !== 'jira_needs_reauthorization') throw error;
      const info = await this.#ports.jira.serverInfo.read(connection);
      throw new InvalidValue('token', refusalBy(info));
    }
  }
}

/** Jira tells a token it does not know from none at all as little as an old one does. */
function refusalBy(info: JiraServerInfo): string {
  return knowsPersonalAccessTokens(info)
    ? 'is not one this Jira takes: it is mistyped, was revoked, or has expired. Make a new one in Jira, in the profile of the account, under Personal Access Tokens'
    : `is of no use here: this is Jira ${info.version}, and personal access tokens came with 8.14. Authorize by the application link`;
}
