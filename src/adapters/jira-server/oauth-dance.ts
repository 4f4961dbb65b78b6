import type { Log } from '../../application/ports/log.ts';
import type {
  JiraAccessToken,
  JiraAuthorization,
  JiraConsumer,
  JiraRequestToken,
} from '../../application/ports/jira-server.ts';
import { Secret } from '../../domain/secret.ts';
import { endpointOf, type JiraAnswer, type JiraCall } from './jira-call.ts';
import type { JiraCaller } from './jira-caller.ts';
import { formIn } from './oauth-problem.ts';

const SERVLET = '/plugins/servlet/oauth';

/** The two calls of the OAuth dance, and the page in between. */
export class OAuthDance implements JiraAuthorization {
  readonly #caller: JiraCaller;
  readonly #log: Log;

  constructor(caller: JiraCaller, log: Log) {
    this.#caller = caller;
    this.#log = log;
  }

  async requestToken(consumer: JiraConsumer, callbackUrl: string): Promise<JiraRequestToken> {
    const call: JiraCall = {
      kind: 'request_token',
      target: consumer,
      credentials: { kind: 'oauth', consumer, token: null, dance: { oauth_callback: callbackUrl } },
      method: 'POST',
      pattern: `${SERVLET}/request-token`,
      path: `${SERVLET}/request-token`,
      purpose: 'fetch a request token from',
      secrets: [new Secret(callbackUrl)],
    };
    const { token } = await this.#caller.call(call, (answer) => this.#tokenIn(call, answer));
    const query = `oauth_token=${encodeURIComponent(token.reveal())}`;
    return { requestToken: token, authorizeUrl: `${consumer.baseUrl}${SERVLET}/authorize?${query}` };
  }

  async accessToken(
    consumer: JiraConsumer,
    requestToken: Secret,
    verifier: Secret,
  ): Promise<JiraAccessToken> {
    const call: JiraCall = {
      kind: 'access_token',
      target: consumer,
      credentials: {
        kind: 'oauth',
        consumer,
        token: requestToken,
        dance: { oauth_verifier: verifier.reveal() },
      },
      method: 'POST',
      pattern: `${SERVLET}/access-token`,
      path: `${SERVLET}/access-token`,
      purpose: 'fetch an access token from',
      secrets: [requestToken, verifier],
    };
    const { token, parameters } = await this.#caller.call(call, (answer) => this.#tokenIn(call, answer));
    const expiresIn = parameters.get('oauth_expires_in') ?? '';
    return { accessToken: token, expiresInSeconds: /^\d{1,12}$/.test(expiresIn) ? Number(expiresIn) : null };
  }

  /** The token secret is of no use with RSA-SHA1, but an answer without it is no answer of OAuth. */
  #tokenIn(
    call: JiraCall,
    answer: JiraAnswer,
  ): { readonly token: Secret; readonly parameters: ReadonlyMap<string, string> } | null {
    const parameters = formIn(answer.text);
    const token = parameters.get('oauth_token') ?? '';
    if (token !== '' && (parameters.get('oauth_token_secret') ?? '') !== '') {
      return { token: new Secret(token), parameters };
    }
    const pairs = answer.text.split('&').filter((pair) => pair.includes('='));
    const keys = pairs.map((pair) => pair.split('=', 1)[0] ?? '').filter((key) => /^\w{1,60}$/.test(key));
    this.#log.warn('jira_token_answer_incomplete', { endpoint: endpointOf(call), keys: keys.slice(0, 20) });
    return null;
  }
}
