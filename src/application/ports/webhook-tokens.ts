import type { IntegrationId } from '../../domain/ids.ts';
import type { SigningSecret, WebhookToken } from '../../domain/webhook-token.ts';

/** Makes and reads WebhookTokens: JWTs, HS256 and nothing else (RFC 7519, RFC 7515). */
export interface WebhookTokens {
  /** The token of these contents, the same each time. It has no `$`, `{`, `}` or `%`, which Jira would substitute. */
  issue(integrationId: IntegrationId, secret: SigningSecret): string;

  /** What the token says of itself, **unverified**; null when it is no token of ours. Never throws. */
  claims(token: string): WebhookToken | null;

  /** Whether this secret signed the token, for this use, with HS256. Never throws. */
  isSignedBy(token: string, secret: SigningSecret): boolean;
}
