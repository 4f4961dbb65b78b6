import { randomUUID } from 'node:crypto';
import { JiraFailure } from '../../application/ports/jira-failure.ts';
import type { JiraConnection, JiraConsumer } from '../../application/ports/jira-server.ts';
import { Secret } from '../../domain/secret.ts';

/** What the browser brings to the callback once a person has allowed a request token. */
export interface AllowedRequestToken {
  readonly verifier: Secret;
  /** The callback's address with `oauth_token` and `oauth_verifier` in its query. */
  readonly callbackUrl: string;
}

interface RequestToken {
  readonly callbackUrl: string;
  readonly verifier: string;
  isAllowed: boolean;
}

/** The tokens of an InMemoryJiraServer, OAuth's and personal ones. Every consumer key has an application link until it is removed. */
export class InMemoryJiraGrants {
  readonly #requestTokens = new Map<string, RequestToken>();
  readonly #accessTokens = new Set<string>();
  readonly #personalTokens = new Set<string>();
  readonly #removedLinks = new Set<string>();

  request(consumer: JiraConsumer, callbackUrl: string): Secret {
    this.#checkLink(consumer);
    const token = randomUUID();
    this.#requestTokens.set(token, { callbackUrl, verifier: randomUUID(), isAllowed: false });
    return new Secret(token);
  }

  allow(token: string): AllowedRequestToken {
    const request = this.#requestTokens.get(token);
    if (request === undefined) throw refused('token_rejected', 'Jira does not know this request token.');
    request.isAllowed = true;

    const callback = new URL(request.callbackUrl);
    callback.searchParams.append('oauth_token', token);
    callback.searchParams.append('oauth_verifier', request.verifier);
    return { verifier: new Secret(request.verifier), callbackUrl: callback.href };
  }

  exchange(consumer: JiraConsumer, requestToken: Secret, verifier: Secret): Secret {
    this.#checkLink(consumer);
    const request = this.#requestTokens.get(requestToken.reveal());
    if (request === undefined) throw refused('token_rejected', 'Jira does not know this request token.');
    if (!request.isAllowed) throw refused('permission_unknown', 'Nobody has allowed this request token yet.');
    if (request.verifier !== verifier.reveal()) throw refused('verifier_invalid', 'The verifier is wrong.');

    this.#requestTokens.delete(requestToken.reveal());
    return this.grant();
  }

  grant(): Secret {
    const token = randomUUID();
    this.#accessTokens.add(token);
    return new Secret(token);
  }

  grantPersonal(): Secret {
    const token = randomUUID();
    this.#personalTokens.add(token);
    return new Secret(token);
  }

  revokeAll(): void {
    this.#accessTokens.clear();
    this.#personalTokens.clear();
  }

  removeLink(consumerKey: string): void {
    this.#removedLinks.add(consumerKey);
  }

  /** @throws {JiraFailure} when the connection is good for nothing. */
  check(connection: JiraConnection): void {
    const token = connection.accessToken.reveal();
    if (connection.kind === 'personal_access_token') {
      if (this.#personalTokens.has(token)) return;
      throw new JiraFailure(
        'jira_needs_reauthorization',
        'Jira does not take the personal access token (401): it is wrong, was revoked, or has expired.',
        { status: 401 },
      );
    }
    this.#checkLink(connection);
    if (this.#accessTokens.has(token)) return;
    throw new JiraFailure('jira_needs_reauthorization', 'Jira rejects the access token: authorize again.', {
      status: 401,
      oauthProblem: 'token_rejected',
    });
  }

  #checkLink({ consumerKey }: JiraConsumer): void {
    if (!this.#removedLinks.has(consumerKey)) return;
    throw new JiraFailure('jira_misconfigured', `Jira has no application link with "${consumerKey}".`, {
      status: 401,
      oauthProblem: 'consumer_key_unknown',
    });
  }
}

function refused(oauthProblem: string, message: string): JiraFailure {
  return new JiraFailure('jira_authorization_refused', message, { status: 401, oauthProblem });
}
