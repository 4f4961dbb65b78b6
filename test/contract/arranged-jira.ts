import type { JiraConnection, JiraConsumer, JiraServer } from '../../src/application/ports/jira-server.ts';
import type { AuthorizationKind } from '../../src/domain/integration.ts';
import { webhookApiOf, type WebhookApi } from '../../src/domain/jira-version.ts';
import type { Secret } from '../../src/domain/secret.ts';

/** Somebody in a Jira: active, assignable, with an e-mail of their login at example.com, unless said otherwise. */
export interface ArrangedPerson {
  readonly name: string;
  readonly key: string;
  readonly displayName?: string;
  readonly isActive?: boolean;
  readonly isAssignable?: boolean;
}

/** A Jira with an application link, an issue that is not done, and a hand on what people do there. */
export interface ArrangedJira {
  readonly server: JiraServer;
  /** Which way the suite gets in. */
  readonly connectsBy: AuthorizationKind;
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
  /** The account makes a personal access token in its profile. */
  createPersonalAccessToken(): Promise<Secret>;
  /** Every token given so far is revoked, personal ones too. */
  revokeAccess(): Promise<void>;
  removeApplicationLink(): Promise<void>;
  finishIssue(): Promise<void>;
  /** The issue goes to another project: answers its new key. */
  moveIssue(): Promise<string>;
  deleteIssue(): Promise<void>;
  /** Another issue of the same project: answers its id. */
  createIssue(): Promise<string>;
  /** Somebody else comments on the issue: answers the comment's id. */
  comment(body: string): Promise<string>;
  /** The account loses every permission on comments. */
  forbidComments(): Promise<void>;
  putPerson(person: ArrangedPerson): Promise<void>;
  /** The account loses the permission Assign Issues. */
  forbidAssigning(): Promise<void>;
  /** From now on every issue is to be somebody's. */
  forbidUnassigned(): Promise<void>;
  close(): Promise<void>;
}

export const CALLBACK = 'https://sync.example.com/extensions/jira-server/oauth/callback?state=a+b%2F%C3%BC';

/** What calls in the name of the account take, the way the suite gets in. */
export function connectTo(jira: ArrangedJira): Promise<JiraConnection> {
  return jira.connectsBy === 'oauth' ? connectByOAuth(jira) : connectByToken(jira);
}

/** Goes through the whole dance. */
async function connectByOAuth(jira: ArrangedJira): Promise<JiraConnection> {
  const { authorization } = jira.server;
  const { requestToken } = await authorization.requestToken(jira.consumer, CALLBACK);
  const verifier = await jira.allow(requestToken);
  const { accessToken } = await authorization.accessToken(jira.consumer, requestToken, verifier);
  return { ...jira.consumer, kind: 'oauth', accessToken };
}

async function connectByToken(jira: ArrangedJira): Promise<JiraConnection> {
  const { baseUrl, tls } = jira.consumer;
  const accessToken = await jira.createPersonalAccessToken();
  return { baseUrl, tls, kind: 'personal_access_token', accessToken };
}

/** The webhook API that a Jira of this version has. */
export function webhookApiIn({ version }: ArrangedJira): WebhookApi {
  return webhookApiOf(Number(version.split('.', 1)[0]));
}
