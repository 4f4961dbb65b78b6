import { WebhookTokenRefused } from '../../domain/domain-error.ts';
import { isLive } from '../../domain/webhook-token.ts';
import type { Clock } from '../ports/clock.ts';
import type { Meter } from '../ports/meter.ts';
import type { WebhookTokens } from '../ports/webhook-tokens.ts';
import type { HeldIntegrations, ProvableIntegration } from './held-integrations.ts';

export interface ProveWebhookTokenPorts {
  readonly tokens: WebhookTokens;
  readonly integrations: HeldIntegrations;
  readonly clock: Clock;
  readonly meter: Meter;
}

/** An Integration that a token has proved, and its secrets. */
export interface ProvedIntegration extends ProvableIntegration {
  /** Which of its webhook secrets signed the token. */
  readonly secretId: string;
}

/**
 * The Integration that a webhook's token proves: the one it names, when a live secret of that one signed it.
 * @throws {WebhookTokenRefused} alike for every reason; the reason is counted.
 */
export async function proveWebhookToken(
  token: string,
  { tokens, integrations, clock, meter }: ProveWebhookTokenPorts,
): Promise<ProvedIntegration> {
  const refuse = (reason: WebhookTokenRefused['reason']): never => {
    meter.count('webhook_requests', { outcome: `token_${reason}` });
    throw new WebhookTokenRefused(reason);
  };

  const claims = tokens.claims(token);
  if (claims === null) return refuse('malformed');

  const known = await integrations.find(claims.integrationId);
  if (known === null) return refuse('unknown_integration');

  const now = clock.now();
  const isProved = known.secrets.webhookSecrets.some(
    (secret) => isLive(secret, now) && tokens.isSignedBy(token, secret),
  );
  if (!isProved) return refuse('wrong_signature');
  if (known.integration.isDisabled) return refuse('disabled_integration');
  return { ...known, secretId: claims.secretId };
}
