import type { JiraConsumer, JiraTarget } from '../../application/ports/jira-server.ts';
import type { Answer } from '../egress/transport.ts';
import { urlIn } from '../../domain/url-in.ts';
import type { Secret } from '../../domain/secret.ts';

/**
 * `unsigned`: as anybody. `request_token`, `access_token`: the two calls of the OAuth dance. `signed`: in the name of
 * the account that authorized us.
 */
export type JiraCallKind = 'unsigned' | 'request_token' | 'access_token' | 'signed';

/** Who signs a call, and what it carries of OAuth. */
export interface OAuthCredentials {
  readonly kind: 'oauth';
  readonly consumer: JiraConsumer;
  readonly token: Secret | null;
  readonly dance?: { readonly oauth_callback: string } | { readonly oauth_verifier: string };
}

/** What shows Jira in whose name a call is. */
export type JiraCredentials =
  OAuthCredentials | { readonly kind: 'personal_access_token'; readonly token: Secret };

/** One call of a Jira. */
export interface JiraCall {
  readonly kind: JiraCallKind;
  readonly target: JiraTarget;
  readonly credentials: JiraCredentials | null;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The path as it is counted and logged: no id, no key. */
  readonly pattern: string;
  /** What follows the base URL, query included. */
  readonly path: string;
  readonly body?: unknown;
  /** Completes "could not … <host>", as in "read issue ABC-1 in". */
  readonly purpose: string;
  /** What may never show in a message, though Jira repeated it. */
  readonly secrets: readonly Secret[];
}

/** What a Jira, or whoever stands in front of it, answered. */
export type JiraAnswer = Answer;

/** Whether it is one of the two calls of the OAuth dance. */
export function isDance({ kind }: JiraCall): boolean {
  return kind === 'request_token' || kind === 'access_token';
}

/** The consumer key that the call is signed under; empty when it is not signed by OAuth. */
export function consumerKeyOf({ credentials }: JiraCall): string {
  return credentials?.kind === 'oauth' ? credentials.consumer.consumerKey : '';
}

/** Whether it is a call by personal access token. */
export function isPersonal({ credentials }: JiraCall): boolean {
  return credentials?.kind === 'personal_access_token';
}

/** The path pattern with its method, by which calls are counted and logged. */
export function endpointOf({ method, pattern }: JiraCall): string {
  return `${method} ${pattern}`;
}

/** The host, and the port where it is not the usual one, for messages. */
export function hostOf(target: JiraTarget): string {
  return urlIn(target.baseUrl)?.host ?? 'an address that is none';
}

/** Whether an answer is a web page: Jira's API gives none. */
export function isHtml({ headers, text }: JiraAnswer): boolean {
  return /\bhtml\b/i.test(headers['content-type'] ?? '') || /^\s*<(!doctype|html|head|body)\b/i.test(text);
}
