import type { IntegrationId } from './ids.ts';
import type { JiraServerInfo } from './jira-version.ts';
import type { WebhookHealth } from './webhook-health.ts';

/**
 * `disabled`: switched off by a person. `uninstalled`: over, and kept for what happened. The others tell whether calls
 * of its Jira are authorized.
 */
export const INTEGRATION_STATES = [
  'awaiting_authorization',
  'active',
  'needs_reauthorization',
  'disabled',
  'uninstalled',
] as const;
export type IntegrationState = (typeof INTEGRATION_STATES)[number];

/** Which way a Jira lets us in: by an application link and the OAuth dance, or by a token an account made for us. */
export type AuthorizationKind = 'oauth' | 'personal_access_token';

/** An authorization that Jira takes. */
export interface GrantedAuthorization {
  readonly by: AuthorizationKind;
  readonly account: JiraAccount;
  /** Null when nobody knows. */
  readonly expiresAt: Date | null;
}

/** The Jira account whose permissions every call has: our own writes are told by it. */
export interface JiraAccount {
  readonly key: string | null;
  readonly name: string;
  readonly displayName: string | null;
}

/** How the TLS of this Jira is checked. `caCertificate` is a PEM of an authority trusted beside the system's. */
export interface TlsSettings {
  readonly isVerified: boolean;
  readonly caCertificate: string | null;
}

/** The code of the problem that Jira hides many linked issues: the only one that is not of the authorization. */
export const ISSUES_HIDDEN = 'jira_issues_hidden';

/** Something wrong with the Integration as a whole, said once. */
export interface IntegrationProblem {
  readonly code: string;
  readonly message: string;
  readonly since: Date;
}

export interface IntegrationProps {
  readonly id: IntegrationId;
  readonly baseUrl: string;
  readonly state: IntegrationState;
  readonly consumerKey: string;
  readonly publicKey: string;
  readonly tls: TlsSettings;
  readonly serverInfo: JiraServerInfo | null;
  readonly account: JiraAccount | null;
  /** Null until it is authorized. */
  readonly authorizedBy: AuthorizationKind | null;
  readonly authorizationExpiresAt: Date | null;
  readonly webhook: WebhookHealth;
  readonly bodySignature: 'unknown' | 'required';
  readonly lastEventAt: Date | null;
  /** Jira asked for no request before then; null when it never did. */
  readonly quietUntil: Date | null;
  readonly problem: IntegrationProblem | null;
  readonly createdAt: Date;
}

export type NewIntegration = Pick<
  IntegrationProps,
  'id' | 'baseUrl' | 'consumerKey' | 'publicKey' | 'tls' | 'serverInfo' | 'createdAt'
>;
