import { InvalidValue } from './domain-error.ts';
import type { Secret } from './secret.ts';
import { isLive, type WebhookSecret } from './webhook-token.ts';

/** What proves that a request comes from our webhook: its token, and the signature of its body. */
export interface WebhookSecrets {
  /** The newest first; only the first signs new tokens. */
  readonly webhookSecrets: readonly WebhookSecret[];
  /** What Jira 10 and newer sign the webhook's bodies with. */
  readonly bodySecret: Secret;
}

/** Secrets that take the place of those before. */
export interface NewWebhookSecrets {
  readonly id: string;
  readonly value: Secret;
  readonly bodySecret: Secret;
}

const HOUR_MS = 60 * 60_000;
export const LONGEST_OVERLAP_HOURS = 30 * 24;

export const DEFAULT_OVERLAP_HOURS = 24;

/**
 * When secrets that are replaced at `now` are taken for the last time.
 * @throws {InvalidValue} when the overlap is negative or longer than 30 days.
 */
export function endOfOverlap(now: Date, overlapHours: number): Date {
  if (!(overlapHours >= 0 && overlapHours <= LONGEST_OVERLAP_HOURS)) {
    throw new InvalidValue('overlapHours', `must be from 0 to ${LONGEST_OVERLAP_HOURS}`);
  }
  return new Date(now.getTime() + overlapHours * HOUR_MS);
}

/** `next` in front; those before are taken until `retiresAt` at the latest, and what is over by `now` is gone. */
export function rotated(
  { webhookSecrets, bodySecret }: WebhookSecrets,
  next: NewWebhookSecrets,
  { now, retiresAt }: { readonly now: Date; readonly retiresAt: Date },
): WebhookSecrets {
  const before = webhookSecrets.map((secret) => ({
    ...secret,
    bodySecret: secret.bodySecret ?? bodySecret,
    retiresAt: secret.retiresAt !== null && secret.retiresAt < retiresAt ? secret.retiresAt : retiresAt,
  }));
  return {
    webhookSecrets: [
      { id: next.id, value: next.value, bodySecret: null, retiresAt: null },
      ...before.filter((secret) => isLive(secret, now)),
    ],
    bodySecret: next.bodySecret,
  };
}

/** Each secret that a body may be signed with at `now`, the newest first. */
export function liveBodySecrets(
  { webhookSecrets, bodySecret }: WebhookSecrets,
  now: Date,
): readonly Secret[] {
  const former = webhookSecrets.filter((secret) => isLive(secret, now)).map((secret) => secret.bodySecret);
  return [bodySecret, ...former.filter((secret) => secret !== null)];
}
