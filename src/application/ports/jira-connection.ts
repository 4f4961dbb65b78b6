import type { TlsSettings } from '../../domain/integration.ts';
import type { Secret } from '../../domain/secret.ts';

/** Where a Jira is, and how its TLS is checked. */
export interface JiraTarget {
  readonly baseUrl: string;
  readonly tls: TlsSettings;
}

/** A Jira, and the application link we have there. */
export interface JiraConsumer extends JiraTarget {
  readonly consumerKey: string;
  readonly privateKey: Secret;
}

/** A Jira, our application link there, and the account that went through the OAuth dance. */
export interface OAuthConnection extends JiraConsumer {
  readonly kind: 'oauth';
  readonly accessToken: Secret;
}

/** A Jira, and a personal access token of an account there. Jira 8.14 and newer know them. */
export interface PersonalConnection extends JiraTarget {
  readonly kind: 'personal_access_token';
  readonly accessToken: Secret;
}

/** A Jira, and an account in whose name we call it. */
export type JiraConnection = OAuthConnection | PersonalConnection;
