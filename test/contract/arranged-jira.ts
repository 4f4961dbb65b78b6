import type { JiraConnection, JiraConsumer, JiraServer } from '../../src/application/ports/jira-server.ts';
import { webhookApiOf, type WebhookApi } from '../../src/domain/jira-version.ts';
import type { Secret } from '../../src/domain/secret.ts';

/** A Jira with an application link, an issue that is not done, and a hand on what people do there. */
export interface ArrangedJira {
  readonly server: JiraServer;
  readonly version: string;
  /** Its application link stands in this Jira. */
  readonly consumer: JiraConsumer;
  /** The login name of the person who allows. */
  readonly account: string;
  readonly issue: { readonly id: string; readonly key: string; readonly summary: string };

  /** A person allows the request token: answers the verifier. */
  allow(requestToken: Secret): Promise<Secret>;
  /** The account loses the global permission Jira Administrators. */
  withdrawAdministration(): Promise<void>;
  /** Every access token given so far is revoked. */
  revokeAccess(): Promise<void>;
  removeApplicationLink(): Promise<void>;
  finishIssue(): Promise<void>;
  /** The issue goes to another project: answers its new key. */
  moveIssue(): Promise<string>;
  deleteIssue(): Promise<void>;
  /** Another issue of the same project: answers its id. */
  createIssue(): Promise<string>;
  close(): Promise<void>;
}

export const CALLBACK = 'https://sync.example.com/extensions/jira-server/oauth/callback?state=a+b%2F%C3%BC';

/** Goes through the whole dance, and answers what calls in the name of the account take. */
export async function connectTo(jira: ArrangedJira): Promise<JiraConnection> {
  const { authorization } = jira.server;
  const { requestToken } = await authorization.requestToken(jira.consumer, CALLBACK);
  const verifier = await jira.allow(requestToken);
  const { accessToken } = await authorization.accessToken(jira.consumer, requestToken, verifier);
  return { ...jira.consumer, accessToken };
}

/** The webhook API that a Jira of this version has. */
export function webhookApiIn({ version }: ArrangedJira): WebhookApi {
  return webhookApiOf(Number(version.split('.', 1)[0]));
}
