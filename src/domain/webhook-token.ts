import type { IntegrationId } from './ids.ts';
import type { Secret } from './secret.ts';

/** Whom a webhook token is for; a token of anything else proves nothing here. */
export const WEBHOOK_TOKEN_AUDIENCE = 'lockstep/jira-webhook';

/** What a WebhookToken says. It names no times, so that it is made again byte for byte. */
export interface WebhookToken {
  readonly integrationId: IntegrationId;
  /** Which of the Integration's webhook secrets signed it. */
  readonly secretId: string;
}

/** What it takes to sign a WebhookToken, and to prove one. */
export type SigningSecret = Pick<WebhookSecret, 'id' | 'value'>;

/** A secret that signs WebhookTokens. Several are live while one replaces another. */
export interface WebhookSecret {
  readonly id: string;
  readonly value: Secret;
  /** What Jira signed bodies with while this one was the newest; null for the newest, whose is the Integration's own. */
  readonly bodySecret: Secret | null;
  /** From then on its tokens prove nothing; null while it is not being replaced. */
  readonly retiresAt: Date | null;
}

/** Whether tokens of this secret are still taken at `now`. */
export function isLive(secret: Pick<WebhookSecret, 'retiresAt'>, now: Date): boolean {
  return secret.retiresAt === null || now < secret.retiresAt;
}
