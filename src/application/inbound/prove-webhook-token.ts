import { WebhookTokenRefused } from '../../domain/domain-error.ts';
import type { Integration } from '../../domain/integration.ts';
import { isLive } from '../../domain/webhook-token.ts';
import type { Clock } from '../ports/clock.ts';
import type { Meter } from '../ports/meter.ts';
import type { IntegrationCredentials, Stores } from '../ports/stores.ts';
import type { WebhookTokens } from '../ports/webhook-tokens.ts';

export interface ProveWebhookTokenPorts {
  readonly tokens: WebhookTokens;
  readonly stores: Pick<Stores, 'integrations' | 'credentials'>;
  readonly clock: Clock;
  readonly meter: Meter;
}

/** An Integration that a token has proved, and its secrets. */
export interface ProvedIntegration {
  readonly integration: Integration;
  readonly credentials: IntegrationCredentials;
  /** Which of its webhook secrets signed the token. */
  readonly secretId: string;
}

/**
 * The Integration that a webhook's token proves: the one it names, when a live secret of that one signed it.
 * @throws {WebhookTokenRefused} alike for every reason; the reason is counted.
 */
export async function proveWebhookToken(
  token: string,
  { tokens, stores, clock, meter }: ProveWebhookTokenPorts,
): Promise<ProvedIntegration> {
  const refuse = (reason: WebhookTokenRefused['reason']): never => {
    meter.count('webhook_requests', { outcome: `token_${reason}` });
    throw new WebhookTokenRefused(reason);
  };

  const claims = tokens.claims(token);
  if (claims === null) return refuse('malformed');

  const credentials = await stores.credentials.find(claims.integrationId);
  if (credentials === null) return refuse('unknown_integration');

  const now = clock.now();
  const isProved = credentials.webhookSecrets.some(
    (secret) => isLive(secret, now) && tokens.isSignedBy(token, secret),
  );
  if (!isProved) return refuse('wrong_signature');

  const integration = await stores.integrations.find(claims.integrationId);
  if (integration === null) return refuse('unknown_integration');
  if (integration.isDisabled) return refuse('disabled_integration');
  return { integration, credentials, secretId: claims.secretId };
}
