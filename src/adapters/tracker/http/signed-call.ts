import { Webhook } from 'standardwebhooks';
import type { Secret } from '../../../domain/secret.ts';

/** What is said to a tracker. */
export interface Message {
  /** The same for every repeat of the same message. */
  readonly id: string;
  readonly at: Date;
  readonly body: string;
}

/** The headers that prove a message, as Standard Webhooks has them: one signature for each secret that counts. */
export function signedHeaders(
  { id, at, body }: Message,
  secrets: readonly Secret[],
): Readonly<Record<string, string>> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret.reveal()).sign(id, at, body)).join(' '),
  };
}
