import { WebhookTokenRefused } from '../../domain/domain-error.ts';
import type { WebhookToken } from '../../domain/webhook-token.ts';
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
  /** Whether it was asked for this very request; else as it was within the last second. */
  readonly isSure: boolean;
}

/**
 * The Integration that a webhook's token proves: the one it names, when a live secret of that one signed it. Also one that
 * is switched off, of which nothing is to be taken.
 * @throws {WebhookTokenRefused} alike for every reason; the reason is counted.
 */
export async function proveWebhookToken(
  token: string,
  ports: ProveWebhookTokenPorts,
): Promise<ProvedIntegration> {
  const refuse = (reason: WebhookTokenRefused['reason']): never => {
    ports.meter.count('webhook_requests', { outcome: `token_${reason}` });
    throw new WebhookTokenRefused(reason);
  };

  const claims = ports.tokens.claims(token);
  if (claims === null) return refuse('malformed');

  const known = await ports.integrations.find(claims.integrationId);
  if (known === null) return refuse('unknown_integration');
  if (!isProvedBy(token, known, ports)) return refuse('wrong_signature');
  return { ...known, secretId: claims.secretId, isSure: true };
}

/** The same by what was so within the last second, without asking; null when that proves nothing. Refuses nothing. */
export async function provedLately(
  token: string,
  claims: WebhookToken,
  ports: ProveWebhookTokenPorts,
): Promise<ProvedIntegration | null> {
  const known = await ports.integrations.findLately(claims.integrationId);
  if (known === null || known.integration.isDisabled || !isProvedBy(token, known, ports)) return null;
  return { ...known, secretId: claims.secretId, isSure: false };
}

function isProvedBy(
  token: string,
  { secrets }: ProvableIntegration,
  { tokens, clock }: ProveWebhookTokenPorts,
): boolean {
  const now = clock.now();
  return secrets.webhookSecrets.some((secret) => isLive(secret, now) && tokens.isSignedBy(token, secret));
}
